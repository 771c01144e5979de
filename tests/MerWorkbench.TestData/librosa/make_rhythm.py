"""What librosa 0.10's formulae say of the rhythm of some sounds, written down in numpy float64 from their definitions.

    python3 make_rhythm.py > rhythm.json

librosa itself was not run. The sounds are those of ReferenceSignal.cs and RhythmSignals.cs at 22050 Hz.
Tolerances: onset strength 1e-4 dB, tempogram 1e-4, tempo and beats equal.
"""
import json
import sys

import numpy as np
import scipy
import scipy.signal

RATE, HOP, LENGTH, BANDS = 22050, 512, 2048, 128


def lcg(count):
    state, values = 12345, np.empty(count)
    for i in range(count):
        state = (1664525 * state + 1013904223) % 2**32
        values[i] = state / 2147483648 - 1
    return values


def reference(seconds):
    t = np.arange(round(RATE * seconds)) / RATE
    b = t % 0.5
    chord = sum(a * np.sin(2 * np.pi * f * t) for a, f in [(1, 261.625565), (0.8, 329.627557), (0.6, 391.995436), (0.3, 523.251131)])
    return 0.25 * np.exp(-4 * b) * chord + 0.2 * np.exp(-60 * b) * np.sin(2 * np.pi * 2000 * t) + 0.01 * lcg(len(t))


def clicks(bpm, seconds):
    since = (np.arange(round(RATE * seconds)) / RATE) % (60 / bpm)
    return 0.5 * np.exp(-200 * since) * np.sin(2 * np.pi * 1000 * since)


def drums(bpm, seconds):
    t, beat = np.arange(round(RATE * seconds)) / RATE, 60 / bpm
    kick, snare, hat = t % beat, (t + beat) % (2 * beat), t % (beat / 2)
    return (0.5 * np.exp(-15 * kick) * np.sin(2 * np.pi * 60 * kick) + 0.3 * np.exp(-30 * snare) * lcg(len(t))
            + 0.1 * np.exp(-80 * hat) * np.sin(2 * np.pi * 5000 * hat))


def mel_filters():
    step = np.log(6.4) / 27
    to_mel = lambda f: f * 3 / 200 if f < 1000 else 15 + np.log(f / 1000) / step
    from_mel = lambda m: np.where(m < 15, m * 200 / 3, 1000 * np.exp(step * (m - 15)))
    edges = from_mel(np.linspace(0, to_mel(RATE / 2), BANDS + 2))
    bins = np.arange(LENGTH // 2 + 1) * RATE / LENGTH
    up = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    down = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    return np.maximum(0, np.minimum(up, down)) * (2 / (edges[2:] - edges[:-2]))[:, None]


def onset_strength(x):
    padded = np.pad(x, LENGTH // 2)
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(LENGTH) / LENGTH)
    frames = np.array([padded[i * HOP:i * HOP + LENGTH] for i in range(1 + len(x) // HOP)])
    power = np.abs(np.fft.rfft(frames * window))**2 @ mel_filters().T
    level = 10 * np.log10(np.maximum(1e-10, power))
    level = np.maximum(level, level.max() - 80)
    rise = np.maximum(0, np.diff(level, axis=0)).mean(axis=1)
    return np.pad(rise, (1 + LENGTH // (2 * HOP), 0))[:len(frames)]


def tempogram(envelope, length):
    padded = np.pad(envelope, length // 2, mode="linear_ramp", end_values=0)
    window = scipy.signal.get_window("hann", length)
    frames = np.array([padded[i:i + length] for i in range(len(envelope))]) * window
    correlation = np.array([np.correlate(frame, frame, "full")[length - 1:] for frame in frames])
    largest = np.abs(correlation).max(axis=1, keepdims=True)
    return correlation / np.where(largest > np.finfo(np.float32).tiny, largest, 1)


def tempo(envelope):
    mean = tempogram(envelope, int(8 * RATE / HOP)).mean(axis=0)
    bpm = np.concatenate([[np.inf], 60 * RATE / (HOP * np.arange(1, len(mean)))])
    prior = -0.5 * (np.log2(bpm) - np.log2(120))**2
    prior[:np.argmax(bpm < 320)] = -np.inf
    return bpm[np.argmax(np.log1p(1e6 * mean) + prior)]


def beats(envelope, bpm):
    period = round(60 * RATE / HOP / bpm)
    window = np.exp(-0.5 * (np.arange(-period, period + 1) * 32 / period)**2)
    local = scipy.signal.convolve(envelope / envelope.std(ddof=1), window, "same")
    steps = np.arange(-2 * period, -np.round(period / 2) + 1, dtype=int)
    cost = -100 * np.log(-steps / period)**2
    score, link, first = np.zeros(len(local)), np.zeros(len(local), dtype=int), True
    for i, value in enumerate(local):
        known = steps + i >= 0
        candidates = cost + np.where(known, score[np.maximum(0, steps + i)], 0)
        best = np.argmax(candidates)
        score[i] = value + candidates[best]
        if first and value < 0.01 * local.max():
            link[i] = -1
        else:
            link[i], first = steps[best] + i, False
    around = np.pad(score, 1, mode="edge")
    peaks = (score > around[:-2]) & (score >= around[2:])
    last = np.argwhere(score * peaks * 2 > np.median(score[peaks])).max()
    chain = [int(last)]
    while link[chain[-1]] >= 0:
        chain.append(int(link[chain[-1]]))
    chain = np.array(chain[::-1])
    smooth = scipy.signal.convolve(local[chain], [0, 0.5, 1, 0.5, 0], "same")
    strong = np.argwhere(smooth > 0.5 * np.sqrt((smooth**2).mean()))
    return chain[strong.min():strong.max()]


def describe(x):
    x = x.astype(np.float32).astype(float)
    envelope = onset_strength(x)
    gram = tempogram(envelope, 384)
    bpm = tempo(envelope)
    rounded = lambda values: [float(f"{value:.7g}") for value in values]
    return {
        "samples": len(x),
        "onset_strength": rounded(envelope),
        "tempogram": {str(frame): rounded(gram[frame]) for frame in [0, 100, len(envelope) - 1]},
        "tempo": bpm,
        "beats": rounded(beats(envelope, bpm) * HOP / RATE),
    }


json.dump({
    "header": __doc__,
    "tool": f"numpy {np.__version__}, scipy {scipy.__version__}",
    "sounds": {
        "reference": describe(reference(10)),
        "click100": describe(clicks(100, 12)),
        "drums": describe(drums(126, 12)),
    },
}, sys.stdout, separators=(",", ":"))
print()
