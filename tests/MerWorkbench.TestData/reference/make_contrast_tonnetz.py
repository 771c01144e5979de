"""librosa 0.10's spectral_contrast and tonnetz(chroma=chroma_stft) from their definitions in float64 (librosa itself was not run).

    python3 make_contrast_tonnetz.py > contrast_tonnetz.json

S(22050 Hz, 5 s) of ReferenceSignal.cs, samples 40000 to 64999 set to 0, so that the limit of 80 dB below the clip's maximum is reached.
Frames of 2048 every 512, centred, zeros around, periodic Hann; contrast: power_to_db (top_db 80) of peaks and of valleys, each over the whole clip.
"""
import json
import sys

import numpy as np

RATE, SIZE, HOP = 22050, 2048, 512


def reference(rate, seconds):
    n = round(rate * seconds)
    noise, state = np.empty(n), 12345
    for i in range(n):
        state = (1664525 * state + 1013904223) % 2**32
        noise[i] = state / 2**31 - 1
    t = np.arange(n) / rate
    b = np.fmod(t, 0.5)
    tones = sum(a * np.sin(2 * np.pi * f * t) for a, f in [(1, 261.625565), (.8, 329.627557), (.6, 391.995436), (.3, 523.251131)])
    return (0.25 * np.exp(-4 * b) * tones + 0.2 * np.exp(-60 * b) * np.sin(2 * np.pi * 2000 * t) + 0.01 * noise).astype(np.float32).astype(float)


def decibels(values):
    values = 10 * np.log10(np.maximum(1e-10, values))
    return np.maximum(values, values.max() - 80)


x = reference(RATE, 5)
x[40000:65000] = 0
x = np.pad(x, SIZE // 2)
frames = np.lib.stride_tricks.sliding_window_view(x, SIZE)[::HOP] * (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(SIZE) / SIZE))
magnitude = np.abs(np.fft.rfft(frames))
hertz = np.arange(SIZE // 2 + 1) * RATE / SIZE

edges = np.concatenate([[0], 200 * 2.0 ** np.arange(7)])
peaks, valleys = [], []
for k in range(7):
    inside = np.flatnonzero((hertz >= edges[k]) & (hertz <= edges[k + 1]))
    first, last = inside[0] - (k > 0), (len(hertz) - 1 if k == 6 else inside[-1])
    part = np.sort(magnitude[:, first:last + 1] if k == 6 else magnitude[:, first:last], axis=1)
    count = int(max(np.rint(0.02 * (last + 1 - first)), 1))
    valleys.append(part[:, :count].mean(1))
    peaks.append(part[:, -count:].mean(1))
contrast = decibels(np.array(peaks)).T - decibels(np.array(valleys)).T

# filters.chroma: Gaussian bumps a semitone wide, octaves weighted around 5 with width 2, C first.
pitch = np.empty(SIZE)
pitch[1:] = 12 * np.log2(np.arange(1, SIZE) * RATE / SIZE / 27.5)
pitch[0] = pitch[1] - 18
width = np.append(np.maximum(np.diff(pitch), 1), 1)
distance = np.remainder(pitch - np.arange(12)[:, None] + 6 + 120, 12) - 6
bumps = np.exp(-0.5 * (2 * distance / width) ** 2)
bumps /= np.sqrt((bumps ** 2).sum(0))
bumps *= np.exp(-0.5 * ((pitch / 12 - 5) / 2) ** 2)
bumps = np.roll(bumps, -3, 0)[:, :SIZE // 2 + 1]
chroma = magnitude ** 2 @ bumps.T

v = np.outer([7 / 6, 7 / 6, 3 / 2, 3 / 2, 2 / 3, 2 / 3], np.arange(12))
v[::2] -= 0.5
phi = np.array([1, 1, 1, 1, 0.5, 0.5])[:, None] * np.cos(np.pi * v)
total = chroma.sum(1, keepdims=True)
tonnetz = np.where(total > 0, chroma / np.where(total > 0, total, 1), 0) @ phi.T


def kept(rows):
    return {str(i): [float(f"{value:.9g}") for value in rows[i]] for i in (0, 5, 43, 77, 100, 127, 150, 200)}


json.dump({"header": __doc__, "tool": f"numpy {np.__version__}", "count": len(frames), "contrast": kept(contrast), "tonnetz": kept(tonnetz)}, sys.stdout, separators=(",", ":"))
print()
