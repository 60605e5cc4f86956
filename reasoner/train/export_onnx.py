"""The reasoner as ONNX, in the layout that transformers.js loads. Called by export_peers.py."""

import json
import os
import shutil

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = os.path.dirname(os.path.abspath(__file__))
WEIGHTS = os.path.join(HERE, "../weights")


class Graph:
    """An ONNX graph under construction. Every method that adds a node returns the name of its output."""

    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def constant(self, value, name=None):
        self.count += 1
        name = name or f"constant_{self.count}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def integers(self, *values):
        return self.constant(np.array(values, dtype=np.int64))

    def add(self, operator, *inputs, outputs=None, domain="", **attributes):
        self.count += 1
        outputs = outputs or [f"{operator}_{self.count}"]
        self.nodes.append(helper.make_node(operator, inputs, outputs, domain=domain, **attributes))
        return outputs[0]


class Exporter:
    def __init__(self, config, weights, fused):
        self.config, self.weights, self.fused, self.graph = config, weights, fused, Graph()
        self.heads, self.head_width = config["num_attention_heads"], config["head_dim"]
        half = np.arange(0, self.head_width, 2, dtype=np.float64) / self.head_width
        positions = np.arange(config["max_position_embeddings"], dtype=np.float64)
        angles = np.outer(positions, config["rope_theta"] ** -half)
        if not fused:
            angles = np.concatenate([angles, angles], axis=-1)
        self.cosines = self.graph.constant(np.cos(angles).astype(np.float32), "cosines")
        self.sines = self.graph.constant(np.sin(angles).astype(np.float32), "sines")

    def norm(self, x, name):
        add = self.graph.add
        two, epsilon = (self.graph.constant(np.float32(v)) for v in (2, self.config["rms_norm_eps"]))
        mean = add("ReduceMean", add("Pow", x, two), self.graph.integers(-1), keepdims=1)
        scaled = add("Div", x, add("Sqrt", add("Add", mean, epsilon)))
        return add("Mul", scaled, self.graph.constant(self.weights[name], name))

    def linear(self, x, *names):
        matrix = np.concatenate([self.weights[name] for name in names]).T
        return self.graph.add("MatMul", x, self.graph.constant(matrix, "+".join(names)))

    def prepare(self):
        """What all layers share: angles and mask, or the lengths that the fused operator wants in their place."""
        add, integers = self.graph.add, self.graph.integers
        if self.fused:
            total = add("Gather", add("Shape", "attention_mask"), integers(1), axis=0)
            lengths = add("ReduceSum", "attention_mask", integers(1), keepdims=0)
            self.last = add("Cast", add("Sub", lengths, integers(1)), to=TensorProto.INT32)
            self.total = add("Cast", add("Squeeze", total), to=TensorProto.INT32)
            return
        one = integers(1)
        self.cosine = add("Unsqueeze", add("Gather", self.cosines, "position_ids"), one)
        self.sine = add("Unsqueeze", add("Gather", self.sines, "position_ids"), one)
        scalar = lambda value: self.graph.constant(np.int64(value))
        total = add("Gather", add("Shape", "attention_mask"), scalar(1))
        new = add("Gather", add("Shape", "input_ids"), scalar(1))
        keys = add("Range", scalar(0), total, scalar(1))
        queries = add("Unsqueeze", add("Range", add("Sub", total, new), total, scalar(1)), one)
        seen = add("Cast", add("Unsqueeze", "attention_mask", integers(1, 2)), to=TensorProto.BOOL)
        allowed = add("And", add("LessOrEqual", keys, queries), seen)
        zero, hidden = (self.graph.constant(np.float32(value)) for value in (0, -1e9))
        self.mask = add("Where", allowed, zero, hidden)

    def rotate(self, x):
        add, integers, half = self.graph.add, self.graph.integers, self.head_width // 2
        low = add("Slice", x, integers(0), integers(half), integers(3))
        high = add("Slice", x, integers(half), integers(2 * half), integers(3))
        turned = add("Concat", add("Neg", high), low, axis=3)
        return add("Add", add("Mul", x, self.cosine), add("Mul", turned, self.sine))

    def attention(self, x, layer):
        add, integers = self.graph.add, self.graph.integers
        names = [f"model.layers.{layer}.self_attn.{part}_proj.weight" for part in "qkvo"]
        past = [f"past_key_values.{layer}.{part}" for part in ("key", "value")]
        present = [f"present.{layer}.{part}" for part in ("key", "value")]
        if self.fused:
            packed = self.linear(x, *names[:3])
            mixed = add(
                "GroupQueryAttention", packed, "", "", *past, self.last, self.total, self.cosines, self.sines,
                outputs=[f"mixed_{layer}", *present], domain="com.microsoft",
                num_heads=self.heads, kv_num_heads=self.heads, do_rotary=1,
            )
            return self.linear(mixed, names[3])
        shape = integers(0, 0, self.heads, self.head_width)
        split = lambda name: add("Transpose", add("Reshape", self.linear(x, name), shape), perm=[0, 2, 1, 3])
        query, key, value = self.rotate(split(names[0])), self.rotate(split(names[1])), split(names[2])
        key = add("Concat", past[0], key, axis=2, outputs=[present[0]])
        value = add("Concat", past[1], value, axis=2, outputs=[present[1]])
        scale = self.graph.constant(np.float32(self.head_width**-0.5))
        scores = add("MatMul", add("Mul", query, scale), add("Transpose", key, perm=[0, 1, 3, 2]))
        weights = add("Softmax", add("Add", scores, self.mask), axis=-1)
        mixed = add("Transpose", add("MatMul", weights, value), perm=[0, 2, 1, 3])
        return self.linear(add("Reshape", mixed, integers(0, 0, -1)), names[3])

    def layer(self, x, layer):
        add, name = self.graph.add, lambda part: f"model.layers.{layer}.{part}.weight"
        x = add("Add", x, self.attention(self.norm(x, name("input_layernorm")), layer))
        normed = self.norm(x, name("post_attention_layernorm"))
        gate = self.linear(normed, name("mlp.gate_proj"))
        gated = add("Mul", add("Mul", gate, add("Sigmoid", gate)), self.linear(normed, name("mlp.up_proj")))
        return add("Add", x, self.linear(gated, name("mlp.down_proj")))

    def model(self):
        embedding = "model.embed_tokens.weight"
        self.prepare()
        x = self.graph.add("Gather", self.graph.constant(self.weights[embedding], embedding), "input_ids")
        layers = range(self.config["num_hidden_layers"])
        for layer in layers:
            x = self.layer(x, layer)
        x = self.norm(x, "model.norm.weight")
        head = self.graph.constant(self.weights[embedding].T, "lm_head")
        self.graph.add("MatMul", x, head, outputs=["logits"])
        whole = lambda name, *shape: helper.make_tensor_value_info(name, TensorProto.INT64, shape)
        real = lambda name, *shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        cache = lambda prefix, length: [
            real(f"{prefix}.{layer}.{part}", "batch_size", self.heads, length, self.head_width)
            for layer in layers for part in ("key", "value")
        ]
        inputs = [whole("input_ids", "batch_size", "sequence_length"),
                  whole("attention_mask", "batch_size", "total_sequence_length"),
                  whole("position_ids", "batch_size", "sequence_length")]
        graph = helper.make_graph(
            self.graph.nodes, "reasoner", inputs + cache("past_key_values", "past_sequence_length"),
            [real("logits", "batch_size", "sequence_length", self.config["vocab_size"])]
            + cache("present", "total_sequence_length"), self.graph.constants,
        )
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="jevons")


def write_onnx(out, config, weights):
    os.makedirs(os.path.join(out, "onnx"), exist_ok=True)
    for name, fused in (("model", False), ("model_fused", True)):
        model = Exporter(config, weights, fused).model()
        if not fused:
            onnx.checker.check_model(model)
        onnx.save(model, os.path.join(out, "onnx", f"{name}.onnx"))
    shutil.copy(os.path.join(WEIGHTS, "tokenizer.json"), out)
    end = "<|end|>"
    files = {
        "config.json": {**config, "torch_dtype": "float32"},
        "generation_config.json": {"eos_token_id": config["eos_token_id"], "pad_token_id": config["eos_token_id"]},
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast", "eos_token": end, "pad_token": end,
            "model_max_length": config["max_position_embeddings"], "clean_up_tokenization_spaces": False,
        },
    }
    for name, values in files.items():
        with open(os.path.join(out, name), "w") as file:
            json.dump(values, file, indent=2)
