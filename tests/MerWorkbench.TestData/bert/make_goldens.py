"""A small BERT with random weights and what plain PyTorch makes of some texts, padded and not.

Run from this folder:  /usr/bin/python3 make_goldens.py
Writes small.safetensors (weights in Hugging Face's layout with the prefix `bert.` and the former names gamma and beta) and small.json.
"""
import json

import torch

from plain_bert import forward, save, weights

torch.set_num_threads(1)
SIZES = {"model_type": "bert", "hidden_size": 24, "num_hidden_layers": 3, "num_attention_heads": 3, "intermediate_size": 40, "vocab_size": 60,
         "max_position_embeddings": 32, "type_vocab_size": 2, "layer_norm_eps": 1e-12, "hidden_act": "gelu", "hidden_dropout_prob": 0.1}
w = weights(SIZES, seed=7, scale=0.3)
generator = torch.Generator().manual_seed(8)
ids = torch.randint(0, 60, (5, 12), generator=generator)
lengths = [12, 3, 7, 1, 11]
mask = torch.tensor([[int(i < n) for i in range(12)] for n in lengths])
golden = {"header": {"tool": "torch", "version": torch.__version__, "command": "python3 make_goldens.py", "tolerance": 1e-5},
          "config": SIZES, "ids": ids.tolist(), "lengths": lengths, "cases": []}
for name in ("gelu", "gelu_new", "relu"):
    sizes = {**SIZES, "hidden_act": name}
    whole, padded = forward(w, sizes, ids, None), forward(w, sizes, ids, mask)
    golden["cases"].append({"activation": name, "whole": whole.flatten().tolist(), "padded": [padded[i, :n].flatten().tolist() for i, n in enumerate(lengths)]})
save("small.safetensors", {"bert." + name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"): tensor for name, tensor in w.items()})
text = json.dumps(golden)
with open("small.json", "w") as file:
    file.write(json.dumps(json.loads(text, parse_float=lambda x: float(f"{float(x):.7g}")), separators=(",", ":")))
