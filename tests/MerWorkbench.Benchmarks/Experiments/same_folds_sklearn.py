"""Scores scikit-learn's models on the very features and folds of a finished run of Emotify.

    /usr/bin/python3 same_folds_sklearn.py FEATURES RUN EMOTIFY

FEATURES  the folder of the feature store (data/features)
RUN       a run folder of the workbench (runs/grekow2021/librosa/lstm-1x124/HASH): its folds and labels are taken
EMOTIFY   the dataset's folder

Needs Debian's python3-sklearn. The linear regression must equal the workbench's own; the support vector regression
(RBF kernel, C = 1, epsilon = 0.1, scikit-learn's defaults) is what the recurrent network is to be measured against.
"""
import csv
import glob
import hashlib
import json
import struct
import sys

import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.svm import SVR

store, run, emotify = sys.argv[1:4]

clips = {}
for path in glob.glob(f"{store}/librosa-clip-*/*/*.safetensors"):
    data = open(path, "rb").read()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    clips[header["__metadata__"]["audio_sha256"]] = np.frombuffer(data[8 + length:], np.float32)

rows = list(csv.DictReader(open(f"{run}/predictions.csv")))


def features(row):
    path = f"{emotify}/emotifymusic/{row['genre']}/{(int(row['id']) - 1) % 100 + 1}.mp3"
    return clips[hashlib.sha256(open(path, "rb").read()).hexdigest()]


inputs = np.array([features(row) for row in rows], float)
labels = np.array([[float(row["annotated_arousal"]), float(row["annotated_valence"])] for row in rows])
ours = np.array([[float(row["predicted_arousal"]), float(row["predicted_valence"])] for row in rows])
fold = np.array([int(row["fold"]) for row in rows])


def report(name, predicted):
    r2 = 1 - ((labels - predicted) ** 2).sum(0) / ((labels - labels.mean(0)) ** 2).sum(0)
    mae = abs(labels - predicted).mean(0)
    print(f"{name:32} arousal R2 {r2[0]:6.3f} MAE {mae[0]:.3f}   valence R2 {r2[1]:6.3f} MAE {mae[1]:.3f}")


report("this run", ours)
for name, make in ("scikit-learn linear regression", LinearRegression), ("scikit-learn SVR", SVR):
    predicted = np.zeros_like(labels)
    for k in np.unique(fold):
        train, test = fold != k, fold == k
        mean, deviation = inputs[train].mean(0), inputs[train].std(0) + 1e-12
        for axis in range(2):
            model = make().fit((inputs[train] - mean) / deviation, labels[train, axis])
            predicted[test, axis] = model.predict((inputs[test] - mean) / deviation)
    report(name, predicted)
