"""Decodes the reasoner's weights in PyTorch, onnxruntime and llama.cpp, for bench/main.ts, which speaks to it in JSON lines.

It first prints what it has and what is missing; then a line {"contestant", "prompts", "steps"} is answered by
{"seconds", "tokens"}. Every contestant computes in 32 bits on one thread, and takes the likeliest token each time.
"""

import ctypes
import json
import os
import sys
import time

# Before anything starts threads of its own, which would wait busily beside the others' turns.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
WEIGHTS = os.path.join(HERE, "../reasoner/weights")


class TorchDecoder:
    """PyTorch with a cache of fixed length; queries, keys and values in one matrix, as are gates and what they gate."""

    def __init__(self, config, compiled):
        import torch
        from safetensors.torch import load_file

        torch.set_num_threads(1)
        self.torch, self.config, self.compiled, self.steps = torch, config, compiled, {}
        weights = {n: w.float() for n, w in load_file(os.path.join(WEIGHTS, "model.safetensors")).items()}
        self.embedding, self.norm = weights["model.embed_tokens.weight"], weights["model.norm.weight"]
        self.layers = []
        for layer in range(config["num_hidden_layers"]):
            part = lambda name: weights[f"model.layers.{layer}.{name}.weight"]
            self.layers.append({
                "norm": part("input_layernorm"), "out": part("self_attn.o_proj"), "down": part("mlp.down_proj"),
                "qkv": torch.cat([part(f"self_attn.{name}_proj") for name in "qkv"]),
                "feedforward_norm": part("post_attention_layernorm"),
                "gate_up": torch.cat([part("mlp.gate_proj"), part("mlp.up_proj")]),
            })
        width = config["head_dim"]
        half = torch.arange(0, width, 2, dtype=torch.float64) / width
        positions = torch.arange(config["max_position_embeddings"], dtype=torch.float64)
        angles = torch.outer(positions, config["rope_theta"] ** -half)
        angles = torch.cat([angles, angles], dim=-1)
        self.cosines, self.sines = angles.cos().float(), angles.sin().float()

    def compute(self, ids, positions, mask, keys, values, length):
        """Logits after the last of the given tokens. Without a mask only the first `length` positions are read."""
        torch, functional = self.torch, self.torch.nn.functional
        heads, width, epsilon = (self.config[n] for n in ("num_attention_heads", "head_dim", "rms_norm_eps"))
        rows, count = ids.shape
        cosines, sines = self.cosines[positions], self.sines[positions]

        def rotate(x):
            return x * cosines + torch.cat([-x[..., width // 2 :], x[..., : width // 2]], dim=-1) * sines

        def norm(x, weight):
            return functional.rms_norm(x, (x.shape[-1],), weight, epsilon)

        x = self.embedding[ids]
        for index, layer in enumerate(self.layers):
            qkv = functional.linear(norm(x, layer["norm"]), layer["qkv"])
            query, key, value = qkv.view(rows, count, 3, heads, width).permute(2, 0, 3, 1, 4)
            keys[index].index_copy_(2, positions, rotate(key))
            values[index].index_copy_(2, positions, value)
            causal = mask is None and count > 1
            mixed = functional.scaled_dot_product_attention(
                rotate(query), keys[index][:, :, :length], values[index][:, :, :length],
                attn_mask=mask, is_causal=causal)
            x = x + functional.linear(mixed.transpose(1, 2).reshape(rows, count, -1), layer["out"])
            gate, up = functional.linear(norm(x, layer["feedforward_norm"]), layer["gate_up"]).chunk(2, -1)
            x = x + functional.linear(functional.silu(gate) * up, layer["down"])
        return functional.linear(norm(x[:, -1], self.norm), self.embedding).argmax(-1, keepdim=True)

    def step(self, rows, size):
        """One step for so many rows, compiled once for each."""
        torch = self.torch
        if not self.compiled:
            return lambda ids, at, keys, values: self.compute(
                ids, torch.tensor([at]), None, keys, values, at + 1)
        if (rows, size) not in self.steps:
            places = torch.arange(size)

            def masked(ids, position, keys, values):
                return self.compute(ids, position, (places <= position)[None, None, None], keys, values, size)

            compiled = torch.compile(masked, fullgraph=True, dynamic=False, options={"freezing": True})
            self.steps[rows, size] = compiled
        compiled = self.steps[rows, size]
        return lambda ids, at, keys, values: compiled(ids, torch.tensor([at]), keys, values)

    def decode(self, prompts, steps):
        torch, config = self.torch, self.config
        with torch.inference_mode() if not self.compiled else torch.no_grad():
            rows, length = len(prompts), len(prompts[0])
            shape = (rows, config["num_attention_heads"], length + steps, config["head_dim"])
            keys, values = ([torch.zeros(shape) for _ in self.layers] for _ in range(2))
            step = self.step(rows, length + steps)
            ids = self.compute(torch.tensor(prompts), torch.arange(length), None, keys, values, length)
            tokens = [ids]
            started = time.perf_counter()
            for at in range(length, length + steps):
                ids = step(ids, at, keys, values)
                tokens.append(ids)
            seconds = time.perf_counter() - started
        return seconds, torch.cat(tokens, dim=1).tolist()


class OnnxDecoder:
    """onnxruntime's fused attention, reading and writing its cache in place: nothing is copied from step to step."""

    def __init__(self, config, folder):
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        path = os.path.join(folder, "onnx/model_fused.onnx")
        self.runtime, self.config = onnxruntime, config
        self.session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def decode(self, prompts, steps):
        config, rows, length = self.config, len(prompts), len(prompts[0])
        value_of = self.runtime.OrtValue.ortvalue_from_numpy
        shape = (rows, config["num_attention_heads"], length + steps, config["head_dim"])
        caches = {
            f"{layer}.{part}": value_of(np.zeros(shape, np.float32))
            for layer in range(config["num_hidden_layers"]) for part in ("key", "value")
        }
        binding = self.session.io_binding()
        for name, cache in caches.items():
            binding.bind_ortvalue_input(f"past_key_values.{name}", cache)
            binding.bind_ortvalue_output(f"present.{name}", cache)
        mask = np.ones((rows, length + steps), np.int64)

        def compute(ids, total):
            binding.bind_cpu_input("input_ids", ids)
            binding.bind_cpu_input("attention_mask", np.ascontiguousarray(mask[:, :total]))
            binding.bind_output("logits")
            self.session.run_with_iobinding(binding)
            return binding.get_outputs()[-1].numpy()[:, -1].argmax(-1)[:, None]

        ids = compute(np.array(prompts, np.int64), length)
        tokens = [ids]
        started = time.perf_counter()
        for at in range(length, length + steps):
            ids = compute(ids, at + 1)
            tokens.append(ids)
        return time.perf_counter() - started, np.concatenate(tokens, axis=1).tolist()


class LlamaDecoder:
    """llama.cpp by its C functions, without the Python layer above them; the cache in 32 bits too."""

    def __init__(self, config, folder, flash):
        import llama_cpp

        self.lib, self.config, self.flash, self.contexts = llama_cpp, config, flash, {}
        llama_cpp.llama_backend_init()
        self.silence = llama_cpp.llama_log_callback(lambda *_: None)
        llama_cpp.llama_log_set(self.silence, ctypes.c_void_p(0))
        parameters = llama_cpp.llama_model_default_params()
        parameters.n_gpu_layers = 0
        path = os.path.join(folder, "model.gguf").encode()
        self.model = llama_cpp.llama_model_load_from_file(path, parameters)

    def context(self, rows, length):
        if rows not in self.contexts:
            parameters = self.lib.llama_context_default_params()
            parameters.n_ctx = rows * 256
            parameters.n_batch = parameters.n_ubatch = max(64, rows * length)
            parameters.n_seq_max = rows
            parameters.n_threads = parameters.n_threads_batch = 1
            parameters.type_k = parameters.type_v = 0
            parameters.flash_attn_type = 1 if self.flash else 0
            self.contexts[rows] = self.lib.llama_init_from_model(self.model, parameters)
        return self.contexts[rows]

    def decode(self, prompts, steps):
        lib, rows, length = self.lib, len(prompts), len(prompts[0])
        context = self.context(rows, length)
        lib.llama_memory_clear(lib.llama_get_memory(context), True)
        batch = lib.llama_batch_init(rows * length, 0, 1)

        def compute(ids, start):
            count = len(ids[0])
            for row, tokens in enumerate(ids):
                for offset, token in enumerate(tokens):
                    index = row * count + offset
                    batch.token[index], batch.pos[index] = token, start + offset
                    batch.n_seq_id[index], batch.seq_id[index][0] = 1, row
                    batch.logits[index] = offset == count - 1
            batch.n_tokens = rows * count
            if lib.llama_decode(context, batch) != 0:
                raise RuntimeError("llama_decode failed")
            logits = np.ctypeslib.as_array(lib.llama_get_logits(context), (rows, self.config["vocab_size"]))
            return [[int(token)] for token in logits.argmax(-1)]

        ids = compute(prompts, 0)
        tokens = [ids]
        started = time.perf_counter()
        for at in range(length, length + steps):
            ids = compute(ids, at)
            tokens.append(ids)
        seconds = time.perf_counter() - started
        lib.llama_batch_free(batch)
        return seconds, [[step[row][0] for step in tokens] for row in range(rows)]


def contestants(config, folder):
    """Family, package, the line that installs it, and its contestants."""
    pip = f"{sys.executable} -m pip install"
    return [
        ("PyTorch", "torch", f"{pip} torch safetensors numpy", [
            ("PyTorch", lambda: TorchDecoder(config, compiled=False)),
            ("PyTorch, compiled", lambda: TorchDecoder(config, compiled=True))]),
        ("onnxruntime", "onnxruntime", f"{pip} onnxruntime", [
            ("onnxruntime, cache in place", lambda: OnnxDecoder(config, folder))]),
        ("llama.cpp", "llama_cpp", f"{pip} llama-cpp-python==0.3.36 (compiles for some minutes)", [
            ("llama.cpp", lambda: LlamaDecoder(config, folder, flash=False)),
            ("llama.cpp, flash attention", lambda: LlamaDecoder(config, folder, flash=True))]),
    ]


def main():
    # What libraries print must not get between the answers.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    with open(os.path.join(WEIGHTS, "config.json")) as file:
        config = json.load(file)
    decoders, ready, missing = {}, [], []
    for family, package, install, variants in contestants(config, sys.argv[1]):
        for name, create in variants:
            try:
                decoders[name] = create()
                ready.append({"name": name, "family": family, "version": __import__(package).__version__})
            except Exception as error:
                why = str(error).splitlines()[0] if str(error) else type(error).__name__
                missing.append({"family": family, "why": why, "install": install})
                break
    print(json.dumps({"ready": ready, "missing": missing}), file=answers)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            seconds, tokens = decoders[request["contestant"]].decode(request["prompts"], request["steps"])
            print(json.dumps({"seconds": seconds, "tokens": tokens}), file=answers)
        except Exception as error:
            print(json.dumps({"error": str(error)[:500]}), file=answers)


if __name__ == "__main__":
    main()
