#!/usr/bin/python3
"""Golden values of Hizlisoy's two networks at small sizes, made by PyTorch: /usr/bin/python3 make_networks.py

Writes cnn.safetensors and cldnn.safetensors beside this script, each with
    state/NAME   the weights            x, y       a batch and its classes
    features     the extractor's dense layer (cnn only)
    scores       the output             loss       its cross-entropy
    grad/NAME    the gradient of the loss for each weight
"""
import os
import sys

import torch
from torch import nn
from torch.nn import functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "torch"))
from make_goldens import write_safetensors as write  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


class Cnn(nn.Module):
    def __init__(self, bands, frames, classes, filters, kernel, pool, units):
        super().__init__()
        layers, channels = [], bands
        for width in filters:
            layers += [nn.Conv1d(channels, width, kernel, padding=kernel // 2), nn.ReLU(), nn.MaxPool1d(pool)]
            channels, frames = width, frames // pool
        self.convolutions = nn.Sequential(*layers, nn.Flatten())
        self.dense = nn.Linear(channels * frames, units)
        self.output = nn.Linear(units, classes)

    def features(self, x):
        return F.relu(self.dense(self.convolutions(x)))

    def forward(self, x):
        return self.output(self.features(x))


class Cldnn(nn.Module):
    def __init__(self, features, classes, units, dense):
        super().__init__()
        self.recurrent = nn.LSTM(features, units, batch_first=True)
        layers, width = [nn.Identity()], units
        for size in dense:
            layers += [nn.Linear(width, size), nn.ReLU(), nn.Identity()]
            width = size
        self.dense = nn.Sequential(*layers, nn.Linear(width, classes))

    def forward(self, x):
        states, _ = self.recurrent(x)
        return self.dense(states[:, -1])


def save(name, model, x, y, extra):
    scores = model(x)
    loss = F.cross_entropy(scores, y)
    loss.backward()
    tensors = {"x": x, "y": y, "scores": scores, "loss": loss.reshape(1), **extra}
    tensors |= {f"state/{key}": value for key, value in model.state_dict().items()}
    tensors |= {f"grad/{key}": value.grad for key, value in model.named_parameters()}
    write(os.path.join(HERE, name), tensors)


if __name__ == "__main__":
    torch.manual_seed(20)
    cnn = Cnn(5, 21, 3, [4, 6, 6, 5], 3, 2, 8)
    x = torch.randn(7, 5, 21)
    save("cnn.safetensors", cnn, x, torch.arange(7) % 3, {"features": cnn.features(x)})
    cldnn = Cldnn(9, 4, 6, [5, 7])
    save("cldnn.safetensors", cldnn, torch.randn(6, 3, 9), torch.arange(6) % 4, {})
