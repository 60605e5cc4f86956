import { z } from 'zod'
import { byteLetters } from '#trace'

/** The byte that a letter of the vocabulary spells. */
const bytesOfLetters: ReadonlyMap<string, number> = new Map(byteLetters.map((letter, byte) => [letter, byte]))

const tokenizerSchema = z.object({
  added_tokens: z.array(z.object({ id: z.int(), content: z.string() })),
  pre_tokenizer: z.object({ type: z.literal('ByteLevel'), add_prefix_space: z.literal(false) }),
  model: z.object({
    type: z.literal('BPE'),
    vocab: z.record(z.string(), z.int()),
    merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
  }),
})

/** Text to token ids and back, by byte-level byte pair encoding. */
export interface Tokenizer {
  readonly size: number
  readonly encode: (text: string) => readonly number[]
  /** The bytes a token stands for: UTF-8, possibly cut within a character. */
  readonly bytesOf: (id: number) => Uint8Array
  /** The id of an added token such as `<think>`, undefined where there is none of that name. */
  readonly addedToken: (content: string) => number | undefined
}

/** GPT-2's cut of text into words, numbers, punctuation and blanks, which llama.cpp calls `gpt-2`. */
const preTokenPattern = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu

/** Reads a `tokenizer.json` of the kind that `ByteLevel` and `BPE` describe; others are refused. */
export function readTokenizer(text: string): Tokenizer {
  const { added_tokens, model } = tokenizerSchema.parse(JSON.parse(text))
  const ids = new Map(Object.entries(model.vocab))
  const ranks = new Map(
    model.merges.map((pair, rank) => [typeof pair === 'string' ? pair : pair.join(' '), rank]),
  )
  const added = new Map(added_tokens.map(({ content, id }) => [content, id]))
  const bytes = tokenBytes(ids, added)
  const markers = added.size > 0 ? new RegExp(`(${[...added.keys()].map(escaped).join('|')})`) : undefined
  const encodeWord = wordEncoder(ids, ranks)
  return {
    size: bytes.length,
    encode: (plain) =>
      (markers ? plain.split(markers) : [plain]).flatMap((part) => {
        const marker = added.get(part)
        return marker === undefined ? (part.match(preTokenPattern) ?? []).flatMap(encodeWord) : [marker]
      }),
    bytesOf: (id) => {
      const found = bytes[id]
      if (!found) throw new Error(`no token has the id ${id}`)
      return found
    },
    addedToken: (content) => added.get(content),
  }
}

function tokenBytes(ids: ReadonlyMap<string, number>, added: ReadonlyMap<string, number>): Uint8Array[] {
  const bytes: Uint8Array[] = []
  for (const [token, id] of ids)
    bytes[id] = Uint8Array.from(token, (letter) => bytesOfLetters.get(letter) ?? 0)
  for (const [content, id] of added) bytes[id] = new TextEncoder().encode(content)
  return bytes
}

/** Joins the pair of lowest rank until none is left. Words repeat, so results are kept, up to a bound. */
function wordEncoder(
  ids: ReadonlyMap<string, number>,
  ranks: ReadonlyMap<string, number>,
): (word: string) => readonly number[] {
  const known = new Map<string, readonly number[]>()
  const mostKept = 4096
  return (word) => {
    const cached = known.get(word)
    if (cached) return cached
    let parts = Array.from(new TextEncoder().encode(word), (byte) => byteLetters[byte] as string)
    for (let pair = bestPair(parts, ranks); pair; pair = bestPair(parts, ranks)) parts = join(parts, pair)
    const result = parts.map((part) => {
      const id = ids.get(part)
      if (id === undefined) throw new Error(`the vocabulary has no token for ${JSON.stringify(part)}`)
      return id
    })
    if (known.size < mostKept) known.set(word, result)
    return result
  }
}

function bestPair(
  parts: readonly string[],
  ranks: ReadonlyMap<string, number>,
): readonly [string, string] | undefined {
  let best: readonly [string, string] | undefined
  let bestRank = Number.POSITIVE_INFINITY
  for (let i = 0; i + 1 < parts.length; i++) {
    const pair = [parts[i] as string, parts[i + 1] as string] as const
    const rank = ranks.get(pair.join(' '))
    if (rank !== undefined && rank < bestRank) [best, bestRank] = [pair, rank]
  }
  return best
}

function join(parts: readonly string[], [left, right]: readonly [string, string]): string[] {
  const joined: string[] = []
  for (let i = 0; i < parts.length; i++) {
    const together = parts[i] === left && parts[i + 1] === right
    joined.push(together ? left + right : (parts[i] as string))
    if (together) i++
  }
  return joined
}

function escaped(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
