#!/usr/bin/env python3
"""ComParE's descriptors of single frames by their published formulae, in numpy float64. Writes descriptors.json beside this file.

The reference signal at 44.1 kHz, 2 s; frames of 20 ms every 10 ms, Hamming (symmetric), transform of 1024 points.
Independent of the C# code: dense filter bank, matrix DCT, scipy's lfilter for RASTA.

python3 make_descriptors.py
"""
import json
import os
import sys

import numpy as np
import scipy
import scipy.signal

RATE, LENGTH, HOP, FFT, BANDS = 44100, 882, 441, 1024, 26
FRAMES = [0, 5, 43, 100, 150, 190]


def signal(rate, seconds):
    count, state = round(rate * seconds), 12345
    noise = np.empty(count)
    for i in range(count):
        state = (1664525 * state + 1013904223) % 2**32
        noise[i] = state / 2147483648.0 - 1
    t = np.arange(count) / rate
    b = t % 0.5
    s = lambda f: np.sin(2 * np.pi * f * t)
    chord = s(261.625565) + 0.8 * s(329.627557) + 0.6 * s(391.995436) + 0.3 * s(523.251131)
    x = 0.25 * np.exp(-4 * b) * chord + 0.2 * np.exp(-60 * b) * s(2000) + 0.01 * noise
    return x.astype(np.float32).astype(np.float64)


def mel(f):
    return 1127.01048 * np.log(1 + f / 700)


def filters():
    edges = np.linspace(mel(20.0), mel(8000.0), BANDS + 2)
    at = mel(np.arange(FFT // 2 + 1) * RATE / FFT)
    rows = []
    for j in range(BANDS):
        rise = (at - edges[j]) / (edges[j + 1] - edges[j])
        fall = (edges[j + 2] - at) / (edges[j + 2] - edges[j + 1])
        rows.append(np.maximum(0, np.minimum(rise, fall)))
    return np.array(rows), 700 * (np.exp(edges[1:-1] / 1127.01048) - 1)


def loudness(f):
    w = (2 * np.pi * f) ** 2
    return (w + 56.8e6) * w**2 / ((w + 6.3e6) ** 2 * (w + 0.38e9))


def main():
    x = signal(RATE, 2)
    window = 0.54 - 0.46 * np.cos(2 * np.pi * np.arange(LENGTH) / (LENGTH - 1))
    starts = np.arange(0, len(x) - LENGTH + 1, HOP)
    frames = np.array([x[s:s + LENGTH] for s in starts])
    raw = np.abs(np.fft.rfft(frames * window, FFT)) ** 2
    power = 2 * raw / (FFT * np.sum(window**2))
    power[:, [0, -1]] /= 2
    magnitude = np.sqrt(power)
    bank, centers = filters()
    bands = power @ bank.T
    weight = loudness(centers)
    ear = (weight * bands) ** 0.33
    logs = np.log(np.maximum(bands, 1e-10))
    b, a = [0.2, 0.1, 0, -0.1, -0.2], [1, -0.98]
    # A constant passes as 0: what is left after the first frame was held for ever is the answer to the changes since.
    rasta = np.exp(0.33 * scipy.signal.lfilter(b, a, logs - logs[0], axis=0)) * weight**0.33
    htk = np.log(np.maximum(1, (raw * 32768.0**2) @ bank.T))
    n, j = np.arange(1, 15)[:, None], np.arange(1, BANDS + 1)[None, :]
    mfcc = htk @ (np.sqrt(2 / BANDS) * np.cos(np.pi * n * (j - 0.5) / BANDS)).T * (1 + 11 * np.sin(np.pi * np.arange(1, 15) / 22))
    f = np.arange(FFT // 2 + 1) * RATE / FFT
    bark = 13 * np.arctan(0.00076 * f) + 3.5 * np.arctan((f / 7500) ** 2)
    sharp = 0.11 * bark * np.where(bark <= 16, 1, 0.066 * np.exp(0.171 * bark))

    out = {}
    for i in FRAMES:
        p, m = power[i], magnitude[i]
        q = p / p.sum()
        c = np.sum(f * q)
        v = np.sum((f - c) ** 2 * q)
        signs = frames[i] > 0
        row = [ear[i].sum(), rasta[i].sum(), np.sqrt(np.mean(frames[i] ** 2)), np.sum(signs[1:] != signs[:-1]) / LENGTH, *rasta[i]]
        for low, high in ((250, 650), (1000, 4000)):
            edge = lambda h: int(np.floor(h / (RATE / 2) * (FFT // 2) + 0.5))
            row.append(p[edge(low):edge(high) + 1].sum())
        row += [f[np.searchsorted(np.cumsum(p), share * p.sum())] for share in (0.25, 0.5, 0.75, 0.9)]
        row.append(0.0 if i == 0 else np.linalg.norm(m - magnitude[i - 1]))
        row += [c, -np.sum(q[q > 0] * np.log2(q[q > 0])), v, np.sum((f - c) ** 3 * q) / v**1.5, np.sum((f - c) ** 4 * q) / v**2]
        row.append(np.polyfit(f, m, 1)[0])
        row.append(np.sum(q * sharp))
        row.append(np.sum(np.abs(np.diff(m))) / (2 * m.sum()))
        row += list(mfcc[i])
        out[str(i)] = [float(f"{value:.10g}") for value in row]
    result = {"made_by": "make_descriptors.py",
              "versions": {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__},
              "frames": out}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "descriptors.json"), "w") as file:
        json.dump(result, file, separators=(",", ":"))


main()
