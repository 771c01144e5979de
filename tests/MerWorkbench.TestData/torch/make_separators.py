"""Outputs and gradients of the separating networks in PyTorch, for the same weights: python3 make_separators.py > separators.json

Weights and sounds follow formulae that both sides know, so that the file stays small:
    value i of tensor number t = 1.5 sin(1.7 i + t) / sqrt(values of one output) (weights), 0.1 sin(1.7 i + t) (vectors);
    sample i of channel c of item b = 0.5 sin(0.37 i + c + 2 b) + 0.2 sin(0.011 i).
Written against Debian's python3-torch.
"""
import json

import torch
from torch import nn
from torch.nn import functional as F

LEVELS, FILTERS = 4, 3


class WaveUNet(nn.Module):
    """Parameters stand in the order of the workbench's network."""

    def __init__(self, channels, sources, context, learned, difference):
        super().__init__()
        widths = [FILTERS * (i + 1) for i in range(LEVELS + 1)]
        pad = (0, 0) if context else (7, 2)
        self.down = nn.ModuleList([nn.Conv1d(a, b, 15, padding=pad[0]) for a, b in zip([channels] + widths, widths[:-1])])
        self.middle = nn.Conv1d(widths[-2], widths[-1], 15, padding=pad[0])
        self.up = nn.ModuleList([nn.Conv1d(widths[i] + widths[i + 1], widths[i], 5, padding=pad[1]) for i in reversed(range(LEVELS))])
        self.between = nn.ParameterList([nn.Parameter(torch.zeros(widths[i + 1])) for i in reversed(range(LEVELS))] if learned else [])
        self.output = nn.Conv1d(FILTERS + channels, channels * (sources - difference), 1)
        self.channels, self.context, self.learned, self.difference = channels, context, learned, difference

    def double(self, x, level):
        first, second = x[..., :-1], x[..., 1:]
        share = torch.sigmoid(self.between[level])[:, None] if self.learned else 0.5
        y = torch.zeros(*x.shape[:2], 2 * x.shape[2] - 1)
        y[..., ::2], y[..., 1::2] = x, share * first + (1 - share) * second
        return y if self.context else torch.cat([y, y[..., -1:]], 2)

    def forward(self, x):
        def middle(t, n):
            start = (t.shape[2] - n) // 2
            return t[..., start:start + n]
        mixture, across = x, []
        for layer in self.down:
            across.append(F.leaky_relu(layer(x), 0.2))
            x = across[-1][..., ::2]
        x = F.leaky_relu(self.middle(x), 0.2)
        for level, layer in enumerate(self.up):
            x = self.double(x, level)
            x = F.leaky_relu(layer(torch.cat([middle(across.pop(), x.shape[2]), x], 1)), 0.2)
        mixture = middle(mixture, x.shape[2])
        y = torch.tanh(self.output(torch.cat([mixture, x], 1)))
        y = y.reshape(y.shape[0], -1, self.channels, y.shape[2])
        return torch.cat([y, (mixture[:, None] - y.sum(1, keepdim=True))], 1) if self.difference else y


class SpectrogramUNet(nn.Module):
    def __init__(self):
        super().__init__()
        widths = [FILTERS * 2 ** i for i in range(LEVELS)]
        self.down = nn.ModuleList([nn.ModuleList([nn.Conv2d(a, b, 5, stride=2) for a, b in zip([1] + widths, widths)]) for _ in range(2)])
        ups = [(widths[-1], widths[-2])] + [(widths[i + 2], widths[i]) for i in reversed(range(LEVELS - 2))] + [(widths[1], 1)]
        self.up = nn.ModuleList([nn.ModuleList([nn.ConvTranspose2d(a, b, 5, stride=2) for a, b in ups]) for _ in range(2)])
        self.norms = nn.ModuleList([nn.ModuleList([nn.BatchNorm2d(w, eps=1e-3, momentum=1e-3) for w in widths + widths[-2::-1]]) for _ in range(2)])
        for row in self.norms:
            for norm in row:
                norm.weight.requires_grad_(False)

    def spectra(self, x):
        return torch.stft(x, 1024, 768, window=torch.hann_window(1024), center=False, return_complex=True)

    def mask(self, x, s):
        across = []
        for i, layer in enumerate(self.down[s]):
            x = F.leaky_relu(self.norms[s][i](layer(F.pad(x, (1, 2, 1, 2)))), 0.2)
            across.append(x)
        across.pop()
        for i, layer in enumerate(self.up[s]):
            n, m = x.shape[2:]
            x = layer(x)[:, :, 1:2 * n + 1, 1:2 * m + 1]
            if i < LEVELS - 1:
                x = torch.cat([across.pop(), F.relu(self.norms[s][LEVELS + i](x))], 1)
        return torch.sigmoid(x)

    def masked(self, x):
        z = self.spectra(x[:, 0])
        image = torch.log1p(z.abs())[:, :-1].transpose(1, 2)[:, None]
        masks = [F.pad(self.mask(image, s)[:, 0], (0, 1), value=0.5).transpose(1, 2) for s in range(2)]
        return z, masks

    def forward(self, x):
        z, masks = self.masked(x)
        w, total = torch.hann_window(1024), []
        for mask in masks:
            frames = torch.fft.irfft((z * mask).transpose(1, 2), 1024)
            y, norm = torch.zeros_like(x[:, 0]), torch.zeros(1024 + 2 * 768)
            for k in range(3):
                norm[768 * k:768 * k + 1024] += w ** 2
            inverse = w / norm[768:1792]
            for k in range(frames.shape[1]):
                piece = torch.zeros_like(y)
                piece[:, 768 * k:768 * k + 1024] = frames[:, k] * inverse
                y = y + piece
            total.append(y[:, None])
        return torch.stack(total, 1)

    def magnitude_loss(self, x, target):
        z, masks = self.masked(x)
        return sum((z.abs() * m - self.spectra(target[:, s, 0]).abs()).abs().mean() for s, m in enumerate(masks)) / 2


def wave(count, number, scale):
    return scale * torch.sin(1.7 * torch.arange(count, dtype=torch.float64) + number)


def sound(batch, channels, length):
    i = torch.arange(length, dtype=torch.float64)
    rows = [[0.5 * torch.sin(0.37 * i + c + 2 * b) + 0.2 * torch.sin(0.011 * i) for c in range(channels)] for b in range(batch)]
    return torch.stack([torch.stack(row) for row in rows]).float()


def main():
    cases = []
    for name, channels, sources, context, learned, difference in [
            ("M1", 1, 2, False, False, False), ("M2", 1, 2, False, False, True), ("M3", 1, 2, True, False, True), ("M4", 2, 2, True, False, True),
            ("M5", 2, 2, True, True, True), ("M6", 2, 4, True, False, True), ("M7", 1, 2, True, False, True), ("U7", 1, 2, False, False, False),
            ("U7a", 1, 2, False, False, False)]:
        torch.manual_seed(0)
        spectral = name.startswith("U7")
        net = SpectrogramUNet() if spectral else WaveUNet(channels, sources, context, learned, difference)
        learning = [p for p in net.parameters() if p.requires_grad]
        with torch.no_grad():
            for number, p in enumerate(learning):
                each = p[0].numel() if p.dim() > 1 else 1
                p.copy_(wave(p.numel(), number, 1.5 / each ** 0.5 if p.dim() > 1 else 0.1).reshape(p.shape).float())
        net.eval() if spectral else net.train()
        out = 768 * 15 + 1024 if spectral else 128
        length, bottom = out, out
        if context:
            rem = float(out)
            for _ in range(LEVELS):
                rem = (rem + 5) / 2
            bottom = int(-(-rem // 1))
            length, out = bottom + 14, bottom
            for _ in range(LEVELS):
                out, length = 2 * out - 5, 2 * length + 13
        x = sound(2, channels, length)
        y = net(x)
        assert y.shape[3] == out, (name, y.shape, out)
        target = wave(y.numel(), 99, 0.3).reshape(y.shape).float()
        loss = net.magnitude_loss(x, target) if name == "U7a" else F.mse_loss(y, target)
        loss.backward()
        flat = y.detach().flatten()
        cases.append({
            "name": name, "parameters": sum(p.numel() for p in learning), "input": length, "output": out,
            "norm": flat.norm().item(), "against_wave": (flat.double() * wave(flat.numel(), 5, 1)).sum().item(),
            "first": [v for v in flat[::max(1, flat.numel() // 12)].tolist()], "loss": loss.item(),
            "gradients": [{"norm": p.grad.norm().item(), "against_wave": (p.grad.flatten().double() * wave(p.numel(), 7, 1)).sum().item(),
                           "first": p.grad.flatten()[:4].tolist()} for p in learning]})
    print(json.dumps({"tool": "torch " + torch.__version__, "command": "python3 make_separators.py > separators.json",
                      "levels": LEVELS, "filters": FILTERS, "tolerance": 1e-5, "cases": cases}, indent=1))


if __name__ == "__main__":
    main()
