"""Writes the shipped weights in 32 bits for other programs: ONNX with Hugging Face's files, and GGUF for llama.cpp.

    export_peers.py --out DIR            DIR/onnx/model.onnx, DIR/config.json …: what transformers.js loads from DIR
                                         DIR/onnx/model_fused.onnx: the same in onnxruntime's own fused operators
                                         DIR/model.gguf
    export_peers.py --out DIR --check    compares each with PyTorch, logits and tokens
"""

import argparse
import hashlib
import json
import os

import numpy as np
from safetensors.numpy import load_file

from check_peers import check
from export_gguf import write_gguf
from export_onnx import write_onnx

WEIGHTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../weights")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True, help="folder to write to")
    parser.add_argument("--check", action="store_true", help="compare the exports with PyTorch")
    options = parser.parse_args()
    with open(os.path.join(WEIGHTS, "config.json")) as file:
        config = json.load(file)
    source = os.path.join(WEIGHTS, "model.safetensors")
    weights = {name: value.astype(np.float32) for name, value in load_file(source).items()}
    write_onnx(options.out, config, weights)
    write_gguf(options.out, config, weights)
    # The benchmark tells by this hash whether the exports are those of the weights at hand.
    with open(source, "rb") as file, open(os.path.join(options.out, "weights.sha256"), "w") as note:
        note.write(f"{hashlib.sha256(file.read()).hexdigest()}\n")
    print(f"{options.out}: onnx/model.onnx, onnx/model_fused.onnx, model.gguf")
    if options.check:
        check(options.out, config)


if __name__ == "__main__":
    main()
