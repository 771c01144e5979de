"""Measures voices given by formula with Praat and aubio: python3 make_voice.py > voice.json

The formulae are those of VoiceSounds.cs in the tests; no audio is kept. Needs praat, numpy, scipy, aubio.
"""
import json, math, os, subprocess, sys, tempfile
import numpy as np
from scipy.io import wavfile

HERE = os.path.dirname(os.path.abspath(__file__))


class Lcg:
    """Uniform numbers in [-1, 1): the generator of ReferenceSignal."""

    def __init__(self):
        self.state = 12345

    def next(self):
        self.state = (1664525 * self.state + 1013904223) % 2 ** 32
        return self.state / 2 ** 31 - 1


def pulse_times(seconds, hertz, jitter, shimmer):
    random, out, time = Lcg(), [], 0.5 / hertz
    while time < seconds:
        out.append((time, 0.5 * (1 + shimmer * random.next())))
        time += (1 + jitter * random.next()) / hertz
    return out


def pulses(rate, seconds, times, width):
    n = int(rate * seconds)
    x = np.zeros(n)
    for time, amplitude in times:
        first, last = max(0, int((time - 6 * width) * rate)), min(n, int((time + 6 * width) * rate))
        u = (np.arange(first, last) / rate - time) / width
        x[first:last] += amplitude * (1 - u * u) * np.exp(-u * u / 2)
    return x


def vowel(rate, seconds, period, resonators):
    """Impulses through a cascade of resonators; one at 0 Hz gives the source its fall of 12 dB an octave."""
    x = np.zeros(int(rate * seconds))
    x[::period] = 1
    for f, b in resonators:
        r = math.exp(-math.pi * b / rate)
        a1, a2 = -2 * r * math.cos(2 * math.pi * f / rate), r * r
        y, one, two = np.zeros(len(x)), 0.0, 0.0
        for i in range(len(x)):
            one, two = (1 + a1 + a2) * x[i] - a1 * one - a2 * two, one
            y[i] = one
        x = y
    return 20 * x


def glide(rate, seconds):
    """Ten harmonics of a pitch that rises from 110 to 330 Hz with vibrato, then 0.2 s of quiet noise."""
    random, x, phase = Lcg(), [], 0.0
    for i in range(int(rate * seconds)):
        t = i / rate
        f = 110 * 3 ** (t / (seconds - 0.2)) * (1 + 0.02 * math.sin(2 * math.pi * 5.5 * t))
        voice = sum(math.sin(k * phase) / k for k in range(1, 11)) if t < seconds - 0.2 else 0
        x.append(0.2 * voice + 0.003 * random.next())
        phase += 2 * math.pi * f / rate
    return np.array(x)


def noisy(rate, seconds, hertz, hnr):
    """A tone of power 1/2 and uniform noise of the power that gives the ratio in dB."""
    random = Lcg()
    scale = math.sqrt(3 * 0.5 * 10 ** (-hnr / 10))
    return np.array([0.2 * (math.sin(2 * math.pi * hertz * i / rate) + scale * random.next()) for i in range(int(rate * seconds))])


VOWEL = [(0, 100), (500, 60), (1500, 90), (2500, 120), (3500, 160), (4500, 200)]
VOICES = {
    "steady": (44100, lambda: pulses(44100, 1.04, pulse_times(1.04, 120, 0, 0), 0.0006)),
    "rough": (44100, lambda: pulses(44100, 2.04, pulse_times(2.04, 120, 0.015, 0.12), 0.0006)),
    "glide": (44100, lambda: glide(44100, 1.24)),
    "noisy10": (44100, lambda: noisy(44100, 1.04, 220.5, 10)),
    "noisy20": (44100, lambda: noisy(44100, 1.04, 220.5, 20)),
    "vowel": (11000, lambda: vowel(11000, 0.55, 100, VOWEL[1:])),
    "vowel44": (44100, lambda: vowel(44100, 0.55, 401, VOWEL)),
}


def measure(path, floor, ceiling):
    text = subprocess.run(["praat", "--run", os.path.join(HERE, "voice.praat"), path, str(floor), str(ceiling)],
                          capture_output=True, text=True, check=True).stdout
    out = {}
    for line in text.splitlines():
        name, *values = line.split()
        numbers = [None if v == "--undefined--" else float(v) for v in values]
        out[name] = numbers if name == "f0" or name[0] in "fb" and name[1:] in "123" else numbers[0]
    return out


def yin(x, rate):
    import aubio
    finder = aubio.pitch("yin", 2048, 512, rate)
    finder.set_unit("Hz")
    finder.set_tolerance(0.15)
    finder.set_silence(-90)
    x = x.astype(np.float32)
    return [float(finder(x[i:i + 512])[0]) for i in range(0, len(x) - 511, 512)]


def main():
    import aubio
    version = subprocess.run(["praat", "--version"], capture_output=True, text=True).stdout.strip()
    result = {"tool": version, "aubio": aubio.version, "command": "python3 make_voice.py > voice.json", "voices": {}}
    for name, (rate, make) in VOICES.items():
        x = make()
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "v.wav")
            wavfile.write(path, rate, x.astype(np.float32))
            entry = measure(path, 75, 600)
        if not name.startswith("vowel"):
            entry = {k: v for k, v in entry.items() if not (k[0] in "fb" and k[1:] in "123") and k != "formantFirst"}
        if name == "glide":
            entry["aubioYin"] = [round(v, 4) for v in yin(x, rate)]
        entry["samples"] = [round(float(v), 7) for v in x[1000:1008]]
        result["voices"][name] = entry
    json.dump(result, sys.stdout)


main()
