#!/usr/bin/python3
"""What scikit-learn's classifiers predict of the rows of UCI 862 (Turkish Music Emotion) on given folds.

    /usr/bin/python3 make_turkish.py FOLDER        FOLDER holds Acoustic_Features.csv; writes turkish.json beside this script

Fold f tests the rows whose place among those of their class is f modulo 10; columns are standardised by the training rows.
"""
import csv
import json
import os
import sys

import numpy as np
import sklearn
from sklearn.ensemble import RandomForestClassifier
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

CLASSES = ["relax", "happy", "sad", "angry"]
with open(os.path.join(sys.argv[1], "Acoustic_Features.csv"), encoding="utf-8-sig") as file:
    rows = list(csv.reader(file))
x = np.array([[float(cell) for cell in row[1:]] for row in rows[1:]])
y = np.array([CLASSES.index(row[0]) for row in rows[1:]])
seen, fold = [0] * 4, []
for label in y:
    fold.append(seen[label] % 10)
    seen[label] += 1
fold = np.array(fold)


def predict(model):
    found = np.zeros(len(y), dtype=int)
    for f in range(10):
        scaler = StandardScaler().fit(x[fold != f])
        found[fold == f] = model.fit(scaler.transform(x[fold != f]), y[fold != f]).predict(scaler.transform(x[fold == f]))
    return found


knn, svm = predict(KNeighborsClassifier(5)), predict(SVC(kernel="linear"))
forests = [float((predict(RandomForestClassifier(100, random_state=seed)) == y).mean()) for seed in range(5)]
result = {
    "tool": f"scikit-learn {sklearn.__version__}",
    "knn": "".join(map(str, knn)),
    "svm": "".join(map(str, svm)),
    "accuracy": {"knn": float((knn == y).mean()), "svm": float((svm == y).mean()), "random-forest": forests},
}
print(result["accuracy"])
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "turkish.json"), "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
