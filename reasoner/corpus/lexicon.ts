/** The words and numbers the reasoner knows as single tokens: every text of the corpus is made of these. */

/** GPT-2's pre-tokenizer, which the `ByteLevel` of Hugging Face tokenizers and llama.cpp's `gpt-2` share. */
export const preTokenPattern: RegExp =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu

const sentences = [
  'Using 1, make 1.\n',
  'Let me try 1 + 1 = 1, then 1 − 1 = 1, leaving 1 and 1.\n',
  '1 × 1 = 1, no\n 1 ÷ 1 = 1, yes\n',
  'Nothing works here.\n',
  'Alternatively, 1\n',
  'Wait, 1 + 1 = 1, still no\n',
  'I will guess.\n',
  'The answer is \\boxed{1 + 1}.',
  '\\boxed{(1 + 1) + 1}. \\boxed{1 + (1 + 1)}. \\boxed{((1 + 1) + 1) + 1}. \\boxed{1 + ((1 + 1) + 1)}.',
  '\\boxed{(1 + (1 + 1)) + 1}. \\boxed{1 + (1 + (1 + 1))}. \\boxed{(1 + 1) + (1 + 1)}.',
  ' alternatively Alternatively wait Wait using let Let nothing Nothing the The i',
]

/** Added tokens, in id order after the byte-pair merges. */
export const markers = { open: '<think>', close: '</think>', end: '<|end|>' } as const

/** Every pre-token of the corpus, each once, in a fixed order. */
export function preTokens(): string[] {
  const numbers = Array.from({ length: 100 }, (_, n) => [`${n}`, ` ${n}`]).flat()
  const words = sentences.flatMap((sentence) => sentence.match(preTokenPattern) ?? [])
  return [...new Set([...words, ...numbers])]
}
