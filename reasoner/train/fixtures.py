"""Writes logits that PyTorch computes from the shipped weights in 32 bits: the oracle of the project's own inference."""

import json
import os

import torch
from safetensors.torch import load_file

from model import Config, Reasoner

HERE = os.path.dirname(__file__)
WEIGHTS = os.path.join(HERE, "../weights")
KEPT = 16


def sequences(vocabulary):
    """Token ids that need no tokenizer to agree on: drawn at random, of several lengths up to the context."""
    generator = torch.Generator().manual_seed(7)
    return [torch.randint(0, vocabulary, (length,), generator=generator) for length in (1, 7, 64, 200, 512)]


def main():
    torch.set_num_threads(1)
    config = Config(os.path.join(WEIGHTS, "config.json"))
    model = Reasoner(config)
    weights = load_file(os.path.join(WEIGHTS, "model.safetensors"))
    model.load_state_dict({name: value.float() for name, value in weights.items()})
    cases = []
    for ids in sequences(config.vocabulary):
        with torch.no_grad():
            logits = model(ids[None])[0, -1]
        picked = torch.linspace(0, config.vocabulary - 1, KEPT).long()
        cases.append(
            {
                "ids": ids.tolist(),
                "picked": picked.tolist(),
                "logits": [round(value, 6) for value in logits[picked].tolist()],
                "likeliest": int(logits.argmax()),
            }
        )
    path = os.path.join(HERE, "logits.json")
    with open(path, "w") as file:
        json.dump({"torch": torch.__version__, "cases": cases}, file)
    print(path)


if __name__ == "__main__":
    main()
