"""Golden values of regression metrics, standardisation and linear models from scikit-learn, numpy and scipy.

Run from this folder:  /usr/bin/python3 make_goldens.py
Writes regression.json and linear.json. All numbers are float64.
"""
import json
import sys

import numpy as np
import scipy.stats
import sklearn
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.metrics import mean_absolute_error, mean_squared_error, r2_score
from sklearn.preprocessing import StandardScaler


def header(tolerance):
    return {
        "tool": "scikit-learn", "version": sklearn.__version__, "numpy": np.__version__,
        "command": "python3 make_goldens.py", "tolerance": tolerance,
    }


def write(name, document):
    with open(name, "w") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


def ccc(x, y):
    return float(2 * np.cov(x, y, bias=True)[0, 1] / (x.var() + y.var() + (x.mean() - y.mean()) ** 2))


def regression():
    rng = np.random.default_rng(20250101)
    cases = []
    for name, n, offset, gain, noise in [
        ("typical", 200, 0.0, 0.7, 0.6), ("offset far from zero", 50, 1e6, 1.0, 0.3),
        ("worse than the mean", 40, 3.0, -1.0, 0.5), ("two items", 2, 0.0, 1.0, 0.1),
    ]:
        observed = rng.uniform(1, 9, n) + (1e6 if offset > 1e3 else 0)
        predicted = observed.mean() + gain * (observed - observed.mean()) + noise * rng.standard_normal(n) + (offset if offset < 1e3 else 0)
        cases.append({
            "name": name, "observed": observed.tolist(), "predicted": predicted.tolist(),
            "r2": r2_score(observed, predicted), "mae": mean_absolute_error(observed, predicted),
            "mse": mean_squared_error(observed, predicted),
            "pearson": float(scipy.stats.pearsonr(observed, predicted)[0]), "ccc": ccc(observed, predicted),
        })
    values = [0.41, 0.52, 0.38, 0.61, 0.47]
    low, high = scipy.stats.t.interval(0.95, len(values) - 1, np.mean(values), scipy.stats.sem(values))
    write("regression.json", {"header": header(1e-9), "cases": cases, "tInterval": {"values": values, "low": float(low), "high": float(high)}})


def linear():
    rng = np.random.default_rng(20250102)
    x = rng.normal(size=(30, 4)) * [1, 50, 0.01, 3] + [0, 1000, 5, -2]
    y = x @ [0.5, 0.02, -30, 0.1] + 4 + 0.2 * rng.standard_normal(30)
    x_new = rng.normal(size=(7, 4)) * [1, 50, 0.01, 3] + [0, 1000, 5, -2]
    # The fifth column is the sum of two others and the sixth is constant: least squares has no single answer.
    dependent = np.column_stack([x, x[:, 0] + x[:, 3], np.full(30, 2.5)])
    dependent_new = np.column_stack([x_new, x_new[:, 0] + x_new[:, 3], np.full(7, 2.5)])
    wide = rng.normal(size=(6, 10))
    wide_y = rng.normal(size=6)
    wide_new = rng.normal(size=(3, 10))
    scaler = StandardScaler().fit(x)

    def fit(model, x, y, x_new):
        model.fit(x, y)
        return {"x": x.tolist(), "y": y.tolist(), "xNew": x_new.tolist(), "coefficients": model.coef_.tolist(),
                "intercept": float(model.intercept_), "predicted": model.predict(x_new).tolist()}

    write("linear.json", {
        "header": header(1e-8),
        "standardizer": {"x": x.tolist(), "xNew": x_new.tolist(), "mean": scaler.mean_.tolist(), "deviation": scaler.scale_.tolist(),
                         "transformed": scaler.transform(x_new).tolist()},
        "leastSquares": fit(LinearRegression(), x, y, x_new),
        "dependent": fit(LinearRegression(), dependent, y, dependent_new),
        "wide": fit(LinearRegression(), wide, wide_y, wide_new),
        "ridge": {**fit(Ridge(alpha=2.5), x, y, x_new), "lambda": 2.5},
    })


if __name__ == "__main__":
    regression()
    linear()
    print("written with scikit-learn", sklearn.__version__, file=sys.stderr)
