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
VERDICTS_A_ROW = 20
RIGHT_VERDICTS = 0.4


class Corpus:
    def __init__(self, folder, result_weight, verdict_batches):
        with open(os.path.join(folder, "corpus.json")) as file:
            self.about = json.load(file)
        self.result_weight = result_weight
        self.verdict_batches = verdict_batches
        self.equations = [np.array(row, dtype=np.int64) for row in self.about["equations"]]
        self.by_result = self.equations_by_result()
        self.training = Documents(folder, "training")
        self.development = Documents(folder, "development")

    def batch(self, step, random, only_equations):
        kind = random.random()
        if only_equations or kind < EQUATION_BATCHES:
            return self.tensors(self.equation_rows(random, TOKENS_A_BATCH // 192))
        if kind < EQUATION_BATCHES + self.verdict_batches:
            return self.tensors(self.verdict_rows(random, TOKENS_A_BATCH // 192))
        return self.tensors(self.training.rows(step, random, self.about["end"]))

    def held_out(self):
        """Batches to measure on: every equation once, and traces of problems that are not trained on."""
        random = np.random.default_rng(0)
        traces = [self.development.rows(step, random, self.about["end"]) for step in range(6)]
        return {
            "equations": [self.tensors(self.equation_rows(random, 100))],
            "verdicts": [self.verdicts_alone(self.verdict_rows(random, 100))],
            "traces": [self.tensors(rows) for rows in traces],
        }

    def equation_rows(self, random, count):
        rows = []
        for _ in range(count):
            picks = random.integers(len(self.equations), size=EQUATIONS_A_ROW)
            row = np.concatenate([self.equations[pick] for pick in picks])
            rows.append(row[:193])
        return rows_of(rows, 193, self.about["end"])

    def equations_by_result(self):
        """Equations as they stand at the start of a line, by the place of their result among the numbers."""
        place = {token: number for number, token in enumerate(self.about["verdicts"]["numbers"])}
        by_result = [[] for _ in place]
        for row in self.equations[::2]:
            by_result[place[row[-2]]].append(row)
        return by_result

    def verdict_rows(self, random, count):
        """Drills: a question, then equations of which many hit its target, each with its verdict."""
        about = self.about["verdicts"]
        using, comma, make, start = about["question"]
        rows = []
        for _ in range(count):
            numbers = [about["numbers"][n] for n in random.integers(1, 26, size=3)]
            target = random.integers(10, len(self.by_result))
            listed = [token for number in numbers for token in (number, *comma)]
            question = [*using, *listed, *make, about["numbers"][target], *start]
            row = [token | MASK for token in question]
            for _ in range(VERDICTS_A_ROW):
                right = random.random() < RIGHT_VERDICTS
                result = target if right else random.integers(len(self.by_result))
                equations = self.by_result[result]
                row += [*equations[random.integers(len(equations))][:-1], *about["endings"][int(result == target)]]
            rows.append(np.array(row[:193], dtype=np.int64))
        return rows_of(rows, 193, self.about["end"])

    def verdicts_alone(self, rows):
        """A batch in which only verdicts are measured."""
        batch = self.tensors(rows)
        return batch | {"results": batch["verdicts"]}

    def tensors(self, rows):
        ids = torch.from_numpy((rows & ~MASK).astype(np.int64))
        results = (ids[:, :-1] == self.about["equals"]) & torch.from_numpy((rows[:, 1:] & MASK) == 0)
        weights = torch.from_numpy((rows[:, 1:] & MASK) == 0).float()
        no, yes = (ending[1] for ending in self.about["verdicts"]["endings"])
        verdicts = ((ids[:, 1:] == no) | (ids[:, 1:] == yes)) & (weights > 0)
        heavy = (results | verdicts).float()
        weights = weights * (1 + (self.result_weight - 1) * heavy)
        return {"ids": ids, "results": results, "verdicts": verdicts, "weights": weights}


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
