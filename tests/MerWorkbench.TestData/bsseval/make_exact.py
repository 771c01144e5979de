"""Images scores by orthogonal projection: python3 make_exact.py FOLDER > exact.json, FOLDER being mir-eval-separation of the test data.

In these two sets of mir_eval all channels of a reference are the same, so that its normal equations have no single solution, and its SIR carry the
rounding of a singular solve (up to 1.4e-4 dB). Here each projection is by QR of the delayed references, one channel of each: nothing is squared.
"""
import glob
import json
import sys

import numpy as np
from scipy.io import wavfile
from scipy.linalg import toeplitz

TAPS = 512
NAMES = ["Source to Distortion", "Image to Spatial", "Source to Interference", "Source to Artifact"]


def load(folder, kind, number):
    sounds = [wavfile.read(f)[1].astype(float) / 32768 for f in sorted(glob.glob(f"{folder}/{kind}{number:02d}/*.wav"))]
    return [x if x.ndim == 1 else x.mean(1) for x in sounds]


def basis(signals):
    zeros = np.zeros(TAPS - 1)
    return np.linalg.qr(np.concatenate([toeplitz(np.r_[x, zeros], np.r_[x[0], zeros]) for x in signals], 1))[0]


def ratio(a, b):
    return float(10 * np.log10((a ** 2).sum() / (b ** 2).sum()))


def score(references, estimates, channels, gain):
    every, tail, rows = basis(references), np.zeros((TAPS - 1, channels)), []
    for r, e in zip(references, estimates):
        y = np.r_[np.stack([e] + [gain * e] * (channels - 1), 1), tail]
        s = np.r_[np.stack([r] * channels, 1), tail]
        own = basis([r])
        wide, near = every @ (every.T @ y), own @ (own.T @ y)
        rows.append([ratio(s, y - s), ratio(s, near - s), ratio(near, wide - near), ratio(wide, y - wide)])
    return rows


def main():
    cases = []
    for number, part in ((5, "Images"), (8, "Images Framewise")):
        expected = json.load(open(f"{sys.argv[1]}/output{number:02d}.json"))[part]
        references, estimates = load(sys.argv[1], "ref", number), load(sys.argv[1], "est", number)
        window = expected.get("win", len(references[0]))
        hop = expected.get("hop", window)
        table = [score([r[at:at + window] for r in references], [e[at:at + window] for e in estimates], expected["nchan"], expected["gain"])
                 for at in range(0, len(references[0]) - window + 1, hop)]
        cases.append({"number": number, "part": part} | {name: [[row[j][k] for row in table] for j in range(len(references))] for k, name in enumerate(NAMES)})
    print(json.dumps({"tool": "numpy " + np.__version__, "command": "python3 make_exact.py mir-eval-separation > exact.json", "cases": cases}, indent=1))


if __name__ == "__main__":
    main()
