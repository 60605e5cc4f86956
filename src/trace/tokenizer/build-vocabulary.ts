import { pieceEncoder } from './piece-encoder.ts'
import { tokenBytes } from './token-bytes.ts'
import { type AddedToken, type Vocabulary, VocabularyError } from './vocabulary.ts'

/** What every file of a vocabulary says, whatever its format. */
export interface VocabularyParts {
  readonly name: string
  readonly stages: readonly string[]
  readonly nfc: boolean
  /** The character that spells each byte, 0 to 255. */
  readonly letters: readonly string[]
  /** Ids by token, spelled in those letters. */
  readonly tokens: ReadonlyMap<string, number>
  /** Pairs of tokens in order of priority; without them any two that together are a token merge, by its id. */
  readonly merges?: readonly (readonly [string, string])[]
  /** A piece that is a token is that token whatever merging would make of it. Always so without merges. */
  readonly ignoreMerges: boolean
  readonly added: readonly AddedToken[]
}

/** @throws VocabularyError where a byte has no token, or a merge joins or makes what is none. */
export function buildVocabulary(parts: VocabularyParts): Vocabulary {
  const { name, stages, nfc, letters, tokens, added } = parts
  const merges = parts.merges ? listedMerges(tokens, parts.merges) : everyMerge(tokens)
  const base = baseTokens(letters, tokens, new Set(merges.result))
  const tied = parts.merges === undefined
  const vocabulary = { name, stages, nfc, added, tied, whole: new Int32Array(), ...base, ...merges }
  return parts.ignoreMerges || tied ? { ...vocabulary, whole: wholeTokens(vocabulary) } : vocabulary
}

type Merges = Pick<Vocabulary, 'left' | 'right' | 'result'>

function listedMerges(
  tokens: ReadonlyMap<string, number>,
  pairs: readonly (readonly [string, string])[],
): Merges {
  const idOf = (token: string): number => {
    const id = tokens.get(token)
    if (id === undefined)
      throw new VocabularyError(`a merge names ${JSON.stringify(token)}, which is not in the vocabulary`)
    return id
  }
  return {
    left: Int32Array.from(pairs, ([left]) => idOf(left)),
    right: Int32Array.from(pairs, ([, right]) => idOf(right)),
    result: Int32Array.from(pairs, ([left, right]) => idOf(left + right)),
  }
}

function everyMerge(tokens: ReadonlyMap<string, number>): Merges {
  const left: number[] = []
  const right: number[] = []
  const result: number[] = []
  for (const [token, id] of [...tokens].sort(([, first], [, second]) => first - second)) {
    for (let cut = 1; cut < token.length; cut++) {
      const head = tokens.get(token.slice(0, cut))
      const tail = head === undefined ? undefined : tokens.get(token.slice(cut))
      if (head === undefined || tail === undefined) continue
      left.push(head)
      right.push(tail)
      result.push(id)
    }
  }
  return { left: Int32Array.from(left), right: Int32Array.from(right), result: Int32Array.from(result) }
}

function baseTokens(
  letters: readonly string[],
  tokens: ReadonlyMap<string, number>,
  made: ReadonlySet<number>,
): Pick<Vocabulary, 'baseIds' | 'baseLengths' | 'baseBytes'> {
  const missing = letters.findIndex((letter) => !tokens.has(letter))
  if (missing >= 0) throw new VocabularyError(`the vocabulary has no token for the byte ${missing}`)
  const bytes = new Map(letters.map((letter, byte) => [letter, byte]))
  const base = [...tokens].filter(([, id]) => !made.has(id)).sort(([, first], [, second]) => first - second)
  const text = base.map(([token]) => token).join('')
  return {
    baseIds: Int32Array.from(base, ([, id]) => id),
    baseLengths: Uint16Array.from(base, ([token]) => token.length),
    baseBytes: Uint8Array.from(text, (letter) => bytes.get(letter) as number),
  }
}

/** The tokens that merging their own bytes does not make. */
function wholeTokens(vocabulary: Vocabulary): Int32Array {
  const { bytes, starts, lengths } = tokenBytes(vocabulary)
  const { encodeBytes, tokens } = pieceEncoder(vocabulary)
  const whole: number[] = []
  for (let id = 0; id < lengths.length; id++) {
    const start = starts[id] as number
    const length = lengths[id] as number
    if (length === 0) continue
    if (encodeBytes(bytes, start, start + length) !== 1 || tokens()[0] !== id) whole.push(id)
  }
  return Int32Array.from(whole)
}
