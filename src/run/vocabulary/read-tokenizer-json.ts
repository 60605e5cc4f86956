import { type AddedToken, buildVocabulary, byteLetters, type Vocabulary, VocabularyError } from '#trace'
import { readSplittingStages } from './splitting-stages.ts'
import { isObject, type JsonObject, OtherKind } from './tokenizer-file.ts'

/** What a `tokenizer.json` holds: a vocabulary that we count by ourselves, or one of another kind, and why it is. */
export type TokenizerFile =
  | { readonly type: 'bytes'; readonly vocabulary: Vocabulary }
  | { readonly type: 'other'; readonly why: string }

/**
 * Reads a `tokenizer.json`. They are large: what is needed is checked where it is used, without a schema.
 *
 * @throws VocabularyError for a file that is none, or is broken.
 */
export function readTokenizerJson(name: string, document: unknown): TokenizerFile {
  const model = isObject(document) ? document.model : undefined
  if (!isObject(document) || !isObject(model))
    throw new VocabularyError('has no "model": not a tokenizer.json')
  try {
    return { type: 'bytes', vocabulary: readBytePairs(name, document, model) }
  } catch (error) {
    if (error instanceof OtherKind) return { type: 'other', why: error.message }
    throw error
  }
}

function readBytePairs(name: string, document: JsonObject, model: JsonObject): Vocabulary {
  const { merges, vocab } = model
  if (!Array.isArray(merges) || !isObject(vocab) || (model.type ?? 'BPE') !== 'BPE')
    throw new OtherKind(`its model is ${String(model.type ?? 'unnamed')}`)
  if (model.byte_fallback === true || model.continuing_subword_prefix || model.end_of_word_suffix)
    throw new OtherKind('its BPE is not of bytes')
  return buildVocabulary({
    name,
    stages: readSplittingStages(document.pre_tokenizer),
    nfc: readNormalForm(document.normalizer),
    letters: byteLetters,
    tokens: readTokens(vocab),
    merges: merges.map(readMerge),
    ignoreMerges: model.ignore_merges === true,
    added: readAdded(document.added_tokens),
  })
}

/** Tokens that are not spelled in bytes can be none but added ones. */
function readTokens(vocab: JsonObject): Map<string, number> {
  const letters = new Set(byteLetters)
  const tokens = new Map<string, number>()
  for (const [token, id] of Object.entries(vocab)) {
    if (!isId(id)) throw new VocabularyError(`the token ${JSON.stringify(token)} has no id`)
    let spelled = token !== ''
    for (const letter of token) spelled &&= letters.has(letter)
    if (spelled) tokens.set(token, id)
  }
  return tokens
}

function readMerge(merge: unknown): readonly [string, string] {
  const [left, right, ...more] =
    typeof merge === 'string' ? merge.split(' ') : Array.isArray(merge) ? merge : []
  if (typeof left !== 'string' || typeof right !== 'string' || more.length > 0)
    throw new VocabularyError(`a merge is ${JSON.stringify(merge)?.slice(0, 80)}, not two tokens`)
  return [left, right]
}

function readNormalForm(normalizer: unknown): boolean {
  if (normalizer === null || normalizer === undefined) return false
  const { type, normalizers } = isObject(normalizer) ? normalizer : {}
  if (type === 'NFC') return true
  if (type === 'Sequence' && Array.isArray(normalizers)) return normalizers.map(readNormalForm).includes(true)
  throw new OtherKind(`it normalises by ${String(type)}`)
}

function readAdded(tokens: unknown): AddedToken[] {
  if (tokens === undefined || tokens === null) return []
  if (!Array.isArray(tokens)) throw new VocabularyError('"added_tokens" is no list')
  return tokens.map((token: unknown) => {
    const { id, content, lstrip, rstrip, single_word } = isObject(token) ? token : {}
    if (!isId(id) || typeof content !== 'string')
      throw new VocabularyError('an added token lacks its id or content')
    if (lstrip === true || rstrip === true || single_word === true)
      throw new OtherKind(`its added token ${JSON.stringify(content)} takes in the text around it`)
    return { id, content }
  })
}

/** Larger ids than this would be no vocabulary but an attempt to fill the memory. */
const mostIds = 1 << 22

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < mostIds
}
