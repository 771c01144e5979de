"""BERT's encoder in plain PyTorch, written from its paper: an oracle that shares nothing with the workbench but the weights."""
import json
import math
import struct

import torch
from torch.nn import functional as F

ACTIVATIONS = {
    "gelu": lambda x: 0.5 * x * (1 + torch.erf(x / math.sqrt(2))),
    "gelu_new": lambda x: 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))),
    "relu": torch.relu,
}


def weights(sizes, seed, scale=0.02):
    """Random weights under the names of Hugging Face's files; LayerNorm and biases are random too, so that each is proved."""
    generator = torch.Generator().manual_seed(seed)
    width, inner = sizes["hidden_size"], sizes["intermediate_size"]

    def normal(*shape, mean=0.0):
        return torch.randn(shape, generator=generator) * scale + mean

    w = {}

    def dense(name, n_in, n_out):
        w[name + ".weight"], w[name + ".bias"] = normal(n_out, n_in), normal(n_out)

    def norm(name):
        w[name + ".weight"], w[name + ".bias"] = normal(width, mean=1.0), normal(width)

    w["embeddings.word_embeddings.weight"] = normal(sizes["vocab_size"], width)
    w["embeddings.position_embeddings.weight"] = normal(sizes["max_position_embeddings"], width)
    w["embeddings.token_type_embeddings.weight"] = normal(sizes["type_vocab_size"], width)
    norm("embeddings.LayerNorm")
    for i in range(sizes["num_hidden_layers"]):
        at = f"encoder.layer.{i}."
        for part in ("query", "key", "value"):
            dense(at + "attention.self." + part, width, width)
        dense(at + "attention.output.dense", width, width)
        norm(at + "attention.output.LayerNorm")
        dense(at + "intermediate.dense", width, inner)
        dense(at + "output.dense", inner, width)
        norm(at + "output.LayerNorm")
    return w


def forward(w, sizes, ids, mask):
    """ids [batch, tokens], mask [batch, tokens] of 1 and 0, or None -> [batch, tokens, width]."""
    width, heads, eps = sizes["hidden_size"], sizes["num_attention_heads"], sizes["layer_norm_eps"]
    each = width // heads
    batch, tokens = ids.shape
    activation = F.gelu if sizes["hidden_act"] == "gelu" else ACTIVATIONS[sizes["hidden_act"]]

    def dense(name, x):
        return F.linear(x, w[name + ".weight"], w[name + ".bias"])

    def norm(name, x):
        return F.layer_norm(x, (width,), w[name + ".weight"], w[name + ".bias"], eps)

    def split(x):
        return x.view(batch, tokens, heads, each).permute(0, 2, 1, 3)

    x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][:tokens] + w["embeddings.token_type_embeddings.weight"][0]
    x = norm("embeddings.LayerNorm", x)
    padding = None if mask is None else (1.0 - mask[:, None, None, :].float()) * torch.finfo(torch.float32).min
    for i in range(sizes["num_hidden_layers"]):
        at = f"encoder.layer.{i}."
        q, k, v = (split(dense(at + "attention.self." + part, x)) for part in ("query", "key", "value"))
        scores = q @ k.transpose(-1, -2) / math.sqrt(each)
        if padding is not None:
            scores = scores + padding
        mixed = (torch.softmax(scores, -1) @ v).permute(0, 2, 1, 3).reshape(batch, tokens, width)
        x = norm(at + "attention.output.LayerNorm", dense(at + "attention.output.dense", mixed) + x)
        x = norm(at + "output.LayerNorm", dense(at + "output.dense", activation(dense(at + "intermediate.dense", x))) + x)
    return x


def save(path, tensors):
    """The safetensors format, by hand."""
    header, parts, at = {}, [], 0
    for name, tensor in tensors.items():
        raw = tensor.contiguous().numpy().tobytes()
        kind = {torch.float32: "F32", torch.int64: "I64"}[tensor.dtype]
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [at, at + len(raw)]}
        parts.append(raw)
        at += len(raw)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        file.writelines(parts)


def load(path):
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    kinds = {"F32": torch.float32, "I64": torch.int64, "BOOL": torch.bool}
    return {
        name: torch.frombuffer(data, dtype=kinds[item["dtype"]], count=math.prod(item["shape"]), offset=item["data_offsets"][0]).reshape(item["shape"])
        for name, item in header.items()
        if name != "__metadata__"
    }
