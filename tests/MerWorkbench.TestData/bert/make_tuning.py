"""Gradients through a whole BERT and a classifier behind it, and the losses of the first steps of training both, by plain PyTorch.

Run from this folder:  /usr/bin/python3 make_tuning.py
Reads small.json and small.safetensors (make_goldens.py) and writes tuning.json. Of each gradient it keeps the norm and two projections.
"""
import json
import math

import torch
from torch.nn import functional as F

from plain_bert import forward, load

torch.set_num_threads(1)
sizes = json.load(open("small.json"))["config"]
w = {name.removeprefix("bert.").replace("gamma", "weight").replace("beta", "bias"): tensor.clone().requires_grad_() for name, tensor in load("small.safetensors").items()}
generator = torch.Generator().manual_seed(9)
lengths, labels, share = [12, 3, 7, 5, 11], [0, 2, 1, 2, 0], [0.5, 2.0, 1.0]
ids = torch.randint(0, 60, (5, 12), generator=generator)
mask = torch.tensor([[int(i < n) for i in range(12)] for n in lengths])
width = sizes["hidden_size"]
head = {name: (torch.randn(shape, generator=generator) * 0.3).requires_grad_()
        for name, shape in (("dense.weight", (8, width)), ("dense.bias", (8,)), ("output.weight", (3, 8)), ("output.bias", (3,)))}


def loss():
    vectors = forward(w, sizes, ids, mask)
    # The mean over the pieces: neither the first mark nor the last.
    pooled = torch.stack([vectors[i, 1:n - 1].mean(0) for i, n in enumerate(lengths)])
    scores = F.linear(torch.relu(F.linear(pooled, head["dense.weight"], head["dense.bias"])), head["output.weight"], head["output.bias"])
    return F.cross_entropy(scores, torch.tensor(labels), torch.tensor(share))


def project(gradient):
    flat = gradient.double().flatten()
    at = torch.arange(len(flat), dtype=torch.float64)
    return [flat.norm().item(), (flat * torch.cos(0.1 * at)).sum().item(), (flat * torch.sin(0.37 * at)).sum().item()]


start = {name: tensor.detach().flatten().tolist() for name, tensor in head.items()}
first = loss()
first.backward()
gradients = {**{"encoder." + name: project(tensor.grad) for name, tensor in w.items()}, **{"classifier." + name: project(tensor.grad) for name, tensor in head.items()}}
optimizer = torch.optim.Adam([*w.values(), *head.values()], lr=1e-3)
losses = []
for _ in range(4):
    optimizer.zero_grad()
    now = loss()
    now.backward()
    optimizer.step()
    losses.append(now.item())
golden = {"header": {"tool": "torch", "version": torch.__version__, "command": "python3 make_tuning.py", "tolerance": 1e-5},
          "ids": ids.tolist(), "lengths": lengths, "labels": labels, "weights": share, "head": start, "gradients": gradients, "losses": losses}
with open("tuning.json", "w") as file:
    file.write(json.dumps(json.loads(json.dumps(golden), parse_float=lambda x: float(f"{float(x):.8g}")), separators=(",", ":")))
