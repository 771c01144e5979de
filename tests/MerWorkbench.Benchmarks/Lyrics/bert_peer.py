"""The Python side of `mer-bench bert`: BERT in plain PyTorch, driven line by line over standard input.

    make FILE BATCH TOKENS   makes a BERT-base with random weights and saves them; answers `ready`
    out FILE                 saves what it makes of the batch, without padding and with; answers `ready`
    steps N                  N forward passes; answers the milliseconds of processor time of each, in one line
    quit
"""
import os
import sys
import time

import torch

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "bert"))
from plain_bert import forward, save, weights  # noqa: E402

SIZES = {"hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "intermediate_size": 3072, "vocab_size": 30522,
         "max_position_embeddings": 512, "type_vocab_size": 2, "layer_norm_eps": 1e-12, "hidden_act": "gelu"}


def main():
    torch.set_num_threads(int(sys.argv[1]))
    with torch.inference_mode():
        for line in sys.stdin:
            words = line.split()
            if words[0] == "quit":
                return
            if words[0] == "make":
                batch, tokens = int(words[2]), int(words[3])
                w = weights(SIZES, seed=1)
                save(words[1], w)
                # The same numbers on both sides, by a formula.
                ids = ((torch.arange(batch * tokens) * 7919 + 13) % SIZES["vocab_size"]).reshape(batch, tokens)
                mask = torch.arange(tokens)[None] < tokens - 3 * torch.arange(batch)[:, None]
                print("ready", flush=True)
            elif words[0] == "out":
                save(words[1], {"whole": forward(w, SIZES, ids, None), "padded": forward(w, SIZES, ids, mask)})
                print("ready", flush=True)
            elif words[0] == "steps":
                times = []
                for _ in range(int(words[1])):
                    start = time.thread_time_ns()
                    forward(w, SIZES, ids, mask)
                    times.append(f"{(time.thread_time_ns() - start) / 1e6:.6f}")
                print(" ".join(times), flush=True)


if __name__ == "__main__":
    main()
