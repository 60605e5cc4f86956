"""The reasoner's network: a Llama-shaped decoder, its parameters named as Hugging Face names them."""

import json
import math

import torch
import torch.nn.functional as F
from torch import nn


class Config:
    def __init__(self, path):
        with open(path) as file:
            values = json.load(file)
        self.width = values["hidden_size"]
        self.inner = values["intermediate_size"]
        self.layers = values["num_hidden_layers"]
        self.heads = values["num_attention_heads"]
        self.head_width = values["head_dim"]
        self.vocabulary = values["vocab_size"]
        self.context = values["max_position_embeddings"]
        self.theta = values["rope_theta"]
        self.epsilon = values["rms_norm_eps"]


def rotary_tables(config, length):
    """Cosines and sines, each (length, head_width), in the half-rotation layout of Hugging Face's Llama."""
    half = torch.arange(0, config.head_width, 2, dtype=torch.float64) / config.head_width
    angles = torch.outer(torch.arange(length, dtype=torch.float64), config.theta**-half)
    angles = torch.cat([angles, angles], dim=-1)
    return angles.cos().float(), angles.sin().float()


def rotate(x, cosines, sines):
    half = x.shape[-1] // 2
    return x * cosines + torch.cat([-x[..., half:], x[..., :half]], dim=-1) * sines


class Norm(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(config.width))
        self.epsilon = config.epsilon

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.epsilon) * self.weight


class Attention(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.shape = (config.heads, config.head_width)
        size = config.heads * config.head_width
        self.q_proj = nn.Linear(config.width, size, bias=False)
        self.k_proj = nn.Linear(config.width, size, bias=False)
        self.v_proj = nn.Linear(config.width, size, bias=False)
        self.o_proj = nn.Linear(size, config.width, bias=False)

    def forward(self, x, cosines, sines):
        rows, length, _ = x.shape
        split = lambda y: y.view(rows, length, *self.shape).transpose(1, 2)
        queries = rotate(split(self.q_proj(x)), cosines, sines)
        keys = rotate(split(self.k_proj(x)), cosines, sines)
        mixed = F.scaled_dot_product_attention(queries, keys, split(self.v_proj(x)), is_causal=True)
        return self.o_proj(mixed.transpose(1, 2).reshape(rows, length, -1))


class Feedforward(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.gate_proj = nn.Linear(config.width, config.inner, bias=False)
        self.up_proj = nn.Linear(config.width, config.inner, bias=False)
        self.down_proj = nn.Linear(config.inner, config.width, bias=False)

    def forward(self, x):
        return self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x))


class Layer(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.input_layernorm = Norm(config)
        self.self_attn = Attention(config)
        self.post_attention_layernorm = Norm(config)
        self.mlp = Feedforward(config)

    def forward(self, x, cosines, sines):
        x = x + self.self_attn(self.input_layernorm(x), cosines, sines)
        return x + self.mlp(self.post_attention_layernorm(x))


class Decoder(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.embed_tokens = nn.Embedding(config.vocabulary, config.width)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.layers))
        self.norm = Norm(config)


class Reasoner(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.model = Decoder(config)
        cosines, sines = rotary_tables(config, config.context)
        self.register_buffer("cosines", cosines, persistent=False)
        self.register_buffer("sines", sines, persistent=False)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                shrink = math.sqrt(2 * config.layers) if name.endswith(("o_proj.weight", "down_proj.weight")) else 1
                nn.init.normal_(parameter, std=0.02 if "embed" in name else 1 / math.sqrt(parameter.shape[1]) / shrink)

    def forward(self, ids):
        """Logits, (rows, length, vocabulary), for token ids, (rows, length)."""
        length = ids.shape[1]
        x = self.model.embed_tokens(ids)
        for layer in self.model.layers:
            x = layer(x, self.cosines[:length], self.sines[:length])
        return self.model.norm(x) @ self.model.embed_tokens.weight.T
