#!/usr/bin/python3
"""Golden values of every layer, function, initialiser, optimizer and scheduler, made by PyTorch.

    /usr/bin/python3 make_goldens.py [FOLDER]        writes nn.json and nn.safetensors there (default: beside this script)

nn.json lists the cases: what to build (names and argument names as in TorchSharp) and in which order to run it.
nn.safetensors holds their tensors, each named CASE/WHAT:

    init/NAME   parameters and buffers right after construction with the case's seed (so default initialisation is proved too)
    in/I        inputs             out/I     outputs            c/I       weight of output I in the loss, or its target
    grad_in/I   gradient of sum_I(out/I * c/I) for input I      grad/NAME the same for parameter NAME
    losses      of STEPS steps of plain SGD on sum_I mean((out/I - c/I)^2); of a loss, on the loss itself
    final/NAME  parameters and buffers after those steps; of a case without parameters, its first input that has
                a gradient is trained instead, and kept as final/in

The seed is set to seed before construction, to seed + 1 before the recorded forward pass, to seed + 2 before training.
"""
import json
import os
import struct
import sys

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

STEPS = 10
CASES = []
TENSORS = {}

# Python's argument names -> TorchSharp's, where they differ.
RENAMED = {
    "Linear": {"in_features": "inputSize", "out_features": "outputSize", "bias": "hasBias"},
    "BatchNorm1d": {"num_features": "features"},
    "BatchNorm2d": {"num_features": "features"},
    "Embedding": {"embedding_dim": "embedding_dims"},
    "LSTM": {"input_size": "inputSize", "hidden_size": "hiddenSize", "num_layers": "numLayers", "batch_first": "batchFirst"},
    "GRU": {"input_size": "inputSize", "hidden_size": "hiddenSize", "num_layers": "numLayers", "batch_first": "batchFirst"},
    "conv_transpose2d": {"stride": "strides"},
    "SGD": {"lr": "learningRate"},
    "BCEWithLogitsLoss": {"pos_weight": "pos_weights"},
    "binary_cross_entropy_with_logits": {"pos_weight": "pos_weights"},
}


def write_safetensors(path, tensors):
    kinds = {torch.float32: "F32", torch.float64: "F64", torch.int64: "I64", torch.bool: "BOOL"}
    header, blobs, offset = {}, [], 0
    for name, tensor in tensors.items():
        blob = tensor.detach().contiguous().numpy().tobytes()
        header[name] = {"dtype": kinds[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [offset, offset + len(blob)]}
        blobs.append(blob)
        offset += len(blob)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def keep(case, what, tensor):
    assert f"{case}/{what}" not in TENSORS, f"{case}/{what} is there twice"
    TENSORS[f"{case}/{what}"] = tensor.detach().clone()


def flat(value):
    if isinstance(value, torch.Tensor):
        return [value]
    return [tensor for part in value for tensor in flat(part)]


def spelled(case, target, arguments):
    """The arguments as TorchSharp names them; tensors are stored and named, enumerations capitalised."""
    result = {}
    for name, value in arguments.items():
        name = RENAMED.get(target, {}).get(name, name)
        if isinstance(value, torch.Tensor):
            keep(case, f"arg/{name}", value)
            value = {"tensor": f"{case}/arg/{name}"}
        elif isinstance(value, str):
            value = value.capitalize()
        elif isinstance(value, tuple):
            value = list(value)
        result[name] = value
    return result


def random(*shape, seed):
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def state_of(module):
    return [*module.named_parameters(), *module.named_buffers()]


def run(case, kind, target, arguments, forward, module, inputs, lr, train=True, **more):
    """Records one case; forward maps the inputs to one tensor or nested tuples of tensors."""
    seed = len(CASES) * 10 + 1
    named = dict(module.named_parameters()) if module is not None else {}
    if module is not None:
        module.train(train)
        for name, tensor in state_of(module):
            keep(case, f"init/{name}", tensor)
    inputs = [x.clone().requires_grad_() if x.is_floating_point() and i not in more.get("fixed", []) else x for i, x in enumerate(inputs)]
    for i, x in enumerate(inputs):
        keep(case, f"in/{i}", x)

    torch.manual_seed(seed + 1)
    outputs = flat(forward(*inputs))
    weights = [random(*y.shape, seed=seed + 100 + i) for i, y in enumerate(outputs)]
    for i, (y, c) in enumerate(zip(outputs, weights)):
        keep(case, f"out/{i}", y)
        keep(case, f"c/{i}", c)
    loss = sum((y * c).sum() for y, c in zip(outputs, weights))
    loss.backward()
    for i, x in enumerate(inputs):
        if x.requires_grad:
            keep(case, f"grad_in/{i}", x.grad)
            x.grad = None
    for name, parameter in named.items():
        keep(case, f"grad/{name}", parameter.grad)

    torch.manual_seed(seed + 2)
    trained = list(named.values()) or [next(x for x in inputs if x.requires_grad)]
    optimizer = torch.optim.SGD(trained, lr=lr)
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        outputs = flat(forward(*inputs))
        loss = sum(y.sum() for y in outputs) if kind == "loss" else sum(((y - c) ** 2).mean() for y, c in zip(outputs, weights))
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    keep(case, "losses", torch.tensor(losses, dtype=torch.float64))
    if module is not None:
        for name, tensor in state_of(module):
            keep(case, f"final/{name}", tensor)
    if not named:
        keep(case, "final/in", trained[0])
    CASES.append({"name": case, "kind": kind, "target": target, "seed": seed, "lr": lr, "train": train, **arguments_of(case, target, arguments), **more})


def arguments_of(case, target, arguments):
    return {"args": spelled(case, target, arguments)}


def layer(case, target, arguments, *inputs, lr=0.1, kind="layer", **more):
    torch.manual_seed(len(CASES) * 10 + 1)
    module = getattr(nn, target)(**arguments)
    run(case, kind, target, arguments, module, module, inputs, lr, **more)


def packed(case, target, arguments, x, lengths, lr=0.1):
    """A recurrent layer on sequences of unequal, unsorted lengths."""
    torch.manual_seed(len(CASES) * 10 + 1)
    module = getattr(nn, target)(**arguments)

    def forward(x):
        sequence = pack_padded_sequence(x, torch.tensor(lengths), batch_first=module.batch_first, enforce_sorted=False)
        y, state = module(sequence)
        return pad_packed_sequence(y, batch_first=module.batch_first)[0], state

    run(case, "layer", target, arguments, forward, module, [x], lr, lengths=lengths)


def function(case, target, arguments, *inputs, lr=0.1, does=None, **more):
    does = does or getattr(nn.functional, target)
    run(case, "function", target, arguments, lambda *x: does(*x, **arguments), None, inputs, lr, **more)


def attention(query, key, value, attn_mask=None, is_casual=False):
    """softmax(Q K^T / sqrt(d) + mask) V, which PyTorch 1.13 does not have yet under its public name."""
    scores = (query / query.shape[-1] ** 0.5) @ key.transpose(-2, -1)
    if is_casual:
        attn_mask = torch.ones(query.shape[-2], key.shape[-2], dtype=torch.bool).tril()
    if attn_mask is not None:
        scores = scores.masked_fill(~attn_mask, float("-inf")) if attn_mask.dtype == torch.bool else scores + attn_mask
    return torch.softmax(scores, -1) @ value


def layers():
    x = lambda *shape: random(*shape, seed=1000 + len(CASES))
    layer("linear", "Linear", dict(in_features=6, out_features=4), x(5, 6))
    layer("linear without bias, on sequences", "Linear", dict(in_features=6, out_features=4, bias=False), x(2, 3, 6))
    layer("conv1d", "Conv1d", dict(in_channels=3, out_channels=4, kernel_size=3), x(2, 3, 16))
    layer("conv1d strided, dilated, grouped", "Conv1d",
          dict(in_channels=4, out_channels=6, kernel_size=3, stride=2, padding=2, dilation=2, groups=2), x(2, 4, 17))
    layer("conv1d reflecting", "Conv1d", dict(in_channels=2, out_channels=3, kernel_size=5, padding=2, padding_mode="reflect", bias=False), x(2, 2, 12))
    layer("conv1d same", "Conv1d", dict(in_channels=2, out_channels=3, kernel_size=5, padding="same"), x(2, 2, 12))
    layer("conv1d circular", "Conv1d", dict(in_channels=2, out_channels=3, kernel_size=5, padding=2, padding_mode="circular"), x(2, 2, 12))
    layer("conv2d", "Conv2d", dict(in_channels=2, out_channels=3, kernel_size=3, padding=1), x(2, 2, 7, 9))
    layer("conv2d rectangular", "Conv2d", dict(in_channels=2, out_channels=4, kernel_size=(3, 5), stride=(2, 1), padding=(1, 2)), x(2, 2, 8, 9))
    layer("conv2d replicating", "Conv2d", dict(in_channels=2, out_channels=2, kernel_size=3, padding=1, padding_mode="replicate"), x(2, 2, 6, 5))
    layer("conv_transpose1d", "ConvTranspose1d", dict(in_channels=4, out_channels=3, kernel_size=4, stride=2, padding=1), x(2, 4, 9))
    layer("conv_transpose1d with output padding", "ConvTranspose1d",
          dict(in_channels=4, out_channels=4, kernel_size=3, stride=2, padding=1, output_padding=1, groups=2, bias=False), x(2, 4, 9))
    layer("conv_transpose2d", "ConvTranspose2d", dict(in_channels=3, out_channels=2, kernel_size=4, stride=2, padding=1), x(2, 3, 5, 4))
    layer("conv_transpose2d with output padding", "ConvTranspose2d",
          dict(in_channels=4, out_channels=4, kernel_size=3, stride=2, padding=1, output_padding=1, groups=2, bias=False), x(2, 4, 4, 5))
    layer("batch_norm1d", "BatchNorm1d", dict(num_features=5), x(8, 5) * 2 + 1)
    layer("batch_norm1d on sequences", "BatchNorm1d", dict(num_features=3, momentum=0.3, eps=1e-3), x(4, 3, 6))
    layer("batch_norm1d evaluating", "BatchNorm1d", dict(num_features=3), x(4, 3, 6), train=False)
    layer("batch_norm1d plain", "BatchNorm1d", dict(num_features=3, affine=False, track_running_stats=False), x(4, 3, 6))
    layer("batch_norm2d", "BatchNorm2d", dict(num_features=3), x(2, 3, 5, 4) * 3 - 1)
    layer("layer_norm", "LayerNorm", dict(normalized_shape=[6]), x(4, 6))
    layer("layer_norm over two axes", "LayerNorm", dict(normalized_shape=[3, 4], eps=1e-3), x(2, 3, 4))
    layer("layer_norm without weights", "LayerNorm", dict(normalized_shape=[6], elementwise_affine=False), x(4, 6))
    layer("embedding", "Embedding", dict(num_embeddings=7, embedding_dim=3), torch.tensor([[1, 2, 6], [0, 2, 2]]))
    layer("embedding with padding", "Embedding", dict(num_embeddings=7, embedding_dim=3, padding_idx=0), torch.tensor([[1, 2, 0], [0, 2, 5]]))
    for target in ("LSTM", "GRU"):
        name = target.lower()
        states = 2 if target == "LSTM" else 1
        layer(name, target, dict(input_size=4, hidden_size=5), x(6, 2, 4))
        layer(name + " two layers, both ways, batch first", target,
              dict(input_size=3, hidden_size=4, num_layers=2, bidirectional=True, batch_first=True), x(2, 5, 3))
        layer(name + " without bias", target, dict(input_size=3, hidden_size=4, bias=False, batch_first=True), x(2, 5, 3))
        layer(name + " with dropout", target, dict(input_size=3, hidden_size=4, num_layers=2, dropout=0.4, batch_first=True), x(2, 5, 3))
        packed(name + " packed", target, dict(input_size=3, hidden_size=4, batch_first=True), x(3, 6, 3), [3, 6, 2])
        packed(name + " packed, two layers, both ways", target,
               dict(input_size=3, hidden_size=4, num_layers=2, bidirectional=True), x(6, 4, 3), [3, 6, 6, 1])
        torch.manual_seed(len(CASES) * 10 + 1)
        module = getattr(nn, target)(input_size=3, hidden_size=4)
        forward = (lambda x, h, c: module(x, (h, c))) if states == 2 else module
        run(name + " from a state", "layer", target, dict(input_size=3, hidden_size=4), forward, module, [x(5, 2, 3), *(random(1, 2, 4, seed=i) for i in range(states))], 0.1)
    layer("dropout", "Dropout", dict(p=0.3), x(4, 10))
    layer("dropout evaluating", "Dropout", dict(p=0.3), x(4, 10), train=False)
    layer("dropout1d", "Dropout1d", dict(p=0.4), x(3, 5, 4))
    layer("dropout2d", "Dropout2d", dict(p=0.4), x(3, 5, 4, 3))
    layer("max_pool1d", "MaxPool1d", dict(kernel_size=3, stride=2, padding=1), x(2, 3, 11))
    layer("max_pool2d", "MaxPool2d", dict(kernel_size=2), x(2, 3, 6, 8))
    layer("max_pool2d rectangular", "MaxPool2d", dict(kernel_size=(2, 3), stride=(1, 2), padding=(1, 1), ceil_mode=True), x(2, 2, 6, 8))
    layer("avg_pool1d", "AvgPool1d", dict(kernel_size=3, stride=2, padding=1, count_include_pad=False), x(2, 3, 11))
    layer("avg_pool2d", "AvgPool2d", dict(kernel_size=2), x(2, 3, 6, 8))
    layer("adaptive_avg_pool1d", "AdaptiveAvgPool1d", dict(output_size=4), x(2, 3, 11))
    layer("adaptive_avg_pool2d", "AdaptiveAvgPool2d", dict(output_size=(2, 3)), x(2, 3, 7, 8))
    layer("adaptive_max_pool1d", "AdaptiveMaxPool1d", dict(output_size=4), x(2, 3, 11))
    layer("adaptive_max_pool2d", "AdaptiveMaxPool2d", dict(output_size=(2, 3)), x(2, 3, 7, 8))
    layer("upsample nearest", "Upsample", dict(scale_factor=(2.0,)), x(2, 3, 7))
    layer("upsample linear", "Upsample", dict(scale_factor=(2.0,), mode="linear", align_corners=True), x(2, 3, 7))
    layer("upsample linear to a size", "Upsample", dict(size=[17], mode="linear", align_corners=False), x(2, 3, 7))
    layer("upsample bilinear", "Upsample", dict(scale_factor=(2.0, 1.5), mode="bilinear"), x(2, 2, 4, 6))
    layer("relu", "ReLU", {}, x(4, 9))
    layer("leaky_relu", "LeakyReLU", dict(negative_slope=0.2), x(4, 9))
    layer("elu", "ELU", dict(alpha=0.7), x(4, 9))
    layer("gelu", "GELU", {}, x(4, 9))
    layer("silu", "SiLU", {}, x(4, 9))
    layer("sigmoid", "Sigmoid", {}, x(4, 9))
    layer("tanh", "Tanh", {}, x(4, 9))
    layer("softmax", "Softmax", dict(dim=1), x(4, 9))
    layer("log_softmax", "LogSoftmax", dict(dim=-1), x(4, 9))
    layer("softplus", "Softplus", dict(beta=2), x(4, 9))
    layer("flatten", "Flatten", {}, x(2, 3, 4))
    layer("flatten in part", "Flatten", dict(start_dim=0, end_dim=1), x(2, 3, 4))
    layer("identity", "Identity", {}, x(2, 3))


def containers():
    """Nested modules: what is proved is the names, the order of initialisation and the order of the calls."""
    def build():
        return nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Sequential(nn.Linear(8, 8), nn.ReLU()), nn.Dropout(0.2), nn.Linear(8, 3))

    torch.manual_seed(len(CASES) * 10 + 1)
    module = build()
    run("sequential", "container", "Sequential", {}, module, module, [random(5, 6, seed=7)], 0.1)
    torch.manual_seed(len(CASES) * 10 + 1)
    module = nn.ModuleList([nn.Linear(4, 4) for _ in range(3)])

    def forward(x):
        for part in module:
            x = torch.tanh(part(x))
        return x

    run("module_list", "container", "ModuleList", {}, forward, module, [random(5, 4, seed=8)], 0.1)


def losses():
    x = lambda *shape: random(*shape, seed=2000 + len(CASES))
    index = torch.tensor([1, 0, 3, 2, 1])
    weight = torch.tensor([0.5, 1.0, 2.0, 0.25])
    loss = lambda case, target, arguments, *inputs, **more: layer(case, target, arguments, *inputs, kind="loss", lr=0.5, **more)
    for reduction in ("mean", "sum", "none"):
        loss(f"mse {reduction}", "MSELoss", dict(reduction=reduction), x(5, 4), x(5, 4))
    loss("l1", "L1Loss", {}, x(5, 4), x(5, 4))
    loss("smooth_l1", "SmoothL1Loss", dict(beta=0.5), x(5, 4), x(5, 4))
    loss("huber", "HuberLoss", dict(delta=0.7), x(5, 4), x(5, 4))
    layer("bce", "BCELoss", {}, torch.sigmoid(x(5, 4)) * 0.9 + 0.05, torch.sigmoid(x(5, 4) * 2), kind="loss", lr=0.02, fixed=[1])
    loss("bce with weight", "BCEWithLogitsLoss", dict(weight=weight, pos_weight=weight.flip(0)), x(5, 4), torch.sigmoid(x(5, 4)))
    loss("cross_entropy", "CrossEntropyLoss", {}, x(5, 4), index)
    loss("cross_entropy weighted", "CrossEntropyLoss", dict(weight=weight), x(5, 4), index)
    loss("cross_entropy smoothed", "CrossEntropyLoss", dict(weight=weight, label_smoothing=0.1), x(5, 4), index)
    loss("cross_entropy ignoring", "CrossEntropyLoss", dict(ignore_index=1), x(5, 4), index)
    loss("cross_entropy on frames", "CrossEntropyLoss", {}, x(2, 4, 5), torch.tensor([[1, 0, 3, 2, 1], [0, 0, 2, 3, 3]]))
    loss("nll", "NLLLoss", dict(weight=weight), torch.log_softmax(x(5, 4), 1), index)


def functions():
    x = lambda *shape: random(*shape, seed=3000 + len(CASES) * 7)
    index = torch.tensor([1, 0, 3, 2, 1])
    weight = torch.tensor([0.5, 1.0, 2.0, 0.25])
    same = lambda *shape: [x(*shape), random(*shape, seed=5), random(*shape, seed=6)]
    function("scaled_dot_product_attention", "scaled_dot_product_attention", {}, *same(2, 3, 5, 4), does=attention)
    function("attention, causal", "scaled_dot_product_attention", dict(is_casual=True), *same(2, 5, 4), does=attention)
    function("attention, masked", "scaled_dot_product_attention", dict(attn_mask=torch.tensor([[True, True, False]] * 3)), *same(2, 3, 4), does=attention)
    function("attention, biased", "scaled_dot_product_attention", dict(attn_mask=random(3, 3, seed=3)), *same(2, 3, 4), does=attention)
    function("f.linear", "linear", {}, x(3, 4), random(2, 4, seed=1), random(2, seed=2))
    function("f.conv1d", "conv1d", dict(stride=2, padding=1), x(2, 3, 9), random(4, 3, 3, seed=1), random(4, seed=2))
    function("f.conv2d", "conv2d", dict(padding=[1, 1]), x(2, 3, 5, 5), random(4, 3, 3, 3, seed=1), random(4, seed=2))
    function("f.conv_transpose1d", "conv_transpose1d", dict(stride=2), x(2, 3, 5), random(3, 4, 3, seed=1), random(4, seed=2))
    function("f.conv_transpose2d", "conv_transpose2d", dict(stride=[2, 2]), x(2, 3, 4, 5), random(3, 4, 3, 3, seed=1), random(4, seed=2))
    function("f.layer_norm", "layer_norm", dict(normalized_shape=[4]), x(3, 4))
    function("f.batch_norm", "batch_norm", dict(running_mean=None, running_var=None, training=True, eps=1e-3), x(4, 3, 5))
    function("f.batch_norm evaluating", "batch_norm", {}, x(4, 3, 5), random(3, seed=1), torch.sigmoid(random(3, seed=2)), fixed=[1, 2])
    function("f.embedding", "embedding", {}, torch.tensor([[0, 2], [3, 2]]), x(4, 3))
    for target in ("relu", "elu", "gelu", "silu", "softplus", "leaky_relu"):
        function("f." + target, target, {}, x(3, 5))
    function("f.sigmoid", "sigmoid", {}, x(3, 5), does=torch.sigmoid)
    function("f.tanh", "tanh", {}, x(3, 5), does=torch.tanh)
    function("f.softmax", "softmax", dict(dim=1), x(3, 5))
    function("f.log_softmax", "log_softmax", dict(dim=1), x(3, 5))
    function("f.dropout", "dropout", dict(p=0.25), x(4, 8))
    function("f.dropout1d", "dropout1d", dict(p=0.25), x(4, 8))
    function("f.dropout2d", "dropout2d", dict(p=0.25), x(2, 4, 3, 3))
    function("f.max_pool1d", "max_pool1d", dict(kernel_size=3, stride=2), x(2, 3, 9))
    function("f.max_pool2d", "max_pool2d", dict(kernel_size=[2, 2]), x(2, 3, 6, 6))
    function("f.avg_pool1d", "avg_pool1d", dict(kernel_size=3), x(2, 3, 9))
    function("f.avg_pool2d", "avg_pool2d", dict(kernel_size=[2, 2]), x(2, 3, 6, 6))
    function("f.adaptive_avg_pool1d", "adaptive_avg_pool1d", dict(output_size=2), x(2, 3, 9))
    function("f.adaptive_avg_pool2d", "adaptive_avg_pool2d", dict(output_size=[2, 1]), x(2, 3, 6, 6))
    function("f.adaptive_max_pool1d", "adaptive_max_pool1d", dict(output_size=2), x(2, 3, 9))
    function("f.adaptive_max_pool2d", "adaptive_max_pool2d", dict(output_size=[2, 1]), x(2, 3, 6, 6))
    function("f.interpolate", "interpolate", dict(scale_factor=[2.0], mode="linear", align_corners=False), x(2, 3, 9))
    function("f.interpolate nearest", "interpolate", dict(size=[5]), x(2, 3, 9))
    function("f.pad constant", "pad", dict(pad=[1, 2], mode="constant", value=0.5), x(2, 3, 5))
    function("f.pad reflect", "pad", dict(pad=[1, 2], mode="reflect"), x(2, 3, 5))
    function("f.pad replicate", "pad", dict(pad=[1, 2], mode="replicate"), x(2, 3, 5))
    function("f.pad circular", "pad", dict(pad=[1, 2], mode="circular"), x(2, 3, 5))
    function("f.pad both axes", "pad", dict(pad=[1, 0, 0, 2]), x(2, 3, 5))
    function("f.normalize", "normalize", dict(dim=1), x(3, 5))
    function("f.glu", "glu", dict(dim=1), x(3, 6))
    function("f.mse_loss", "mse_loss", {}, x(3, 5), random(3, 5, seed=1))
    function("f.l1_loss", "l1_loss", {}, x(3, 5), random(3, 5, seed=1))
    function("f.smooth_l1_loss", "smooth_l1_loss", {}, x(3, 5), random(3, 5, seed=1))
    function("f.huber_loss", "huber_loss", dict(delta=0.5), x(3, 5), random(3, 5, seed=1))
    function("f.binary_cross_entropy", "binary_cross_entropy", {}, torch.sigmoid(x(3, 5)), torch.sigmoid(random(3, 5, seed=1)), lr=0.01, fixed=[1])
    function("f.binary_cross_entropy_with_logits", "binary_cross_entropy_with_logits", {}, x(3, 5), torch.sigmoid(random(3, 5, seed=1)))
    function("f.cross_entropy", "cross_entropy", dict(weight=weight), x(5, 4), index)
    function("f.cross_entropy on probabilities", "cross_entropy", {}, x(5, 4), torch.softmax(random(5, 4, seed=1), 1), fixed=[1])
    function("f.nll_loss", "nll_loss", dict(weight=weight), torch.log_softmax(x(5, 4), 1), index)
    for centred in (True, False):
        def spectrum(x):
            settings = dict(n_fft=16, hop_length=4, win_length=12, window=torch.hann_window(12))
            transform = torch.stft(x, **settings, center=centred, return_complex=True)
            return [torch.view_as_real(transform)] + ([torch.istft(transform, **settings)] if centred else [])

        run(f"stft, {'' if centred else 'not '}centred", "spectrum", "stft", {}, spectrum, None, [x(2, 50)], 0.1, train=centred)
    function("f.cosine_similarity", "cosine_similarity", dict(dim=1), x(3, 5), random(3, 5, seed=1))


def optimizers():
    def optimizer(case, target, arguments, groups=None, scheduler=None):
        seed = len(CASES) * 10 + 1
        torch.manual_seed(seed)
        module = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 3))
        for name, tensor in module.named_parameters():
            keep(case, f"init/{name}", tensor)
        x, y = random(16, 6, seed=seed), random(16, 3, seed=seed + 1)
        keep(case, "in/0", x)
        keep(case, "in/1", y)
        if groups:
            parameters = [dict(params=list(module[0].parameters())), dict(params=list(module[2].parameters()), lr=groups)]
        else:
            parameters = module.parameters()
        made = getattr(torch.optim, target)(parameters, **arguments)
        plan = getattr(torch.optim.lr_scheduler, scheduler[0])(made, **scheduler[1]) if scheduler else None
        losses, rates = [], []
        for _ in range(STEPS):
            made.zero_grad()
            loss = nn.functional.mse_loss(module(x), y)
            loss.backward()
            made.step()
            losses.append(loss.item())
            if plan is not None:
                plan.step(loss.item()) if scheduler[0] == "ReduceLROnPlateau" else plan.step()
            rates.append([group["lr"] for group in made.param_groups])
        keep(case, "losses", torch.tensor(losses, dtype=torch.float64))
        keep(case, "rates", torch.tensor(rates, dtype=torch.float64))
        for name, tensor in module.named_parameters():
            keep(case, f"final/{name}", tensor)
        spelling = {RENAMED.get(target, {}).get(k, k): v for k, v in arguments.items() if k != "betas"}
        if "betas" in arguments:
            spelling["beta1"], spelling["beta2"] = arguments["betas"]
        spec = {"name": case, "kind": "optimizer", "target": {"RMSprop": "RMSProp"}.get(target, target), "seed": seed, "args": spelling}
        if groups:
            spec["second_rate"] = groups
        if scheduler:
            spec["scheduler"] = {"target": scheduler[0], "args": scheduler[1]}
        CASES.append(spec)

    optimizer("sgd", "SGD", dict(lr=0.2))
    optimizer("sgd with momentum", "SGD", dict(lr=0.1, momentum=0.9, dampening=0.1, weight_decay=0.01))
    optimizer("sgd nesterov", "SGD", dict(lr=0.1, momentum=0.9, nesterov=True))
    optimizer("sgd maximizing", "SGD", dict(lr=0.01, maximize=True))
    optimizer("adam", "Adam", {})
    optimizer("adam amsgrad", "Adam", dict(lr=0.05, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.01, amsgrad=True))
    optimizer("adamw", "AdamW", {})
    optimizer("adamw amsgrad", "AdamW", dict(lr=0.05, weight_decay=0.1, amsgrad=True))
    optimizer("rmsprop", "RMSprop", {})
    optimizer("rmsprop centered", "RMSprop", dict(lr=0.005, alpha=0.9, momentum=0.5, centered=True, weight_decay=0.01))
    optimizer("adam in two groups", "Adam", dict(lr=0.01), groups=0.1)
    optimizer("step_lr", "SGD", dict(lr=0.2), scheduler=("StepLR", dict(step_size=3, gamma=0.5)))
    optimizer("cosine", "Adam", dict(lr=0.05), scheduler=("CosineAnnealingLR", dict(T_max=4, eta_min=0.001)))
    optimizer("cosine in two groups", "SGD", dict(lr=0.05), groups=0.2, scheduler=("CosineAnnealingLR", dict(T_max=8)))
    optimizer("plateau", "SGD", dict(lr=4.0), scheduler=("ReduceLROnPlateau", dict(factor=0.3, patience=1, cooldown=1)))
    optimizer("plateau maximizing", "SGD", dict(lr=0.1), scheduler=("ReduceLROnPlateau", dict(mode="max", factor=0.5, patience=0, threshold=0.01, threshold_mode="abs", min_lr=[0.03])))


def initialisers():
    def init(case, target, arguments, *shape, names=None):
        seed = len(CASES) * 10 + 1
        torch.manual_seed(seed)
        keep(case, "out/0", getattr(nn.init, target)(torch.empty(*shape), **arguments))
        CASES.append({"name": case, "kind": "init", "target": target, "seed": seed, "shape": list(shape), "args": names if names is not None else arguments})

    init("xavier_uniform_", "xavier_uniform_", dict(gain=1.5), 6, 5)
    init("xavier_normal_", "xavier_normal_", {}, 6, 4, 3)
    init("kaiming_uniform_", "kaiming_uniform_", {}, 6, 5)
    init("kaiming_uniform_ for relu", "kaiming_uniform_", dict(nonlinearity="relu", mode="fan_out"), 6, 4, 3, names=dict(nonlinearity="ReLU", mode="FanOut"))
    init("kaiming_normal_", "kaiming_normal_", dict(a=0.1), 6, 4, 3)
    init("orthogonal_", "orthogonal_", {}, 4, 7)
    init("orthogonal_ tall", "orthogonal_", dict(gain=2.0), 9, 2, 2)
    init("zeros_", "zeros_", {}, 3, 4)
    init("ones_", "ones_", {}, 3, 4)
    init("constant_", "constant_", dict(val=0.7), 3, 4)
    init("normal_", "normal_", dict(mean=1.0, std=2.0), 5, 20)
    init("uniform_", "uniform_", dict(a=-2.0, b=3.0), 5, 5, names=dict(low=-2.0, high=3.0))


def clipping():
    for case, does, arguments in (("clip_grad_norm_", "clip_grad_norm_", dict(max_norm=1.5)),
                                  ("clip_grad_norm_ leaves small ones", "clip_grad_norm_", dict(max_norm=150.0)),
                                  ("clip_grad_norm_ by the largest", "clip_grad_norm_", dict(max_norm=0.5, norm_type=float("inf"))),
                                  ("clip_grad_value_", "clip_grad_value_", dict(clip_value=0.4))):
        parameters = [torch.zeros(3, 4, requires_grad=True), torch.zeros(5, requires_grad=True)]
        for i, parameter in enumerate(parameters):
            parameter.grad = random(*parameter.shape, seed=i + 1)
            keep(case, f"in/{i}", parameter.grad)
        norm = getattr(nn.utils, does)(parameters, **arguments)
        for i, parameter in enumerate(parameters):
            keep(case, f"out/{i}", parameter.grad)
        if norm is not None:
            keep(case, "norm", norm.double())
        arguments = {k: "Infinity" if v == float("inf") else v for k, v in arguments.items()}
        CASES.append({"name": case, "kind": "clip", "target": does, "seed": 0, "args": arguments})


def main():
    torch.set_num_threads(1)
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    for make in (layers, containers, losses, functions, optimizers, initialisers, clipping):
        make()
    header = {
        "tool": "PyTorch", "version": torch.__version__, "package": "python3-torch 1.13.1+dfsg-4 of Debian 12, AVX2, 1 thread",
        "command": "/usr/bin/python3 make_goldens.py",
        "tolerance": "a tensor agrees where max|ours - golden| <= 1e-5 * max(1e-2, max|golden|): relative to the tensor's largest element, "
                     "because sums of many terms round at the size of the terms; the floor keeps gradients that are zero but for rounding "
                     "(a bias before a batch norm) from being compared with their own noise. On one machine the difference is zero.",
        "steps": STEPS,
    }
    with open(os.path.join(folder, "nn.json"), "w") as file:
        file.write("{\n")
        for key, value in header.items():
            file.write(f"  {json.dumps(key)}: {json.dumps(value)},\n")
        file.write('  "cases": [\n    ' + ",\n    ".join(json.dumps(case) for case in CASES) + "\n  ]\n}\n")
    write_safetensors(os.path.join(folder, "nn.safetensors"), TENSORS)
    print(f"{len(CASES)} cases, {len(TENSORS)} tensors")


if __name__ == "__main__":
    main()
