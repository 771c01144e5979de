"""Golden values of the baseline estimators from scikit-learn, whose SVR and SVC are libsvm.

Run from this folder:  /usr/bin/python3 make_baselines.py
Writes baselines.json. All numbers are float64; rows are rounded to 4 digits to keep the file small.
"""
import json

import numpy as np
import scipy.optimize
import sklearn
from sklearn.calibration import _sigmoid_calibration
from sklearn.datasets import load_wine
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.linear_model import RidgeCV
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC, SVR

rng = np.random.default_rng(20250701)
N, NEW, COLUMNS, CLASSES = 90, 25, 6, 4


def table(n):
    x = np.round(rng.normal(size=(n, COLUMNS)) * [1, 50, 0.1, 3, 1, 1] + [0, 1000, 5, -2, 0, 0], 4)
    z = (x - [0, 1000, 5, -2, 0, 0]) / [1, 50, 0.1, 3, 1, 1]
    y = np.round(z[:, 0] + np.sin(2 * z[:, 1]) - 0.5 * z[:, 2] * z[:, 3] + 0.2 * rng.normal(size=n), 4)
    # Quadrants with a narrow overlap; their first rows come in another order than their numbers.
    labels = 2 * (z[:, 0] + 0.4 * rng.normal(size=n) > 0) + (z[:, 1] + 0.4 * rng.normal(size=n) > 0)
    return x, y, labels.astype(int)


def svr(x, y, x_new, tolerance, **parameters):
    model = make_pipeline(StandardScaler(), SVR(tol=tolerance, **parameters)).fit(x, y)
    return {"tolerance": tolerance, **parameters, "predicted": model.predict(x_new).tolist()}


def svm(x, labels, x_new, tolerance, **parameters):
    model = make_pipeline(StandardScaler(), SVC(tol=tolerance, decision_function_shape="ovo", **parameters)).fit(x, labels)
    return {"tolerance": tolerance, **parameters, "votes": model.predict(x_new).tolist(), "decisions": model.decision_function(x_new).tolist()}


def coupling(pairs):
    """The minimum of Wu, Lin and Weng's second objective over probabilities, by scipy."""
    k = len(pairs)
    objective = lambda p: sum((pairs[j][i] * p[i] - pairs[i][j] * p[j]) ** 2 for i in range(k) for j in range(k) if i != j)
    found = scipy.optimize.minimize(objective, np.full(k, 1 / k), bounds=[(0, 1)] * k, method="SLSQP",
                                    constraints={"type": "eq", "fun": lambda p: p.sum() - 1}, options={"ftol": 1e-15, "maxiter": 1000})
    return found.x.tolist()


def forest():
    """Accuracy over folds and seeds on the wine data, and R2 on a known function: what a forest should reach."""
    wine = load_wine()
    folds = list(StratifiedKFold(5, shuffle=True, random_state=1).split(wine.data, wine.target))
    accuracy = [cross_val_score(RandomForestClassifier(100, random_state=seed), wine.data, wine.target, cv=folds).mean() for seed in range(20)]
    x = np.round(rng.uniform(size=(200, 10)), 3)
    y = np.round(10 * np.sin(np.pi * x[:, 0] * x[:, 1]) + 20 * (x[:, 2] - 0.5) ** 2 + 10 * x[:, 3] + 5 * x[:, 4] + rng.normal(size=200), 3)
    r2 = [RandomForestRegressor(100, max_features=3, random_state=seed).fit(x[:150], y[:150]).score(x[150:], y[150:]) for seed in range(20)]
    return {"wine": {"x": wine.data.tolist(), "labels": wine.target.tolist(), "held": [held.tolist() for _, held in folds],
                     "accuracies": accuracy},
            "friedman": {"x": x.tolist(), "y": y.tolist(), "training": 150, "tried": 3, "r2": r2}}


def main():
    x, y, labels = table(N)
    x_new, _, _ = table(NEW)
    scaler = StandardScaler().fit(x)
    z, z_new = scaler.transform(x), scaler.transform(x_new)
    wide = np.round(rng.normal(size=(20, 50)), 4)
    wide_y = np.round(wide[:, 0] - wide[:, 1] + 0.3 * rng.normal(size=20), 4)
    wide_new = np.round(rng.normal(size=(5, 50)), 4)
    strengths = [1e-2, 1e-1, 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6]
    ridge = []
    for a, b, c in [(z, y, z_new), (wide, wide_y, wide_new)]:
        model = RidgeCV(alphas=strengths).fit(a, b)
        ridge.append({"x": a.tolist(), "y": b.tolist(), "xNew": c.tolist(), "lambda": float(model.alpha_),
                      "coefficients": model.coef_.tolist(), "predicted": model.predict(c).tolist()})
    f = np.concatenate([rng.normal(1, 1.5, 30), rng.normal(-0.5, 1, 45)])
    first = np.concatenate([np.ones(30), np.zeros(45)])
    a, b = _sigmoid_calibration(f, first)
    pairs = [[0, .7, .6, .2], [.3, 0, .45, .3], [.4, .55, 0, .1], [.8, .7, .9, 0]]
    document = {
        "header": {"tool": "scikit-learn", "version": sklearn.__version__, "command": "python3 make_baselines.py", "tolerance": 1e-6},
        "x": x.tolist(), "y": y.tolist(), "labels": labels.tolist(), "xNew": x_new.tolist(),
        "svr": [svr(x, y, x_new, 1e-3, kernel="rbf", C=1.0, epsilon=0.1), svr(x, y, x_new, 1e-3, kernel="linear", C=1.0, epsilon=0.1),
                svr(x, y, x_new, 1e-8, kernel="rbf", C=100.0, epsilon=0.01, gamma=0.05)],
        "svm": [svm(x, labels, x_new, 1e-3, kernel="rbf", C=1.0), svm(x, labels, x_new, 1e-3, kernel="linear", C=1.0),
                svm(x, labels, x_new, 1e-8, kernel="rbf", C=10.0, gamma=0.3)],
        "knn": [{"k": k, "probabilities": KNeighborsClassifier(k).fit(z, labels).predict_proba(z_new).tolist(),
                 "predicted": KNeighborsRegressor(k).fit(z, y).predict(z_new).tolist()} for k in [1, 5, 12]],
        "ridge": ridge,
        "sigmoid": {"decisions": f.tolist(), "first": first.tolist(), "a": float(a), "b": float(b)},
        "coupling": {"pairs": pairs, "probabilities": coupling(pairs)},
        "forest": forest(),
    }
    with open("baselines.json", "w") as file:
        json.dump(document, file)
        file.write("\n")


if __name__ == "__main__":
    main()
