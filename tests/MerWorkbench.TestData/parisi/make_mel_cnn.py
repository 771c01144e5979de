#!/usr/bin/python3
"""Golden values of the classifier of log-mel spectrograms at small sizes, made by PyTorch: /usr/bin/python3 make_mel_cnn.py

Writes mel-cnn.safetensors beside this script, with
    state/NAME   the weights and the moments of batch normalisation before
    x, y         a batch [batch, bands, frames] and its classes
    scores       the output in training mode     loss    its cross-entropy
    grad/NAME    the gradient of the loss for each weight
    after/NAME   the moments of batch normalisation after this one batch
    evaluated    the output in evaluation mode, with those moments
"""
import os
import sys

import torch
from torch import nn
from torch.nn import functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "torch"))
from make_goldens import write_safetensors as write  # noqa: E402


class MelCnn(nn.Module):
    def __init__(self, bands, classes, filters, kernel, pool, units):
        super().__init__()
        layers, channels = [], 1
        for width in filters:
            layers += [nn.Conv2d(channels, width, kernel, padding=kernel // 2, bias=False), nn.BatchNorm2d(width), nn.ReLU(), nn.MaxPool2d(pool)]
            channels, bands = width, bands // pool[0]
        self.convolutions = nn.Sequential(*layers)
        self.dense = nn.Linear(channels * bands, units)
        self.output = nn.Linear(units, classes)

    def forward(self, x):
        found = self.convolutions(x[:, None]).mean(3).flatten(1)
        return self.output(F.relu(self.dense(found)))


if __name__ == "__main__":
    torch.manual_seed(20)
    model = MelCnn(13, 3, [3, 4], 3, (2, 3), 7)
    for layer in model.convolutions:
        if isinstance(layer, nn.BatchNorm2d):
            nn.init.uniform_(layer.weight, 0.5, 1.5)
            nn.init.uniform_(layer.bias, -0.5, 0.5)
            layer.running_mean.uniform_(-0.5, 0.5)
            layer.running_var.uniform_(0.5, 1.5)
    tensors = {f"state/{key}": value.clone() for key, value in model.state_dict().items()}
    x, y = torch.randn(6, 13, 20), torch.arange(6) % 3
    scores = model(x)
    loss = F.cross_entropy(scores, y)
    loss.backward()
    tensors |= {"x": x, "y": y, "scores": scores, "loss": loss.reshape(1)}
    tensors |= {f"grad/{key}": value.grad for key, value in model.named_parameters()}
    tensors |= {f"after/{key}": value.clone() for key, value in model.named_buffers() if "running" in key}
    tensors["evaluated"] = model.eval()(x)
    write(os.path.join(os.path.dirname(os.path.abspath(__file__)), "mel-cnn.safetensors"), tensors)
