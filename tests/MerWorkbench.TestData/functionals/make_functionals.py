#!/usr/bin/env python3
"""Functionals of three contours by numpy, scipy and scikit-learn, in float64. Writes functionals.json beside this file.

python3 make_functionals.py
"""
import json
import os
import sys

import numpy as np
import scipy
import scipy.fft
import scipy.linalg
import scipy.stats
import sklearn
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import PolynomialFeatures


def noise(count, seed):
    values = []
    for _ in range(count):
        seed = (1664525 * seed + 1013904223) % 2**32
        values.append(seed / 2147483648.0 - 1)
    return np.array(values)


def contours():
    i = np.arange(200)
    walk = np.cumsum(noise(400, 7))
    pitch = np.where(np.sin(i / 9.0) > -0.2, 120 + 30 * np.sin(i / 23.0), 0)
    return {"noise": noise(101, 12345), "walk": walk, "pitch": pitch, "few": np.array([0.5, -1.0, 2.0, 2.0])}


def fit(t, x, degree):
    features = PolynomialFeatures(degree, include_bias=False).fit_transform(t[:, None])
    model = LinearRegression().fit(features, x)
    error = x - model.predict(features)
    return [*model.coef_[::-1], model.intercept_, np.mean(np.abs(error)), np.mean(error**2)]


def functionals(x):
    n = len(x)
    t = np.arange(n) / (n - 1)
    size = np.abs(x)
    rest = size[size > 0]
    out = {
        "amean": np.mean(x), "absmean": np.mean(size), "qmean": np.mean(x**2), "rqmean": np.sqrt(np.mean(x**2)),
        "posamean": np.mean(x[x > 0]), "nzamean": np.mean(x[x != 0]), "nzgmean": scipy.stats.gmean(rest),
        "flatness": scipy.stats.gmean(rest) / np.mean(size), "nnz": np.mean(x != 0),
        "negamean": np.mean(x[x < 0]) if np.any(x < 0) else 0.0,
        "max": np.max(x), "min": np.min(x), "range": np.ptp(x), "maxPos": np.argmax(x) / n, "minPos": np.argmin(x) / n,
        "maxameandist": np.max(x) - np.mean(x), "minameandist": np.mean(x) - np.min(x),
        "variance": np.var(x), "stddev": np.std(x), "skewness": scipy.stats.skew(x),
        "kurtosis": scipy.stats.kurtosis(x, fisher=False), "stddevNorm": np.std(x) / np.mean(x),
        "centroid": np.sum(t * size) / np.sum(size),
    }
    q = np.percentile(x, [25, 50, 75, 1, 99])
    out |= {"quartile1": q[0], "quartile2": q[1], "quartile3": q[2], "iqr1-2": q[1] - q[0], "iqr2-3": q[2] - q[1],
            "iqr1-3": q[2] - q[0], "percentile1.0": q[3], "percentile99.0": q[4], "pctlrange0-1": q[4] - q[3]}
    out |= dict(zip(["linregc1", "linregc2", "linregerrA", "linregerrQ"], fit(t, x, 1)))
    out |= dict(zip(["qregc1", "qregc2", "qregc3", "qregerrA", "qregerrQ"], fit(t, x, 2)))
    for share in (25, 50, 75, 90):
        up = np.mean(x > np.min(x) + share / 100 * np.ptp(x))
        out |= {f"upleveltime{share}": up, f"downleveltime{share}": 1 - up}
    first, second = np.diff(x), np.diff(x, 2)
    out |= {"risetime": np.mean(first > 0), "falltime": np.mean(first < 0),
            "leftctime": np.mean(second > 0), "rightctime": np.mean(second < 0)}
    if n > 10:
        r = np.array([np.dot(x[k:], x[:n - k]) / n for k in range(6)])
        a = scipy.linalg.solve_toeplitz(r[:5], r[1:])
        out |= {"lpgain": r[0] - np.dot(a, r[1:])} | {f"lpc{k}": a[k] for k in range(5)}
    c = scipy.fft.dct(x, norm="ortho")
    out |= {f"dct{k}": c[k] if k < n else 0.0 for k in range(7)}
    return {name: float(value) for name, value in out.items()}


def main():
    result = {
        "made_by": "make_functionals.py",
        "versions": {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__, "sklearn": sklearn.__version__},
        "contours": {},
    }
    for name, x in contours().items():
        x = x.astype(np.float32)
        padded = np.pad(x.astype(np.float64), 2, mode="edge")
        delta = np.convolve(padded, [0.2, 0.1, 0, -0.1, -0.2], mode="valid")
        result["contours"][name] = {
            "values": [float(np.float32(v)) for v in x],
            "functionals": functionals(x.astype(np.float64)),
            "delta": [round(float(v), 9) for v in delta],
        }
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "functionals.json"), "w") as file:
        json.dump(result, file, separators=(",", ":"))


main()
