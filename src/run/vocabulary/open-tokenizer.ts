import { byteCounter, type TokenCounter } from '#trace'
import { loadVocabulary, type VocabularyPlaces } from './find-vocabulary.ts'
import { otherCounter } from './other-counter.ts'
import type { LoadedVocabulary } from './read-vocabulary-file.ts'

/**
 * Opens a tokenizer by the name of a family, the name it was added under, or a path. From the cache that takes tens of
 * milliseconds.
 *
 * @throws RunError, in one line, where it is not at hand or cannot be read.
 */
export async function openTokenizer(name: string, places: VocabularyPlaces = {}): Promise<TokenCounter> {
  return openVocabulary(loadVocabulary(name, places))
}

/** A counter from a vocabulary that is loaded already, as a worker is posted it. */
async function openVocabulary(loaded: LoadedVocabulary): Promise<TokenCounter> {
  return loaded.type === 'bytes'
    ? byteCounter(loaded.vocabulary)
    : await otherCounter(loaded.name, loaded.json)
}
