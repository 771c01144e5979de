"""What aubio says of tempo and onsets.

    python3 make_rhythm.py CLIPS > rhythm.json

CLIPS is emoMusic's folder clips_45seconds. The tempo is that of the command line's `aubio tempo` (hop 512), the onsets those of
aubio.onset (default method hfc, window 1024, hop 512). The sounds are those of RhythmSignals.cs at 44100 Hz.
Tempi are compared at 4 %, or an octave; onsets by an F-measure at 50 ms.
"""
import json
import os
import subprocess
import sys

import aubio
import numpy as np

RATE = 44100


def lcg(count):
    state, values = 12345, np.empty(count)
    for i in range(count):
        state = (1664525 * state + 1013904223) % 2**32
        values[i] = state / 2147483648 - 1
    return values


def clicks(bpm, seconds, offset=0):
    t = np.arange(round(RATE * seconds)) / RATE - offset
    since = t % (60 / bpm)
    return np.where(t < 0, 0, 0.5 * np.exp(-200 * since) * np.sin(2 * np.pi * 1000 * since))


def over_noise(x):
    return x + 0.001 * lcg(len(x))


def drums(bpm, seconds):
    t, beat = np.arange(round(RATE * seconds)) / RATE, 60 / bpm
    kick, snare, hat = t % beat, (t + beat) % (2 * beat), t % (beat / 2)
    return (0.5 * np.exp(-15 * kick) * np.sin(2 * np.pi * 60 * kick) + 0.3 * np.exp(-30 * snare) * lcg(len(t))
            + 0.1 * np.exp(-80 * hat) * np.sin(2 * np.pi * 5000 * hat))


def blocks(x):
    for i in range(0, len(x) - 511, 512):
        yield x[i:i + 512].astype(np.float32)


def describe(x):
    onset, tempo, times, beats = aubio.onset(samplerate=RATE), aubio.tempo("default", 1024, 512, RATE), [], []
    for block in blocks(x):
        if onset(block):
            times.append(round(float(onset.get_last_s()), 4))
        if tempo(block):
            beats.append(tempo.get_last_s())
    return {"tempo": float(60 / np.median(np.diff(beats))) if len(beats) > 2 else 0, "onsets": times}


clips = {}
for name in sorted(os.listdir(sys.argv[1])):
    text = subprocess.run(["aubio", "tempo", os.path.join(sys.argv[1], name)], capture_output=True, text=True).stdout
    clips[name] = float(text.split()[0])

json.dump({
    "header": __doc__,
    "tool": f"aubio {aubio.version}",
    "sounds": {
        "click90": describe(over_noise(clicks(90, 30))),
        "click140": describe(over_noise(clicks(140, 30, 0.3))),
        "click175": describe(over_noise(clicks(175, 30))),
        "drums": describe(drums(126, 30)),
    },
    "emomusic": clips,
}, sys.stdout, indent=1)
print()
