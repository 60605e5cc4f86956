"""Grades triples with math-verify, for bench/grading.ts, which speaks to it in JSON lines.

It first prints its version. A line {"triples": [...]} is answered by {"seconds", "milliseconds", "verdicts"}: each triple is
parsed and compared once, prediction and gold answer from their text on. What it remembers of earlier parses it forgets before.
"""

import json
import logging
import os
import sys
import time
from importlib.metadata import version

from math_verify import ExprExtractionConfig, LatexExtractionConfig, parse, verify
from math_verify.parser import parse_expr_cached, parse_latex_cached

logging.disable(logging.CRITICAL)
CONFIGS = {"latex": LatexExtractionConfig(), "expr": ExprExtractionConfig()}


def grade(triple):
    """The verdict, with the options that the triple's suite ran with; a bare answer is put into dollars, as its tests do."""
    configs = [CONFIGS[name] for name in triple.get("match_types") or ("latex", "expr")]
    gold, prediction = triple["gold"], triple["prediction"]
    if triple["bare"]:
        gold, prediction = f"${gold}$", f"${prediction}$"
    return bool(verify(
        parse(gold, configs), parse(prediction, configs),
        float_rounding=triple.get("precision") or 6,
        strict=triple.get("strict", True),
        allow_set_relation_comp=triple.get("allow_set_relation_comp", False)))


def main():
    # What libraries print must not get between the answers.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    print(json.dumps({"version": version("math-verify")}), file=answers)
    for line in sys.stdin:
        triples = json.loads(line)["triples"]
        parse_latex_cached.cache_clear()
        parse_expr_cached.cache_clear()
        verdicts, milliseconds = [], []
        for triple in triples:
            started = time.perf_counter()
            verdicts.append(grade(triple))
            milliseconds.append((time.perf_counter() - started) * 1000)
        reply = {"seconds": sum(milliseconds) / 1000, "milliseconds": milliseconds, "verdicts": verdicts}
        print(json.dumps(reply), file=answers)


if __name__ == "__main__":
    main()
