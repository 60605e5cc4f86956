import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { byteLetters, type Vocabulary } from '../src/trace/index.ts'
import { tokenBytes } from '../src/trace/tokenizer/token-bytes.ts'

/**
 * Writes the texts, and the very vocabularies that ours counts by, for the peers: as `tokenizer.json`, and as ranks with the
 * pattern where there is one pattern only, which is all that tiktoken takes.
 */
export function exportForPeers(
  folder: string,
  texts: readonly string[],
  vocabularies: readonly Vocabulary[],
): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'texts.jsonl'), texts.map((text) => `${JSON.stringify(text)}\n`).join(''))
  for (const vocabulary of vocabularies) {
    const tokens = spelledTokens(vocabulary)
    const { name, stages } = vocabulary
    writeFileSync(join(folder, `${name}.json`), tokenizerJson(vocabulary, tokens))
    const [pattern, ...more] = stages
    if (pattern === undefined || more.length > 0) continue
    const ranks = [...tokens].map(([id, bytes]) => `${Buffer.from(bytes).toString('base64')} ${id}\n`)
    writeFileSync(join(folder, `${name}.tiktoken`), ranks.join(''))
    writeFileSync(join(folder, `${name}.pattern`), pattern)
  }
}

function spelledTokens(vocabulary: Vocabulary): Map<number, Uint8Array> {
  const { bytes, starts, lengths } = tokenBytes(vocabulary)
  const tokens = new Map<number, Uint8Array>()
  for (const [id, length] of lengths.entries()) {
    const start = starts[id] as number
    if (length > 0) tokens.set(id, bytes.subarray(start, start + length))
  }
  return tokens
}

function tokenizerJson(vocabulary: Vocabulary, tokens: ReadonlyMap<number, Uint8Array>): string {
  const spelled = new Map(
    [...tokens].map(([id, bytes]) => [id, Array.from(bytes, (byte) => byteLetters[byte]).join('')]),
  )
  const { left, right, nfc, stages, added, tied, whole } = vocabulary
  return JSON.stringify({
    version: '1.0',
    added_tokens: added.map((token) => ({
      ...token,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: false,
    })),
    normalizer: nfc ? { type: 'NFC' } : null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        ...stages.map((Regex) => ({
          type: 'Split',
          pattern: { Regex },
          behavior: 'Isolated',
          invert: false,
        })),
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
      ],
    },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
    model: {
      type: 'BPE',
      ignore_merges: tied || whole.length > 0,
      vocab: Object.fromEntries([...spelled].map(([id, token]) => [token, id])),
      merges: Array.from(left, (id, at) => [spelled.get(id), spelled.get(right[at] as number)]),
    },
  })
}
