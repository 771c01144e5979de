"""The safetensors format in thirty lines of Python, for machines without the package of that name.

    /usr/bin/python3 plain_safetensors.py golden python.safetensors   writes the golden beside this script
    /usr/bin/python3 plain_safetensors.py dump FILE                   prints name, type, shape, sum and, of small ones, values of every tensor as JSON

Needs numpy. The golden was made with Python 3.11 and numpy 1.24; comparison is exact.
"""
import json
import struct
import sys

import numpy as np

TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "i1", "U8": "u1", "BOOL": "?", "C64": "<c8"}
NAMES = {np.dtype(code): name for name, code in TYPES.items()}


def save(path, arrays, metadata=None):
    """Widest elements first, then by name, as the reference implementation orders them."""
    arrays = sorted(arrays.items(), key=lambda item: (-item[1].dtype.itemsize, item[0]))
    header, offset = ({"__metadata__": metadata} if metadata else {}), 0
    for name, array in arrays:
        header[name] = {"dtype": NAMES[array.dtype], "shape": list(array.shape), "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(np.ascontiguousarray(array).tobytes() for _, array in arrays))


def load(path):
    data = open(path, "rb").read()
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + size])
    metadata = header.pop("__metadata__", {})
    body = data[8 + size:]
    assert sum(entry["data_offsets"][1] - entry["data_offsets"][0] for entry in header.values()) == len(body)
    assert all(isinstance(value, str) for value in metadata.values())
    return {name: np.frombuffer(body[slice(*entry["data_offsets"])], TYPES[entry["dtype"]]).reshape(entry["shape"])
            for name, entry in header.items()}, metadata


if __name__ == "__main__":
    if sys.argv[1] == "golden":
        save(sys.argv[2], {
            "floats": np.arange(6, dtype="<f4").reshape(2, 3) / np.float32(2),
            "longs": np.array([-1, 1 << 40], "<i8"),
            "flags": np.array([True, False, True]),
            "scalar": np.array(0.1, "<f8"),
            "halves": np.array([1 / 3], "<f2"),
        }, {"format": "pt"})
    else:
        arrays, metadata = load(sys.argv[2])
        print(json.dumps({"metadata": metadata, "tensors": {
            name: {"dtype": NAMES[array.dtype], "shape": list(array.shape), "sum": float(array.real.sum()),
                   **({"values": array.ravel().tolist()} if array.size <= 100 and array.dtype.kind != "c" else {})} for name, array in arrays.items()}}))
