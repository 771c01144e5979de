"""Outputs and gradients of the raw-audio network in PyTorch, for the same weights: python3 make_raw_audio.py > raw_audio.json

Weights and input follow a formula that both sides know, so that the file stays small:
    value i of tensor number t = 0.3 sin(1.7 i + t) (weights), (0.1 + 0.4 |sin(0.0007 i)|) sin(0.37 i + 20 sin(0.0003 i)) (samples):
    level and pitch move, for standardising nearly equal values would measure nothing but rounding.
In float64: values that a reconstruction has driven to one end differ by nearly nothing, and standardising them makes that large.
Written against Debian's python3-torch.
"""
import json

import torch
from torch import nn
from torch.nn import functional as F

GAIN, STEPS, UNITS = 1.5, 5, 12
DTYPE = torch.float64


class Reconstruction(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(UNITS, 16))
        self.hidden_bias = nn.Parameter(torch.zeros(UNITS))
        self.bias = nn.Parameter(torch.zeros(16))

    def forward(self, x):
        for _ in range(STEPS):
            h = torch.tanh(GAIN * (x @ self.weight.T + self.hidden_bias))
            x = torch.tanh(GAIN * (h @ self.weight + self.bias))
        return x


class Network(nn.Module):
    """Parameters stand in the order of the workbench's network."""

    def __init__(self, inside, reconstructed, pool):
        super().__init__()
        self.conv, self.norm, self.dense = nn.Conv1d(1, 8, 220, stride=110), nn.BatchNorm1d(8), nn.Linear(8, 16)
        self.reconstruction = Reconstruction() if reconstructed else None
        self.gru = nn.GRU(16, 8, batch_first=True, bidirectional=True)
        self.maxout = nn.Linear(16, 8)
        self.standardised, self.rebuilt = nn.BatchNorm1d(16, affine=False), nn.BatchNorm1d(16, affine=False)
        self.inside, self.pool = inside, pool

    def forward(self, x, lengths):
        z = self.norm(torch.log(F.relu(self.conv(x.unsqueeze(1))) + 0.05)).transpose(1, 2)
        f = F.relu(self.dense(z))
        whole = f.shape[1] // self.pool * self.pool
        f = rows(self.standardised, f[:, :whole].unflatten(1, (-1, self.pool)).mean(2) if self.inside else f.mean(1))
        if self.reconstruction is not None:
            f = rows(self.rebuilt, self.reconstruction(f))
        if self.inside:
            _, h = self.gru(f)
            h = torch.cat([h[0], h[1]], 1)
        else:
            # One song after the other, without padding: what packing must come to.
            h = torch.cat([self.gru(song.unsqueeze(0))[0].squeeze(0) for song in f.split(lengths)])
        return self.maxout(h).reshape(-1, 2, 4).amax(-1)


def rows(norm, x):
    return norm(x.reshape(-1, x.shape[-1])).reshape(x.shape)


def wave(count, number):
    return 0.3 * torch.sin(1.7 * torch.arange(count, dtype=torch.float64) + number)


def main():
    cases = []
    for inside, reconstructed, lengths, training, pool in [
        (False, False, [3, 3], True, 1), (False, True, [3, 3], True, 1), (False, True, [4, 1, 2], True, 1),
        (True, False, [2, 1], True, 1), (True, True, [2, 1], True, 4), (False, True, [2, 3], False, 1)]:
        torch.manual_seed(0)
        net = Network(inside, reconstructed, pool).to(DTYPE)
        with torch.no_grad():
            for number, parameter in enumerate(net.parameters()):
                parameter.copy_(wave(parameter.numel(), number).reshape(parameter.shape).to(DTYPE))
        net.train(training)
        windows, samples = sum(lengths), 2200
        i = torch.arange(windows * samples, dtype=torch.float64)
        x = ((0.1 + 0.4 * torch.sin(0.0007 * i).abs()) * torch.sin(0.37 * i + 20 * torch.sin(0.0003 * i))).to(DTYPE).reshape(windows, samples)
        y = net(x, lengths)
        target = wave(2 * windows, 99).reshape(windows, 2).to(DTYPE)
        loss = F.mse_loss(y, target)
        loss.backward()
        cases.append({
            "span": "Window" if inside else "Song", "reconstruction": reconstructed, "lengths": lengths, "training": training, "pool": pool,
            "parameters": sum(p.numel() for p in net.parameters()), "samples": samples,
            "output": [round(v, 12) for v in y.detach().flatten().tolist()], "loss": loss.item(),
            # Of each parameter: the gradient's norm, its sum against a wave, and its first values.
            "gradients": [{"norm": p.grad.norm().item(),
                           "against_wave": (p.grad.flatten().double() * wave(p.numel(), 7)).sum().item(),
                           "first": p.grad.flatten()[:4].tolist()} for p in net.parameters()]})
    print(json.dumps({"tool": "torch " + torch.__version__, "command": "python3 make_raw_audio.py > raw_audio.json",
                      "gain": GAIN, "steps": STEPS, "units": UNITS, "tolerance": 1e-8, "cases": cases}, indent=1))


if __name__ == "__main__":
    main()
