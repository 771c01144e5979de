"""What Weka's CfsSubsetEval selects, with its cut points and correlations.

Run from this folder:  /usr/bin/python3 make_goldens.py [TURKISH_CSV]
Needs Debian's weka and a JDK. Compiles CfsOracle.java and writes cfs.json and one NAME.csv.gz a data set: the number of classes
(0: a numeric target), then the rows, the target last.
The data set "turkish" is not written; its path is the argument (UCI 862, Acoustic_Features.csv).
"""
import csv
import gzip
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

from sklearn import datasets

WEKA = "/usr/share/java/weka.jar"


def split_mix(seed):
    """Numbers in [0, 1) as the workbench's StableRandom."""
    mask, state = (1 << 64) - 1, seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        yield ((z ^ (z >> 31)) >> 11) / (1 << 53)


def wide(rows, columns, classes, seed):
    """Many columns, few rows, few different values: equal, constant and useless columns among them, and many ties."""
    random = split_mix(seed)
    target = [math.floor(next(random) * classes) for _ in range(rows)]
    table = [[] for _ in range(rows)]
    for column in range(columns):
        kind = math.floor(next(random) * 10)
        gain, steps = next(random) * 0.8, 4 + math.floor(next(random) * 60)
        for row in range(rows):
            noise = next(random)
            if kind == 0:
                value = 7
            elif kind == 1 and column > 20:
                value = table[row][column - 17]
            else:
                value = math.floor((noise + (gain if kind > 6 else 0) * target[row]) * steps)
            table[row].append(value)
    return table, target


def data_sets():
    iris, wine, cancer, diabetes = (load() for load in (
        datasets.load_iris, datasets.load_wine, datasets.load_breast_cancer, datasets.load_diabetes))
    yield "iris", 3, iris.data.tolist(), iris.target.tolist()
    yield "wine", 3, wine.data.tolist(), wine.target.tolist()
    yield "breast-cancer", 2, cancer.data.tolist(), cancer.target.tolist()
    yield "wide", 4, *wide(60, 800, 4, 1)
    yield "wide-numeric", 0, *wide(40, 300, 9, 2)
    yield "diabetes", 0, diabetes.data.tolist(), diabetes.target.tolist()
    # The worst area of a cell's kernel, of the other columns: their units differ by 10,000.
    area = list(cancer.feature_names).index("worst area")
    yield "worst-area", 0, [row[:area] + row[area + 1:] for row in cancer.data.tolist()], cancer.data[:, area].tolist()


def text(classes, rows, target):
    return f"{classes}\n" + "".join(",".join(map(repr, [*row, label])) + "\n" for row, label in zip(rows, target))


def weka(folder, content):
    path = Path(folder, "data.csv")
    path.write_text(content)
    result = json.loads(subprocess.run(
        ["java", "-Xmx6g", "-cp", f"{WEKA}:{folder}", "CfsOracle", str(path)], check=True, capture_output=True, text=True).stdout)
    del result["seconds"]
    return result


def turkish(path):
    rows = [[value.strip() for value in row] for row in csv.reader(open(path))][1:]
    names = ["relax", "happy", "sad", "angry"]
    return 4, [[float(value) for value in row[1:]] for row in rows], [names.index(row[0]) for row in rows]


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["javac", "-cp", WEKA, "-d", folder, "CfsOracle.java"], check=True)
        found = {}
        for name, classes, rows, target in data_sets():
            content = text(classes, rows, target)
            Path(f"{name}.csv.gz").write_bytes(gzip.compress(content.encode(), mtime=0))
            found[name] = weka(folder, content)
        if len(sys.argv) > 1:
            found["turkish"] = weka(folder, text(*turkish(sys.argv[1])))
        version = {result.pop("version") for result in found.values()}.pop()
        with open("cfs.json", "w") as file:
            file.write(json.dumps({"tool": "Weka", "version": version, "command": "python3 make_goldens.py Acoustic_Features.csv"})[:-1])
            for name, result in found.items():
                file.write(f',\n "{name}": ' + json.dumps(result))
            file.write("\n}\n")


main()
