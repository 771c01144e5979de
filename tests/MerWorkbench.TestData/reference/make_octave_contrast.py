"""librosa 0.10's spectral_contrast from its definition in float64 (librosa itself was not run):  python3 make_octave_contrast.py > octave_contrast.json

Signals of TestSignals.cs at 22050 Hz, frames of 2048 samples from sample 3000, periodic Hann. Peak and valley as power_to_db without top_db.
"""
import json
import sys

import numpy as np

RATE, SIZE, START, COUNT = 22050, 2048, 3000, 11025


def noise(gain):
    state, values = 12345, np.empty(COUNT)
    for i in range(COUNT):
        state = (1664525 * state + 1013904223) % 2**32
        values[i] = gain * (state / 2147483648 - 1)
    return values.astype(np.float32)


def voice():
    t = np.arange(COUNT) / RATE
    phase = 2 * np.pi * 220 * t + 1.5 * np.sin(2 * np.pi * 5.5 * t)
    tone = sum(np.sin(k * phase) / k for k in range(1, 13))
    return (0.3 * (0.6 + 0.4 * np.sin(2 * np.pi * 0.7 * t)) * tone + 0.002 * noise(1).astype(float)).astype(np.float32)


def contrast(frame):
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(SIZE) / SIZE)
    magnitude = np.abs(np.fft.rfft(frame.astype(float) * window))
    hertz = np.arange(SIZE // 2 + 1) * RATE / SIZE
    edges = np.concatenate([[0], 200 * 2.0 ** np.arange(0, 7)])
    peaks, valleys = [], []
    for k in range(7):
        band = (hertz >= edges[k]) & (hertz <= edges[k + 1])
        inside = np.flatnonzero(band)
        if k > 0:
            band[inside[0] - 1] = True
        if k == 6:
            band[inside[-1] + 1:] = True
        part = np.sort(magnitude[band] if k == 6 else magnitude[band][:-1])
        count = int(max(np.rint(0.02 * np.sum(band)), 1))
        valleys.append(10 * np.log10(max(1e-10, part[:count].mean())))
        peaks.append(10 * np.log10(max(1e-10, part[-count:].mean())))
    return {"peaks": [float(f"{v:.9g}") for v in peaks], "valleys": [float(f"{v:.9g}") for v in valleys]}


json.dump({"header": __doc__, "rate": RATE, "size": SIZE, "start": START,
           "signals": {name: contrast(x[START:START + SIZE]) for name, x in {"noise": noise(0.5), "voice": voice()}.items()}}, sys.stdout)
print()
