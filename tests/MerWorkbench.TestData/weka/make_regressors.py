"""Golden values of Weka's LinearRegression (with its attribute elimination) and SMOreg, both as they come.

Run from this folder:  /usr/bin/python3 make_regressors.py
Needs Debian's package weka. Writes regressors.json. Weka prints predictions with three decimals, so targets are stated in
ten-thousandths: whole numbers of up to seven digits.
"""
import json
import re
import subprocess
import tempfile

import numpy as np

rng = np.random.default_rng(20250703)
JAR = "/usr/share/java/weka.jar"


def arff(file, x, y):
    lines = ["@relation r"] + [f"@attribute a{i} numeric" for i in range(x.shape[1])] + ["@attribute y numeric", "@data"]
    file.write("\n".join(lines + [",".join(f"{v:.6g}" for v in row) + f",{t:.0f}" for row, t in zip(x, y)]) + "\n")
    file.flush()


# Weka's optimiser, its stopping tolerance 0.001 made strict: what it is on the way to.
STRICT = ["-I", "weka.classifiers.functions.supportVector.RegSMOImproved -L 0.001 -W 1 -P 1.0E-14 -T 1.0E-10 -V"]


def run(classifier, x, y, x_new, options=()):
    with tempfile.NamedTemporaryFile("w", suffix=".arff") as train, tempfile.NamedTemporaryFile("w", suffix=".arff") as test:
        arff(train, x, y)
        arff(test, x_new, np.zeros(len(x_new)))
        base = ["java", "-cp", JAR, f"weka.classifiers.functions.{classifier}", "-t", train.name, "-T", test.name, *options]
        predictions = subprocess.run(base + ["-p", "0"], capture_output=True, text=True, check=True).stdout
        model = subprocess.run(base, capture_output=True, text=True, check=True).stdout
    predicted = [float(line.split()[2]) for line in predictions.splitlines() if re.match(r"^\s*\d+\s", line)]
    assert len(predicted) == len(x_new), predictions
    return predicted, sorted(int(i) for i in set(re.findall(r"\* (?:\(normalized\) )?a(\d+)", model.split("Time taken")[0])))


def case(name, x, weights, noise):
    x = np.array([[float(f"{v:.6g}") for v in row] for row in x])
    y = np.round(1e4 * (x @ np.array(weights) + noise * rng.normal(size=len(x))))
    x_new = x[-10:]
    x, y = x[:-10], y[:-10]
    linear, kept = run("LinearRegression", x, y, x_new)
    smo, _ = run("SMOreg", x, y, x_new)
    strict, _ = run("SMOreg", x, y, x_new, STRICT)
    print("as it comes, off by", np.abs(np.array(smo) - strict).max() / np.ptp(y), "of the range")
    print(name, "kept", kept)
    return {"name": name, "x": x.tolist(), "y": y.tolist(), "xNew": x_new.tolist(),
            "linear": linear, "kept": kept, "smoReg": smo, "smoRegStrict": strict}


def main():
    plain = rng.normal(size=(70, 12)) * np.logspace(-2, 2, 12)
    collinear = rng.normal(size=(60, 8))
    collinear[:, 6] = collinear[:, 0] + collinear[:, 1] + 0.01 * rng.normal(size=60)
    collinear[:, 7] = 3.5
    useless = rng.normal(size=(40, 10))
    cases = [
        case("half are noise", plain, np.array([1, 0, .5, 0, 0, .8, 0, 0.1, 0, .2, 0, 0]) / np.logspace(-2, 2, 12), 0.5),
        case("one is nearly a sum, one constant", collinear, [1, 1, 0, .3, 0, 0, .2, 0], 0.3),
        case("all are noise", useless, np.zeros(10), 1.0),
    ]
    with open("regressors.json", "w") as file:
        json.dump({"header": {"tool": "Weka", "version": "3.6.14", "command": "python3 make_regressors.py", "tolerance": 1e-3}, "cases": cases}, file)
        file.write("\n")


if __name__ == "__main__":
    main()
