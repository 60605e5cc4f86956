"""What OpenAI's client for Python is given by a server: printed as JSON, for gateway-sdks.test.ts."""

import json
import sys

from openai import OpenAI

base_url, model, question = sys.argv[1:4]
client = OpenAI(base_url=base_url, api_key="none", max_retries=0)
asked = {"model": model, "messages": [{"role": "user", "content": question}], "seed": 7}


def field(said, name):
    return getattr(said, name, None) or ""


answer = client.chat.completions.create(**asked)
message = answer.choices[0].message
whole = {
    "reasoning": field(message, "reasoning"),
    "content": field(message, "content"),
    "finish": answer.choices[0].finish_reason,
    "tokens": answer.usage.completion_tokens,
}

streamed = {"reasoning": "", "content": "", "finish": None, "tokens": None}
for chunk in client.chat.completions.create(**asked, stream=True, stream_options={"include_usage": True}):
    for choice in chunk.choices:
        streamed["reasoning"] += field(choice.delta, "reasoning_content")
        streamed["content"] += field(choice.delta, "content")
        streamed["finish"] = choice.finish_reason or streamed["finish"]
    if chunk.usage:
        streamed["tokens"] = chunk.usage.completion_tokens

models = [one.id for one in client.models.list()]
try:
    client.chat.completions.create(**{**asked, "model": "nobody"})
    refusal = None
except Exception as error:
    refusal = type(error).__name__

print(json.dumps({"whole": whole, "streamed": streamed, "models": models, "refusal": refusal}))
