"""Compares the exports with PyTorch, logits and tokens. Called by export_peers.py --check."""

import json
import os
import subprocess

import numpy as np
from safetensors.numpy import load_file

HERE = os.path.dirname(os.path.abspath(__file__))
WEIGHTS = os.path.join(HERE, "../weights")
ROOT = os.path.join(HERE, "../..")


def our_tokens():
    """Traces as the corpus has them, and awkward texts, with the tokens that the project's own tokenizer gives."""
    command = ["npx", "tsx", "--conditions=jevons-source", "bench/encode.ts"]
    lines = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def torch_logits(sequences):
    import torch

    from model import Config, Reasoner

    model = Reasoner(Config(os.path.join(WEIGHTS, "config.json")))
    weights = load_file(os.path.join(WEIGHTS, "model.safetensors"))
    model.load_state_dict({name: torch.from_numpy(value).float() for name, value in weights.items()})
    with torch.no_grad():
        return [model(torch.tensor([ids]))[0].numpy() for ids in sequences]


def onnx_logits(path, config, sequences):
    """A first stretch at once, then token by token, so that the caches are checked too."""
    import onnxruntime

    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    wanted = {value.name for value in session.get_inputs()}
    results = []
    for ids in sequences:
        past = {
            f"past_key_values.{layer}.{part}": np.zeros(
                (1, config["num_key_value_heads"], 0, config["head_dim"]), np.float32)
            for layer in range(config["num_hidden_layers"]) for part in ("key", "value")
        }
        logits, first = [], max(1, len(ids) // 2)
        for start, end in [(0, first)] + [(at, at + 1) for at in range(first, len(ids))]:
            feeds = {"input_ids": np.array([ids[start:end]], np.int64), "attention_mask": np.ones((1, end), np.int64),
                     "position_ids": np.arange(start, end, dtype=np.int64)[None], **past}
            given = session.run(names, {name: value for name, value in feeds.items() if name in wanted})
            logits.append(given[0][0])
            past = {name.replace("present", "past_key_values"): v for name, v in zip(names[1:], given[1:])}
        results.append(np.concatenate(logits))
    return results


def llama_model(path):
    from llama_cpp import Llama

    return Llama(path, n_ctx=512, n_batch=512, n_threads=1, logits_all=True, type_k=0, type_v=0, verbose=False)


def llama_logits(model, sequences):
    results = []
    for ids in sequences:
        model.reset()
        model.eval(list(ids))
        results.append(np.array(model.scores[: len(ids)]))
    return results


def check(out, config):
    texts = our_tokens()
    sequences = [text["ids"][: config["max_position_embeddings"]] for text in texts if text["trace"]][:20]
    oracle = torch_logits(sequences)

    def report(name, logits):
        largest = max(np.abs(ours - theirs).max() for ours, theirs in zip(oracle, logits))
        agree = np.mean(np.concatenate([a.argmax(-1) == b.argmax(-1) for a, b in zip(oracle, logits)]))
        print(f"{name}: largest difference of a logit {largest:.2g}, same likeliest token {agree:.2%}"
              f" (of {sum(map(len, sequences))})")
        return largest < 1e-3

    def report_tokens(name, encode):
        wrong = [text["text"] for text in texts if encode(text["text"]) != text["ids"]]
        print(f"{name}: {len(texts) - len(wrong)} of {len(texts)} texts have the same tokens{wrong[:3] or ''}")
        return not wrong

    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(os.path.join(out, "tokenizer.json"))
    llama = llama_model(os.path.join(out, "model.gguf"))
    passed = [
        *(report(name, onnx_logits(os.path.join(out, "onnx", f"{name}.onnx"), config, sequences))
          for name in ("model", "model_fused")),
        report("llama.cpp", llama_logits(llama, sequences)),
        report_tokens("tokenizers", lambda text: tokenizer.encode(text).ids),
        report_tokens("llama.cpp", lambda text: llama.tokenize(text.encode(), add_bos=False, special=True)),
    ]
    if not all(passed):
        raise SystemExit("an export differs from the weights it was made of")
