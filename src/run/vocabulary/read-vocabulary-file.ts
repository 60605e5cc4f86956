import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Vocabulary, VocabularyError } from '#trace'
import { RunError } from '../run-error.ts'
import { readPackedVocabulary, sha256, type VocabularyOrigin } from './packed-file.ts'
import { readJsTiktoken, readRankFile } from './rank-file.ts'
import { readTokenizerJson } from './read-tokenizer-json.ts'

/** A vocabulary at hand: one that we count by ourselves, or a `tokenizer.json` for another implementation. */
export type LoadedVocabulary =
  | { readonly type: 'bytes'; readonly vocabulary: Vocabulary; readonly origin: VocabularyOrigin }
  | {
      readonly type: 'other'
      readonly name: string
      readonly json: string
      readonly why: string
      readonly origin: VocabularyOrigin
    }

/** No vocabulary is larger: gpt-oss's, the largest known, has 28 MB. */
const mostBytes = 256 * 2 ** 20

export interface VocabularyFileRequest {
  /** What counts by it are called; by default the file's name and the beginning of its sha256. */
  readonly name?: string
  /** How a file of ranks splits text; by default that is told from how many there are. */
  readonly stages?: readonly string[]
}

/**
 * Reads a `tokenizer.json` or a folder with one, a `.tiktoken` file of ranks, or a vocabulary that jevons packed: the content
 * says which it is.
 *
 * @throws RunError, in one line, where the file cannot be read or is none of them.
 */
export function readVocabularyFile(path: string, request: VocabularyFileRequest = {}): LoadedVocabulary {
  try {
    const file = statSync(path).isDirectory() ? join(path, 'tokenizer.json') : path
    if (statSync(file).size > mostBytes) throw new VocabularyError('is larger than any vocabulary (256 MB)')
    return readVocabularyBytes(readFileSync(file), basename(file), request)
  } catch (error) {
    throw new RunError(`the tokenizer ${path} cannot be used: ${reasonOf(error)}`, { cause: error })
  }
}

/** @throws VocabularyError */
export function readVocabularyBytes(
  bytes: Uint8Array,
  fileName: string,
  { name, stages }: VocabularyFileRequest = {},
): LoadedVocabulary {
  const hash = sha256(bytes)
  const named = name ?? `${fileName}@${hash.slice(0, 8)}`
  const origin: VocabularyOrigin = { source: fileName, sha256: hash }
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  if (start.startsWith('{"format":"jevons vocabulary')) {
    const packed = readPackedVocabulary(bytes)
    const vocabulary = name === undefined ? packed.vocabulary : { ...packed.vocabulary, name }
    return { type: 'bytes', vocabulary, origin: packed.origin }
  }
  const text = Buffer.from(bytes).toString('utf8')
  if (start.startsWith('export default {'))
    return { type: 'bytes', vocabulary: readJsTiktoken(named, text, stages ?? []), origin }
  if (!start.trimStart().startsWith('{'))
    return { type: 'bytes', vocabulary: readRankFile(named, text, stages), origin }
  const file = readTokenizerJson(named, parsed(text))
  return file.type === 'bytes'
    ? { ...file, origin }
    : { type: 'other', name: named, json: text, why: file.why, origin }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new VocabularyError('is no JSON', { cause: error })
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'there is no such file'
  return code === 'EACCES' ? 'it may not be read' : message
}
