"""The Python side of `mer-bench wave-u-net`: M4 in PyTorch, driven line by line over standard input.

    load FILE          takes weights and a block `batch.x` from a safetensors file; answers `ready PARAMETERS`
    run                separates the block, in inference mode; answers `MS SUM`
    step               a training step (forward, backward, Adam 1e-4) against zeros; answers `MS LOSS`
    quit
"""
import json
import struct
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

LEVELS, FILTERS = 12, 24


class WaveUNet(nn.Module):
    def __init__(self):
        super().__init__()
        widths = [FILTERS * (i + 1) for i in range(LEVELS + 1)]
        self.down = nn.ModuleList([nn.Conv1d(a, b, 15) for a, b in zip([2] + widths, widths[:-1])])
        self.middle = nn.Conv1d(widths[-2], widths[-1], 15)
        self.up = nn.ModuleList([nn.Conv1d(widths[i] + widths[i + 1], widths[i], 5) for i in reversed(range(LEVELS))])
        self.output = nn.Conv1d(FILTERS + 2, 2, 1)

    def forward(self, x):
        def middle(t, n):
            start = (t.shape[2] - n) // 2
            return t[..., start:start + n]
        mixture, across = x, []
        for layer in self.down:
            across.append(F.leaky_relu(layer(x), 0.2, inplace=True))
            x = across[-1][..., ::2]
        x = F.leaky_relu(self.middle(x), 0.2, inplace=True)
        for layer in self.up:
            x = F.interpolate(x, size=2 * x.shape[2] - 1, mode="linear", align_corners=True)
            x = F.leaky_relu(layer(torch.cat([middle(across.pop(), x.shape[2]), x], 1)), 0.2, inplace=True)
        mixture = middle(mixture, x.shape[2])
        first = torch.tanh(self.output(torch.cat([mixture, x], 1)))
        return torch.stack([first, mixture - first], 1)


def read_safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = bytearray(file.read())
    return {name: torch.frombuffer(data[entry["data_offsets"][0]:entry["data_offsets"][1]], dtype=torch.float32).reshape(entry["shape"]).clone()
            for name, entry in header.items() if name != "__metadata__"}


def main():
    torch.set_num_threads(1)
    for line in sys.stdin:
        words = line.split()
        if words[0] == "quit":
            return
        if words[0] == "load":
            tensors = read_safetensors(words[1])
            x = tensors.pop("batch.x")
            model = WaveUNet()
            model.load_state_dict(tensors)
            optimizer = torch.optim.Adam(model.parameters(), lr=1e-4)
            print("ready", sum(p.numel() for p in model.parameters()), flush=True)
            continue
        start = time.process_time_ns()
        if words[0] == "run":
            with torch.inference_mode():
                value = model(x).double().abs().sum().item()
        else:
            optimizer.zero_grad(set_to_none=True)
            y = model(x)
            loss = F.mse_loss(y, torch.zeros_like(y))
            loss.backward()
            optimizer.step()
            value = loss.item()
        print(f"{(time.process_time_ns() - start) / 1e6:.6f} {value!r}", flush=True)


if __name__ == "__main__":
    main()
