"""BSS Eval version 4 by the plainest means, in float64: python3 make_bsseval.py > version4.json

Nothing is clever here: one least-squares problem over the explicit matrix of delayed references, one plain convolution a filter. Definition after
museval (filters of 512 taps once on the whole, windows with the filters' tails, no permutation). Sounds follow formulae that both sides know:
    noise(k, i) = frac(sin(12.9898 i + 78.233 k) * 43758.5453) - 0.5, rounded to float32.
Written against Debian's python3-scipy.
"""
import json

import numpy as np
from scipy.linalg import toeplitz

RATE, LENGTH, TAPS = 2000, 7000, 512


def noise(k, n=LENGTH):
    x = np.sin(12.9898 * np.arange(n, dtype=np.float64) + 78.233 * k) * 43758.5453
    return ((x - np.floor(x)) - 0.5).astype(np.float32)


def case(silent):
    a = np.stack([noise(0), noise(1)])
    b = np.stack([noise(2), (0.5 * noise(2) + 0.25 * noise(3)).astype(np.float32)])
    if silent:
        b[:, 2000:4000] = 0
    leak = (0.3 * b + 0.05 * np.roll(a, 3, axis=1)).astype(np.float32)
    estimates = [(0.8 * a + leak + 0.02 * noise(4)).astype(np.float32), (b + 0.1 * a + 0.05 * noise(5)).astype(np.float32)]
    return [a.astype(np.float64), b.astype(np.float64)], [e.astype(np.float64) for e in estimates]


def delayed(signals, n):
    columns = []
    for x in signals:
        columns.append(toeplitz(np.concatenate([x, np.zeros(TAPS - 1)]), np.concatenate([[x[0]], np.zeros(TAPS - 1)])))
    return np.concatenate(columns, axis=1)


def project(matrix, estimate):
    padded = np.concatenate([estimate, np.zeros((estimate.shape[0], TAPS - 1))], axis=1).T
    return np.linalg.lstsq(matrix, padded, rcond=None)[0]


def ratio(a, b):
    return float(10 * np.log10(np.sum(a ** 2) / np.sum(b ** 2)))


def score(references, estimates, window, hop):
    every = [x for r in references for x in r]
    rows = []
    for j, (r, e) in enumerate(zip(references, estimates)):
        wide, own = project(delayed(every, LENGTH), e), project(delayed(list(r), LENGTH), e)
        scores = []
        for start in range(0, LENGTH - window + 1, hop):
            cut = slice(start, start + window)
            if any(np.all(x[:, cut].sum(0) == 0) for x in references + estimates):
                scores.append(None)
                continue
            s = np.concatenate([r[:, cut], np.zeros((2, TAPS - 1))], axis=1)
            y = np.concatenate([e[:, cut], np.zeros((2, TAPS - 1))], axis=1)
            p_all = (delayed([x[cut] for x in every], window) @ wide).T
            p_own = (delayed([x[cut] for x in r], window) @ own).T
            scores.append([ratio(s, y - s), ratio(s, p_own - s), ratio(p_own, p_all - p_own), ratio(p_all, y - p_all)])
        rows.append(scores)
    return rows


def main():
    cases = []
    for silent in (False, True):
        references, estimates = case(silent)
        cases.append({"silent": silent, "scores": score(references, estimates, RATE, RATE)})
    print(json.dumps({"tool": "numpy " + np.__version__, "command": "python3 make_bsseval.py > version4.json", "rate": RATE, "length": LENGTH,
                      "order": ["SDR", "ISR", "SIR", "SAR"], "tolerance": 1e-5, "cases": cases}, indent=1))


if __name__ == "__main__":
    main()
