"""Writes a checkpoint as the package ships it: fp16 safetensors under Hugging Face's names. See README.md beside this file."""

import argparse
import os

import torch
from safetensors.torch import save_file


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", required=True, help="folder with state.pt")
    parser.add_argument("--out", default=os.path.join(os.path.dirname(__file__), "../weights/model.safetensors"))
    options = parser.parse_args()
    state = torch.load(os.path.join(options.state, "state.pt"))
    weights = {name: value.to(torch.float16).contiguous() for name, value in state["model"].items()}
    save_file(weights, options.out, metadata={"format": "pt", "step": str(state["step"])})
    print(f"{sum(w.numel() for w in weights.values())} parameters after {state['step']} steps: {options.out}")


if __name__ == "__main__":
    main()
