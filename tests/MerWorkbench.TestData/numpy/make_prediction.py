"""Linear prediction, its poles and line spectral frequencies: python3 make_prediction.py > prediction.json. Needs numpy, scipy.

The signal is x[n] = 2.2 x[n-1] - 2.9 x[n-2] + 2.0 x[n-3] - 0.86 x[n-4] + u[n], with the uniform noise u of ReferenceSignal.
"""
import json, sys
import numpy as np
import scipy
from scipy.linalg import solve_toeplitz
from scipy.signal import lfilter

AR = [-2.2, 2.9, -2.0, 0.86]


def noise(n):
    state, out = 12345, []
    for _ in range(n):
        state = (1664525 * state + 1013904223) % 2 ** 32
        out.append(state / 2 ** 31 - 1)
    return np.array(out)


def burg(x, order):
    """Burg's recursion written with whole arrays, as a second opinion."""
    f, b, a = x[1:].copy(), x[:-1].copy(), np.array([1.0])
    for _ in range(order):
        k = -2 * f @ b / (f @ f + b @ b)
        a = np.append(a, 0) + k * np.append(a, 0)[::-1]
        f, b = f + k * b, b + k * f
        f, b = f[1:], b[:-1]
    return a[1:]


def lsf(a):
    """Angles of the roots of A +- its mirror, by numpy's companion matrix."""
    a = np.concatenate([[1], a])
    p, q = np.append(a, 0) + np.append(0, a[::-1]), np.append(a, 0) - np.append(0, a[::-1])
    angles = np.concatenate([np.angle(np.roots(p)), np.angle(np.roots(q))])
    return sorted(float(v) for v in angles if 1e-6 < v < np.pi - 1e-6)


x = lfilter([1], [1] + AR, noise(4096))
cases = []
for order in (4, 8, 11):
    r = np.correlate(x, x, "full")[len(x) - 1:len(x) + order]
    a = solve_toeplitz(r[:order], -r[1:order + 1])
    roots = np.roots(np.concatenate([[1], a]))
    cases.append({"order": order, "autocorrelation": r.tolist(), "coefficients": a.tolist(), "error": float(r[0] + a @ r[1:]),
                  "burg": burg(x, order).tolist(), "lsf": lsf(a),
                  "poles": sorted([[float(z.real), float(z.imag)] for z in roots])})
json.dump({"tool": f"numpy {np.__version__}, scipy {scipy.__version__}", "command": "python3 make_prediction.py > prediction.json",
           "ar": AR, "cases": cases}, sys.stdout)
