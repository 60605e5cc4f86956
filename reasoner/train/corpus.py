"""Reads the corpus: token ids as 16-bit numbers whose top bit marks what is not to be learned."""

import json
import os

import numpy as np
import torch

MASK = 0x8000
LENGTHS = (96, 144, 192, 240, 304, 384, 512)
TOKENS_A_BATCH = 8192
EQUATIONS_A_ROW = 30
EQUATION_BATCHES = 0.1


class Corpus:
    def __init__(self, folder, result_weight):
        with open(os.path.join(folder, "corpus.json")) as file:
            self.about = json.load(file)
        self.result_weight = result_weight
        self.equations = [np.array(row, dtype=np.int64) for row in self.about["equations"]]
        self.training = Documents(folder, "training")
        self.development = Documents(folder, "development")

    def batch(self, step, random, only_equations):
        if only_equations or random.random() < EQUATION_BATCHES:
            return self.tensors(self.equation_rows(random, TOKENS_A_BATCH // 192))
        return self.tensors(self.training.rows(step, random, self.about["end"]))

    def held_out(self):
        """Batches to measure on: every equation once, and traces of problems that are not trained on."""
        random = np.random.default_rng(0)
        traces = [self.development.rows(step, random, self.about["end"]) for step in range(6)]
        return {
            "equations": [self.tensors(self.equation_rows(random, 100))],
            "traces": [self.tensors(rows) for rows in traces],
        }

    def equation_rows(self, random, count):
        rows = []
        for _ in range(count):
            picks = random.integers(len(self.equations), size=EQUATIONS_A_ROW)
            row = np.concatenate([self.equations[pick] for pick in picks])
            rows.append(row[:193])
        return rows_of(rows, 193, self.about["end"])

    def tensors(self, rows):
        ids = torch.from_numpy((rows & ~MASK).astype(np.int64))
        results = (ids[:, :-1] == self.about["equals"]) & torch.from_numpy((rows[:, 1:] & MASK) == 0)
        weights = torch.from_numpy((rows[:, 1:] & MASK) == 0).float()
        return {"ids": ids, "results": results, "weights": weights * (1 + (self.result_weight - 1) * results.float())}


class Documents:
    """Traces of one split, grouped by length so that little of a batch is padding."""

    def __init__(self, folder, split):
        self.tokens = np.fromfile(os.path.join(folder, f"{split}.tokens"), dtype=np.uint16)
        self.ends = np.fromfile(os.path.join(folder, f"{split}.ends"), dtype=np.uint32).astype(np.int64)
        lengths = np.diff(self.ends, prepend=0)
        self.groups, below = [], 0
        for length in LENGTHS:
            members = np.flatnonzero((lengths > below) & (lengths <= length))
            if len(members):
                self.groups.append((length, members, lengths[members].sum()))
            below = length
        sizes = np.array([size for _, _, size in self.groups], dtype=float)
        self.shares = sizes / sizes.sum()

    def rows(self, step, random, end):
        length, members, _ = self.groups[random.choice(len(self.groups), p=self.shares)]
        picks = random.choice(members, size=max(1, TOKENS_A_BATCH // length))
        rows = [self.tokens[self.ends[pick - 1] if pick else 0 : self.ends[pick]] for pick in picks]
        return rows_of(rows, length + 1, end)


def rows_of(rows, length, end):
    """One array, padded after each row's end with the end marker, which is masked."""
    result = np.full((len(rows), length), end | MASK, dtype=np.int64)
    for index, row in enumerate(rows):
        result[index, : len(row)] = row[:length]
    return result
