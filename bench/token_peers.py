"""Counts tokens with tiktoken and tokenizers (both Rust, from PyPI) for bench/tokens.ts, which speaks to it in JSON lines.

Its argument is a folder with texts.jsonl and, for each vocabulary, NAME.json (a tokenizer.json) and where tiktoken can
take it NAME.tiktoken with NAME.pattern. It first prints what it has; then {"library", "vocabulary"} is answered by
{"seconds", "tokens"}, seconds of processor time, and with "check" by a hash of each text's ids. One thread; a text at a time.
"""

import base64
import hashlib
import json
import os
import struct
import sys
import time

os.environ.update(TOKENIZERS_PARALLELISM="false", RAYON_NUM_THREADS="1")


def tiktoken_encoder(folder, name):
    import tiktoken

    with open(os.path.join(folder, f"{name}.tiktoken")) as file:
        ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in file)}
    with open(os.path.join(folder, f"{name}.pattern"), encoding="utf-8", newline="") as file:
        pattern = file.read()
    return tiktoken.Encoding(name, pat_str=pattern, mergeable_ranks=ranks, special_tokens={}).encode_ordinary


def tokenizers_encoder(folder, name):
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(os.path.join(folder, f"{name}.json"))
    return lambda text: tokenizer.encode(text, add_special_tokens=False).ids


ENCODERS = {"tiktoken": tiktoken_encoder, "tokenizers": tokenizers_encoder}


def main():
    folder, names = sys.argv[1], sys.argv[2:]
    with open(os.path.join(folder, "texts.jsonl"), encoding="utf-8") as file:
        texts = [json.loads(line) for line in file]
    encoders, ready, missing = {}, [], []
    for library, create in ENCODERS.items():
        for name in names:
            if library == "tiktoken" and not os.path.exists(os.path.join(folder, f"{name}.tiktoken")):
                continue
            try:
                encoders[library, name] = create(folder, name)
                ready.append({"library": library, "vocabulary": name, "version": __import__(library).__version__})
            except Exception as error:
                missing.append({"library": library, "vocabulary": name, "why": (str(error).splitlines() or ["?"])[0]})
    print(json.dumps({"ready": ready, "missing": missing}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        encode = encoders[request["library"], request["vocabulary"]]
        if request.get("check"):
            hashes = []
            for text in texts:
                ids = encode(text)
                hashes.append(hashlib.sha256(struct.pack(f"<{len(ids)}I", *ids)).hexdigest())
            print(json.dumps({"hashes": hashes}), flush=True)
            continue
        started, tokens = time.process_time(), 0
        for text in texts:
            tokens += len(encode(text))
        print(json.dumps({"seconds": time.process_time() - started, "tokens": tokens}), flush=True)


if __name__ == "__main__":
    main()
