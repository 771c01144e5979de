"""The Python side of `mer-bench torch-training`: the same networks in PyTorch, driven line by line over standard input.

    model NAME FILE    builds the network, takes its weights and batch from a safetensors file; answers `ready PARAMETERS`
    steps N            trains N steps; answers `MS LOSS` for each, in one line
    quit
"""
import json
import struct
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F


class Lstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(300, 128, batch_first=True)
        self.head = nn.Linear(128, 2)

    def forward(self, x):
        y, _ = self.lstm(x)
        return self.head(y[:, -1])


class Audio(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv1d(1, 32, 64, stride=4, padding=30), nn.BatchNorm1d(32), nn.ReLU(), nn.MaxPool1d(4),
            nn.Conv1d(32, 64, 9, padding=4), nn.BatchNorm1d(64), nn.ReLU(), nn.MaxPool1d(4),
            nn.Conv1d(64, 128, 9, padding=4), nn.BatchNorm1d(128), nn.ReLU(), nn.MaxPool1d(4),
            nn.Conv1d(128, 128, 3, padding=1), nn.BatchNorm1d(128), nn.ReLU(), nn.AdaptiveAvgPool1d(1),
            nn.Flatten(), nn.Linear(128, 2))

    def forward(self, x):
        return self.layers(x)


class Mel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(1, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(64, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
            nn.Flatten(), nn.Linear(64, 2))

    def forward(self, x):
        return self.layers(x)


class WaveUNet(nn.Module):
    LEVELS, WIDTH = 6, 24

    def __init__(self):
        super().__init__()
        widths = [self.WIDTH * (i + 1) for i in range(self.LEVELS)]
        self.down = nn.ModuleList([nn.Conv1d(a, b, 15, padding=7) for a, b in zip([1] + widths, widths)])
        self.middle = nn.Conv1d(widths[-1], widths[-1] + self.WIDTH, 15, padding=7)
        self.up = nn.ModuleList([nn.Conv1d(w + self.WIDTH + w, w, 5, padding=2) for w in reversed(widths)])
        self.out = nn.Conv1d(self.WIDTH + 1, 1, 1)

    def forward(self, x):
        mix, skips = x, []
        for layer in self.down:
            x = F.leaky_relu(layer(x), 0.2)
            skips.append(x)
            x = x[:, :, ::2]
        x = F.leaky_relu(self.middle(x), 0.2)
        for layer in self.up:
            x = F.interpolate(x, scale_factor=2.0, mode="linear", align_corners=True)
            x = F.leaky_relu(layer(torch.cat([skips.pop(), x], 1)), 0.2)
        return torch.tanh(self.out(torch.cat([x, mix], 1)))


class Cnn(nn.Module):
    """Hizlisoy's extractor on a piece of 86 frames of 40 bands."""

    def __init__(self):
        super().__init__()
        layers, channels, frames = [], 40, 86
        for width in (64, 128, 128, 128):
            layers += [nn.Conv1d(channels, width, 5, padding=2), nn.ReLU(), nn.MaxPool1d(2)]
            channels, frames = width, frames // 2
        self.convolutions = nn.Sequential(*layers, nn.Flatten())
        self.dropout = nn.Dropout(0)
        self.dense = nn.Linear(channels * frames, 256)
        self.output = nn.Linear(256, 4)

    def forward(self, x):
        return self.output(self.dropout(F.relu(self.dense(self.dropout(self.convolutions(x))))))


class Cldnn(nn.Module):
    """Hizlisoy's classifier on three pieces of all features."""

    def __init__(self):
        super().__init__()
        self.recurrent = nn.LSTM(11240, 64, batch_first=True)
        self.dense = nn.Sequential(nn.Dropout(0), nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0), nn.Linear(64, 4))

    def forward(self, x):
        y, _ = self.recurrent(x)
        return self.dense(y[:, -1])


class Reconstruction(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(16, 16))
        self.hidden_bias = nn.Parameter(torch.zeros(16))
        self.bias = nn.Parameter(torch.zeros(16))

    def forward(self, x):
        for _ in range(5):
            x = torch.tanh(F.linear(torch.tanh(F.linear(x, self.weight, self.hidden_bias)), self.weight.t(), self.bias))
        return x


class Orjesek(nn.Module):
    """The network on samples, of songs of 20 windows, written as one would in PyTorch; names end as the workbench's do."""

    def __init__(self, inside, reconstructs):
        super().__init__()
        self.filters, self.normalisation, self.dense = nn.Conv1d(1, 8, 220, stride=110), nn.BatchNorm1d(8), nn.Linear(8, 16)
        self.standardised = nn.BatchNorm1d(16, affine=False)
        self.reconstruction = Reconstruction() if reconstructs else None
        self.rebuilt = nn.BatchNorm1d(16, affine=False)
        self.recurrent = nn.GRU(16, 8, batch_first=True, bidirectional=True)
        self.linear = nn.Linear(16, 8)
        self.inside = inside

    def forward(self, x):
        steps = self.normalisation(torch.log(F.relu(self.filters(x.unsqueeze(1))) + 0.05)).transpose(1, 2)
        f = F.relu(self.dense(steps))
        f = f if self.inside else f.mean(1)
        f = self.standardised(f.flatten(0, -2)).view(f.shape)
        if self.reconstruction is not None:
            f = self.rebuilt(self.reconstruction(f).flatten(0, -2)).view(f.shape)
        if self.inside:
            h = self.recurrent(f)[1].transpose(0, 1).flatten(1)
        else:
            h = self.recurrent(f.view(-1, 20, 16))[0].flatten(0, 1)
        return self.linear(h).unflatten(-1, (2, 4)).amax(-1)

    def load_state_dict(self, tensors):
        with torch.no_grad():
            for name, parameter in self.named_parameters():
                parameter.copy_(next(value for theirs, value in tensors.items() if theirs.endswith("." + name)))


MODELS = {"lstm": Lstm, "audio": Audio, "mel": Mel, "unet": WaveUNet, "cnn": Cnn, "cldnn": Cldnn, "song": lambda: Orjesek(False, False), "song-ir": lambda: Orjesek(False, True),
          "window": lambda: Orjesek(True, False), "window-ir": lambda: Orjesek(True, True)}


def read_safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = bytearray(file.read())
    kinds = {"F32": torch.float32, "F64": torch.float64, "I64": torch.int64}
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            tensors[name] = torch.frombuffer(data[start:end], dtype=kinds[entry["dtype"]]).reshape(entry["shape"]).clone()
    return tensors


def main():
    torch.set_num_threads(int(sys.argv[1]))
    for line in sys.stdin:
        words = line.split()
        if words[0] == "quit":
            return
        if words[0] == "model":
            tensors = read_safetensors(words[2])
            x, y = tensors.pop("batch.x"), tensors.pop("batch.y")
            model = MODELS[words[1]]()
            model.load_state_dict(tensors)
            model.train()
            optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
            print("ready", sum(p.numel() for p in model.parameters()), flush=True)
        elif words[0] == "steps":
            answers = []
            for _ in range(int(words[1])):
                start = time.perf_counter_ns()
                optimizer.zero_grad(set_to_none=True)
                loss = F.mse_loss(model(x), y)
                loss.backward()
                optimizer.step()
                value = loss.item()
                answers.append(f"{(time.perf_counter_ns() - start) / 1e6:.6f} {value!r}")
            print(" ".join(answers), flush=True)


if __name__ == "__main__":
    main()
