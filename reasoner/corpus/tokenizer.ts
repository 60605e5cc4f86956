import { byteAlphabet, trainBytePairs } from './byte-pair.ts'
import { markers, preTokenPattern, preTokens } from './lexicon.ts'

/** The reasoner's tokenizer in Hugging Face's `tokenizer.json` form. */
export function tokenizerJson(): object {
  const { vocabulary, merges } = trainBytePairs(preTokens())
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true }
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: Object.values(markers).map((content, i) => ({
      id: vocabulary.length + i,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: content === markers.end,
    })),
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: null,
    decoder: byteLevel,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
      merges,
    },
  }
}

/** Token ids of corpus text. Only for the corpus, where every pre-token is one token: anything else throws. */
export function corpusEncoder(): { encode(text: string): number[]; readonly end: number } {
  const { vocabulary } = trainBytePairs(preTokens())
  const alphabet = byteAlphabet()
  const encoder = new TextEncoder()
  const ids = new Map(vocabulary.map((token, id) => [token, id]))
  const markerIds = new Map(Object.values(markers).map((text, i) => [text as string, vocabulary.length + i]))
  const known = new Map<string, number>()
  const idOf = (preToken: string): number => {
    const cached = known.get(preToken)
    if (cached !== undefined) return cached
    const id = ids.get([...encoder.encode(preToken)].map((byte) => alphabet[byte]).join(''))
    if (id === undefined) throw new Error(`not one token: ${JSON.stringify(preToken)}`)
    known.set(preToken, id)
    return id
  }
  const encode = (text: string): number[] =>
    text.split(/(<think>|<\/think>)/).flatMap((part) => {
      const marker = markerIds.get(part)
      return marker === undefined ? (part.match(preTokenPattern) ?? []).map(idOf) : [marker]
    })
  return { encode, end: markerIds.get(markers.end) as number }
}
