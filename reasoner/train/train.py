"""Trains the reasoner on the corpus that `npm run corpus` writes. See README.md beside this file.

The learning rate warms up, stays, and decays over the last part of the steps asked for, so a run can be resumed and
lengthened while it is still on the plateau. Everything is seeded; the state is saved every few minutes.
"""

import argparse
import json
import os
import time

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file

from corpus import Corpus
from model import Config, Reasoner

WARMUP_STEPS = 200
RESULT_WEIGHT = 3.0


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", required=True, help="folder that `npm run corpus` wrote")
    parser.add_argument("--state", required=True, help="folder for checkpoints; resumed where one is there")
    parser.add_argument("--config", default=os.path.join(os.path.dirname(__file__), "../weights/config.json"))
    parser.add_argument("--from", dest="origin", help="safetensors to start from where there is no state yet")
    parser.add_argument("--steps", type=int, required=True, help="steps in all")
    parser.add_argument("--decay", type=int, default=0, help="how many of the last steps decay the learning rate")
    parser.add_argument("--equations", type=int, default=1500, help="first steps on bare equations alone")
    parser.add_argument("--verdicts", type=float, default=0.2, help="share of later batches that drill verdicts")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def learning_rate(step, options):
    warm = min(1.0, (step + 1) / WARMUP_STEPS)
    left = options.steps - step
    return options.rate * warm * (min(1.0, left / options.decay) if options.decay else 1.0)


def optimizers(model):
    """Muon for the matrices inside the layers, AdamW for the embedding and the norms."""
    matrices = [p for n, p in model.named_parameters() if p.dim() == 2 and "embed" not in n]
    others = [p for n, p in model.named_parameters() if p.dim() != 2 or "embed" in n]
    return [
        torch.optim.Muon(matrices, lr=0.0, weight_decay=0.02, adjust_lr_fn="match_rms_adamw"),
        torch.optim.AdamW(others, lr=0.0, betas=(0.9, 0.98), weight_decay=0.0),
    ]


def loss_of(logits, batch):
    """Mean cross-entropy; results of equations and verdicts on them weigh more: the rest follows."""
    targets = batch["ids"][:, 1:]
    losses = F.cross_entropy(logits.flatten(0, 1), targets.flatten(), reduction="none")
    weights = batch["weights"].flatten()
    return (losses * weights).sum() / weights.sum()


@torch.no_grad()
def measure(model, batches):
    """Share of equation results, and of all learnable tokens' likeliest guesses, that are right when the text before is given."""
    right = total = 0
    for batch in batches:
        guesses = model(batch["ids"][:, :-1]).argmax(-1)
        results = batch["results"]
        right += ((guesses == batch["ids"][:, 1:]) & results).sum().item()
        total += results.sum().item()
    return right / max(total, 1)


def save(path, model, optimizers_, step):
    temporary = path + ".tmp"
    torch.save({"model": model.state_dict(), "optimizers": [o.state_dict() for o in optimizers_], "step": step}, temporary)
    os.replace(temporary, path)


def main():
    options = parse()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    os.makedirs(options.state, exist_ok=True)
    state = os.path.join(options.state, "state.pt")
    model = Reasoner(Config(options.config))
    opts = optimizers(model)
    step = 0
    if os.path.exists(state):
        saved = torch.load(state)
        model.load_state_dict(saved["model"])
        for optimizer, values in zip(opts, saved["optimizers"]):
            optimizer.load_state_dict(values)
        step = saved["step"]
    elif options.origin:
        model.load_state_dict({name: value.float() for name, value in load_file(options.origin).items()})
    corpus = Corpus(options.corpus, RESULT_WEIGHT, options.verdicts)
    held_out = corpus.held_out()
    compiled = torch.compile(model, dynamic=False)
    started, tokens, running = time.time(), 0, None
    print(f"{sum(p.numel() for p in model.parameters())} parameters, from step {step}", flush=True)
    while step < options.steps:
        batch = corpus.batch(step, np.random.default_rng((options.seed, step)), only_equations=step < options.equations)
        rate = learning_rate(step, options)
        loss = loss_of(compiled(batch["ids"][:, :-1]), batch)
        for optimizer in opts:
            for group in optimizer.param_groups:
                group["lr"] = rate
            optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optimizer in opts:
            optimizer.step()
        step += 1
        tokens += batch["ids"].numel()
        running = loss.item() if running is None else 0.98 * running + 0.02 * loss.item()
        if step % 100 == 0 or step == options.steps:
            arithmetic = {name: round(measure(model, batches), 4) for name, batches in held_out.items()}
            line = {"step": step, "loss": round(running, 4), "rate": rate, **arithmetic}
            line |= {"tokensPerSecond": round(tokens / (time.time() - started)), "seconds": round(time.time() - started)}
            print(json.dumps(line), flush=True)
        if step % 100 == 0 or step == options.steps:
            save(state, model, opts, step)


if __name__ == "__main__":
    main()
