"""Golden values of the six intraclass correlations and of Krippendorff's alpha, from numpy and scipy.

Run from this folder:  /usr/bin/python3 make_agreement.py
Writes agreement.json. The sums of squares come from comparing least-squares fits of nested linear models, the intervals from
McGraw and Wong (1996), tables 7 and 8, and scipy's F quantiles. Alpha is counted pair by pair over all ratings, without a matrix
of coincidences.
"""
import itertools
import json

import numpy as np
import scipy
from scipy.stats import f as F


def residual(design, y):
    fit, *_ = np.linalg.lstsq(design, y, rcond=None)
    return float(((y - design @ fit) ** 2).sum())


def icc(table):
    n, k = table.shape
    y = table.ravel()
    one = np.ones((n * k, 1))
    rows = np.kron(np.eye(n), np.ones((k, 1)))
    columns = np.kron(np.ones((n, 1)), np.eye(k))
    total, by_rows, by_both = residual(one, y), residual(rows, y), residual(np.hstack([rows, columns]), y)
    r = (total - by_rows) / (n - 1)
    w = by_rows / (n * (k - 1))
    e = by_both / ((n - 1) * (k - 1))
    c = (by_rows - by_both) / (k - 1)
    tail = 0.975

    def two(value, low, high):
        return [value, low, high]

    # One way.
    f0 = r / w
    lo, hi = f0 / F.ppf(tail, n - 1, n * (k - 1)), f0 * F.ppf(tail, n * (k - 1), n - 1)
    one1 = two((r - w) / (r + (k - 1) * w), (lo - 1) / (lo + k - 1), (hi - 1) / (hi + k - 1))
    onek = two((r - w) / r, 1 - 1 / lo, 1 - 1 / hi)
    # Consistency.
    f0 = r / e
    lo, hi = f0 / F.ppf(tail, n - 1, (n - 1) * (k - 1)), f0 * F.ppf(tail, (n - 1) * (k - 1), n - 1)
    three1 = two((r - e) / (r + (k - 1) * e), (lo - 1) / (lo + k - 1), (hi - 1) / (hi + k - 1))
    threek = two((r - e) / r, 1 - 1 / lo, 1 - 1 / hi)
    # Absolute agreement.
    rho = (r - e) / (r + (k - 1) * e + k / n * (c - e))
    a, b = k * rho / (n * (1 - rho)), 1 + k * rho * (n - 1) / (n * (1 - rho))
    v = (a * c + b * e) ** 2 / ((a * c) ** 2 / (k - 1) + (b * e) ** 2 / ((n - 1) * (k - 1)))
    fl, fu = F.ppf(tail, n - 1, v), F.ppf(tail, v, n - 1)
    low = n * (r - fl * e) / (fl * (k * c + (k * n - k - n) * e) + n * r)
    high = n * (fu * r - e) / (k * c + (k * n - k - n) * e + n * fu * r)
    two1 = two(rho, low, high)
    twok = two((r - e) / (r + (c - e) / n), k * low / (1 + (k - 1) * low), k * high / (1 + (k - 1) * high))
    return [one1, two1, three1, onek, twok, threek]


def alpha(table, level):
    units = [[v for v in row if v is not None] for row in table]
    units = [unit for unit in units if len(unit) > 1]
    values = sorted(v for unit in units for v in unit)
    count = len(values)

    def difference(a, b):
        if level == "nominal":
            return float(a != b)
        if level == "interval":
            return (a - b) ** 2
        low, high = min(a, b), max(a, b)
        between = sum(1 for v in values if low <= v <= high) - (values.count(low) + values.count(high)) / 2
        return float(between ** 2) if a != b else 0.0

    observed = sum(difference(a, b) / (len(unit) - 1) for unit in units for a, b in itertools.permutations(unit, 2)) / count
    expected = sum(difference(a, b) for a, b in itertools.permutations(values, 2)) / (count * (count - 1))
    return 1 - observed / expected


rng = np.random.default_rng(1979)
cases = []
for name, n, k, spread, bias, noise in [
    ("a good panel", 30, 5, 1.5, 0.3, 0.5), ("biased raters", 12, 4, 1.0, 2.0, 0.3),
    ("hardly any agreement", 20, 3, 0.1, 0.1, 1.0), ("two raters", 8, 2, 1.0, 0.5, 0.7), ("far from zero", 15, 6, 1.0, 0.2, 0.4),
]:
    table = rng.normal(0, spread, (n, 1)) + rng.normal(0, bias, (1, k)) + rng.normal(0, noise, (n, k)) + (1000 if name == "far from zero" else 5)
    table = np.round(table, 3)
    holes = [[None if rng.random() < 0.25 else int(np.clip(round(v) % 9 + 1, 1, 9)) for v in row] for row in table]
    cases.append({
        "name": name, "ratings": table.tolist(), "icc": icc(table),
        "classes": holes, "alpha": [alpha(holes, level) for level in ("nominal", "ordinal", "interval")],
    })
with open("agreement.json", "w") as file:
    json.dump({"tool": "numpy, scipy", "version": f"{np.__version__}, {scipy.__version__}", "command": "python3 make_agreement.py",
               "tolerance": 1e-8, "cases": cases}, file)
    file.write("\n")
