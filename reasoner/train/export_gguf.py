"""The reasoner as GGUF, for llama.cpp. Called by export_peers.py; alone it needs no PyTorch:

    export_gguf.py DIR          DIR/model.gguf
"""

import json
import os
import sys

import gguf
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
WEIGHTS = os.path.join(HERE, "../weights")


def write_gguf(out, config, weights):
    writer = gguf.GGUFWriter(os.path.join(out, "model.gguf"), "llama")
    heads = config["num_attention_heads"]
    writer.add_name("jevons reasoner")
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_head_count(heads)
    writer.add_head_count_kv(config["num_key_value_heads"])
    writer.add_rope_dimension_count(config["head_dim"])
    writer.add_rope_freq_base(config["rope_theta"])
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    writer.add_vocab_size(config["vocab_size"])
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    with open(os.path.join(WEIGHTS, "tokenizer.json")) as file:
        tokenizer = json.load(file)
    tokens = {id: (text, gguf.TokenType.NORMAL) for text, id in tokenizer["model"]["vocab"].items()}
    for token in tokenizer["added_tokens"]:
        kind = gguf.TokenType.CONTROL if token["special"] else gguf.TokenType.USER_DEFINED
        tokens[token["id"]] = (token["content"], kind)
    ordered = [tokens[id] for id in range(config["vocab_size"])]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list([text for text, _ in ordered])
    writer.add_token_types([kind for _, kind in ordered])
    writer.add_token_merges([" ".join(m) if isinstance(m, list) else m for m in tokenizer["model"]["merges"]])
    writer.add_eos_token_id(config["eos_token_id"])
    writer.add_add_bos_token(False)
    names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.LLAMA, config["num_hidden_layers"])
    for name, value in weights.items():
        if name.endswith(("q_proj.weight", "k_proj.weight")):
            # llama.cpp turns neighbouring components together, Hugging Face's layout those half a head apart.
            value = value.reshape(heads, 2, -1, value.shape[1]).swapaxes(1, 2).reshape(value.shape)
        writer.add_tensor(names.get_name(name, try_suffixes=(".weight",)), np.ascontiguousarray(value))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def main(out):
    from safetensors.numpy import load_file

    with open(os.path.join(WEIGHTS, "config.json")) as file:
        config = json.load(file)
    weights = load_file(os.path.join(WEIGHTS, "model.safetensors"))
    write_gguf(out, config, {name: value.astype(np.float32) for name, value in weights.items()})


if __name__ == "__main__":
    main(sys.argv[1])
