"""What Marsyas's bextract (-timbral, -m 20, -sv) computes, written anew in numpy float64 from its definitions.

    python3 make_bextract.py > bextract.json

Marsyas itself was not run. Definitions: Marsyas 0.5 (blocks ZeroCrossings, Centroid, Rolloff, Flux, MFCC, Spectrum2Chroma, PeakRatio,
Memory, Mean, StandardDeviation); everything is done on whole matrices here, frame by frame there.
The sound is S(22050 Hz, 5 s) of ReferenceSignal.cs, samples 40000 to 64999 set to 0, so that silence begins and ends inside.
"""
import json
import sys

import numpy as np

RATE, N, MEMORY = 22050, 512, 20


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


x = reference(RATE, 5)
x[40000:65000] = 0
count = -(-len(x) // N)
frames = np.pad(x, (0, count * N - len(x))).reshape(count, N)
bins = N // 2 + 1

crossings = (1 + (frames[:, 1:] * frames[:, :-1] < 0).sum(1)) / N
hamming = 0.54 - 0.46 * np.cos(2 * np.pi * np.arange(N) / (N - 1))
power = np.abs(np.fft.rfft(frames * hamming) / N) ** 2
total = power.sum(1)
silent = total == 0

with np.errstate(all="ignore"):
    centroid = np.where(silent, 0.5, (power @ np.arange(bins)) / total / bins)
below = np.cumsum(power, 1) < 0.9 * total[:, None]
below[:, :2] = False
rolloff = np.array([np.nonzero(row)[0].max() / bins if row.any() else 1 for row in below])

log = np.log(power + np.finfo(float).tiny)[:, 1:]
change = np.diff(log, axis=0, prepend=np.zeros((1, bins - 1))) ** 2
largest = change.max(1)
with np.errstate(all="ignore"):
    flux = np.where(largest > 0, change.sum(1) / (largest * bins), 0)

low, step, factor = (float(np.float32(v)) for v in (133.3333, 66.66666, 1.0711703))
edges = np.concatenate([low + step * np.arange(13), (low + 12 * step) * factor ** np.arange(1, 30)])
hertz = np.arange(bins) * RATE / N
filters = np.array([np.interp(hertz, edges[i:i + 3], [0, 2 / (edges[i + 2] - edges[i]), 0], 0, 0) for i in range(40)])
bands = power @ filters.T
logs = np.where(bands > 0, np.log10(np.where(bands > 0, bands, 1)), 0)
k, n = np.arange(13)[:, None], np.arange(40)
dct = np.sqrt(2 / 40) * np.cos(np.pi * k * (2 * n + 1) / 80)
dct[0] /= np.sqrt(2)
mfcc = logs @ dct.T

pitch = np.empty(bins)
pitch[1:] = 12 * np.log2(np.arange(1, bins) / bins * RATE / 27.5)
pitch[0] = pitch[1] - 18
width = np.append(np.maximum(np.diff(pitch), 1), 1)
distance = np.fmod(pitch - np.arange(12)[:, None] + 126, 12) - 6
bumps = np.exp(-0.5 * (2 * distance / width) ** 2)
bumps /= np.sqrt((bumps ** 2).sum(0))
chroma = power @ bumps.T
least = chroma.min(1)
with np.errstate(all="ignore"):
    average = np.where(least > 0, chroma.max(1) / chroma.mean(1), 0)
    minimum = np.where(least > 0, chroma.max(1) / least, 0)

rows = np.column_stack([crossings, centroid, rolloff, flux, mfcc, chroma, average, minimum])
past = np.concatenate([np.repeat(rows[:1], MEMORY - 1, 0), rows])
texture = np.array([np.concatenate([past[i:i + MEMORY].mean(0), past[i:i + MEMORY].std(0)]) for i in range(count)])
clip = np.concatenate([texture.mean(0), texture.std(0)])

# Names as in the attribute list of the Million Song Dataset's Marsyas features (msd-marsyas-timbral-v1.0).
source = "HopSize512_WinSize512_Sum_AudioCh0"
spectral = f"Power_powerFFT_WinHamming_{source}"
notes = "A A# B C C# D D# E F F# G G#".split()
blocks = ["Centroid", "Rolloff", "Flux", *(f"MFCC{i}" for i in range(13)), *(f"PeakRatio_Chroma_{note}" for note in notes),
          "PeakRatio_Average_Chroma_A", "PeakRatio_Minimum_Chroma_A"]
names = [f"ZeroCrossings_{source}", *(f"{block}_{spectral}" for block in blocks)]
names = [f"{s}_Acc5_{t}_Mem20_{name}" for s in ("Mean", "Std") for t in ("Mean", "Std") for name in names]


def kept(matrix):
    return {str(i): [float(f"{v:.10g}") for v in matrix[i]] for i in (0, 1, 7, 19, 20, 43, 78, 79, 90, 126, 127, 140, 200, count - 1)}


json.dump({"header": __doc__, "tool": f"numpy {np.__version__}", "count": count, "frames": kept(rows), "texture": kept(texture),
           "clip": [float(f"{v:.10g}") for v in clip], "names": names}, sys.stdout, separators=(",", ":"))
print()
