"""The Python side of `mer-bench lyrics-training`: a BiLSTM with attention over packed texts in PyTorch, an epoch at a time.

    lyrics_peer.py THREADS FILE    FILE holds weights, token vectors, lengths, classes and the order of the texts
    epoch                          trains one epoch; answers `MS PROCESSOR-MS LOSS`
    quit
"""
import json
import struct
import sys
import time

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

BATCH = 32


class Classifier(nn.Module):
    def __init__(self, dimension, units, classes):
        super().__init__()
        self.recurrent = nn.LSTM(dimension, units, batch_first=True, bidirectional=True)
        self.keys = nn.Linear(2 * units, 2 * units)
        self.query = nn.Linear(2 * units, 1, bias=False)
        self.output = nn.Linear(2 * units, classes)

    def forward(self, x, lengths):
        packed, _ = self.recurrent(pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False))
        states, _ = pad_packed_sequence(packed, batch_first=True, total_length=x.shape[1])
        behind = torch.arange(x.shape[1])[None] >= lengths[:, None]
        weights = self.query(torch.tanh(self.keys(states))).squeeze(2).masked_fill(behind, float("-inf")).softmax(1)
        return self.output((weights[:, None] @ states).squeeze(1))


def read_safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = bytearray(file.read())
    kinds = {"F32": torch.float32, "I64": torch.int64}
    return {name: torch.frombuffer(data[entry["data_offsets"][0]:entry["data_offsets"][1]], dtype=kinds[entry["dtype"]]).reshape(entry["shape"]).clone()
            for name, entry in header.items() if name != "__metadata__"}


def main():
    torch.set_num_threads(int(sys.argv[1]))
    tensors = read_safetensors(sys.argv[2])
    tokens, lengths, labels, order = (tensors.pop(name) for name in ("tokens", "lengths", "labels", "order"))
    texts = list(tokens.split(lengths.tolist()))
    model = Classifier(tokens.shape[1], tensors["recurrent.weight_hh_l0"].shape[1], tensors["output.bias"].shape[0])
    model.load_state_dict(tensors)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    order = order.tolist()
    for line in sys.stdin:
        if line.strip() == "quit":
            return
        start, processor, total = time.perf_counter_ns(), time.process_time_ns(), 0.0
        for at in range(0, len(order), BATCH):
            items = order[at:at + BATCH]
            optimizer.zero_grad(set_to_none=True)
            loss = nn.functional.cross_entropy(model(pad_sequence([texts[i] for i in items], batch_first=True), lengths[items]), labels[items])
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5)
            optimizer.step()
            total += len(items) * loss.item()
        print(f"{(time.perf_counter_ns() - start) / 1e6:.3f} {(time.process_time_ns() - processor) / 1e6:.3f} {total / len(order)!r}", flush=True)


if __name__ == "__main__":
    main()
