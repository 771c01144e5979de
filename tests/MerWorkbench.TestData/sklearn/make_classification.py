"""Golden values of classification metrics and paired tests from scikit-learn and scipy.

Run from this folder:  /usr/bin/python3 make_classification.py
Writes classification.json and paired.json. All numbers are float64.
"""
import itertools
import json

import numpy as np
import scipy
import scipy.stats as stats
import sklearn
import sklearn.metrics as metrics

HEADER = {"tool": "scikit-learn", "version": sklearn.__version__, "scipy": scipy.__version__,
          "command": "python3 make_classification.py", "tolerance": 1e-12}


def write(name, document):
    with open(name, "w") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


def classification():
    rng = np.random.default_rng(20250601)
    cases = []
    for name, n, classes, skill, missing in [
        ("four quadrants", 200, 4, 0.5, None), ("two classes", 30, 2, 0.2, None),
        ("rare class", 120, 3, 0.6, None), ("one never predicted", 60, 4, 0.5, 2),
    ]:
        weights = np.array([0.6, 0.37, 0.03]) if name == "rare class" else np.full(classes, 1 / classes)
        observed = rng.choice(classes, n, p=weights)
        scores = rng.normal(size=(n, classes)) + 2 * skill * np.eye(classes)[observed]
        if missing is not None:
            scores[:, missing] -= 20
        probabilities = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        predicted = probabilities.argmax(axis=1)
        one = {"name": name, "classes": classes, "observed": observed.tolist(), "probabilities": probabilities.tolist(),
               "confusion": metrics.confusion_matrix(observed, predicted, labels=range(classes)).tolist(),
               "accuracy": metrics.accuracy_score(observed, predicted),
               "crossEntropy": metrics.log_loss(observed, probabilities, labels=range(classes))}
        for average in [None, "macro", "weighted"]:
            p, r, f, _ = metrics.precision_recall_fscore_support(observed, predicted, labels=range(classes), average=average, zero_division=0)
            one[average or "perClass"] = {"precision": np.asarray(p).tolist(), "recall": np.asarray(r).tolist(), "f1": np.asarray(f).tolist()}
        cases.append(one)
    labels = (rng.uniform(size=(40, 5)) < 0.3).astype(int)
    probabilities = 1 / (1 + np.exp(-(2 * labels - 1 + rng.normal(size=labels.shape))))
    multi = {"observed": labels.tolist(), "probabilities": probabilities.tolist(),
             "value": float(np.mean([metrics.log_loss(labels[:, i], probabilities[:, i]) for i in range(5)]))}
    write("classification.json", {"header": HEADER, "cases": cases, "multiLabel": multi})


def enumerated(first, second):
    """The exact two-sided p-value of the signed rank test by all 2^n sign patterns; holds with ties as well."""
    d = np.array(first) - np.array(second)
    d = d[d != 0]
    ranks = stats.rankdata(np.abs(d))
    smaller = min(ranks[d > 0].sum(), ranks[d < 0].sum())
    sums = [sum(r for r, s in zip(ranks, signs) if s) for signs in itertools.product([0, 1], repeat=len(d))]
    return float(smaller), float(min(1, 2 * np.mean(np.array(sums) <= smaller)))


def paired():
    rng = np.random.default_rng(20250602)
    cases = []
    for name, n, shift, rounded in [("small", 9, 0.8, False), ("fifty", 50, 0.3, False), ("large", 200, 0.15, False),
                                    ("large with ties and zeros", 120, 0.4, True), ("no difference", 12, 0.0, False)]:
        first = rng.normal(size=n) + shift
        second = rng.normal(size=n)
        if rounded:
            first, second = np.round(2 * first) / 2, np.round(2 * second) / 2
        result = stats.wilcoxon(first, second, mode="exact" if n <= 50 else "approx")
        cases.append({"name": name, "first": first.tolist(), "second": second.tolist(), "statistic": float(result.statistic), "p": float(result.pvalue)})
    first = np.array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 3, 2.0])
    second = first - np.array([0.5, 0.5, -0.5, 1, 1, 0, 2, -1, 2, 2, 0.5, 0])
    statistic, p = enumerated(first, second)
    cases.append({"name": "small with ties and zeros, by enumeration", "first": first.tolist(), "second": second.tolist(), "statistic": statistic, "p": p})

    # Nadeau and Bengio 2003, equation (9), from its formula and scipy's distribution.
    a, b = rng.normal(0.6, 0.05, 10), rng.normal(0.55, 0.05, 10)
    d = a - b
    t = d.mean() / np.sqrt((1 / 10 + 1 / 9) * d.var(ddof=1))
    corrected = {"first": a.tolist(), "second": b.tolist(), "testShare": 1 / 9, "statistic": float(t), "p": float(2 * stats.t.sf(abs(t), 9))}
    mcnemar = [{"onlyFirst": i, "onlySecond": j, "p": float(stats.binomtest(min(i, j), i + j, 0.5).pvalue)} for i, j in [(10, 2), (3, 3), (0, 8), (40, 61)]]
    write("paired.json", {"header": HEADER, "wilcoxon": cases, "correctedT": corrected, "mcnemar": mcnemar})


if __name__ == "__main__":
    classification()
    paired()
