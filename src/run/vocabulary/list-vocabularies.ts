import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { cachedVocabulary, cacheFolder } from './cache-folder.ts'
import type { VocabularyPlaces } from './find-vocabulary.ts'
import { installedVocabulary } from './installed-vocabulary.ts'
import { readPackedOrigin, type VocabularyOrigin } from './packed-file.ts'
import { tokenizerFamilies } from './tokenizer-families.ts'

/** A tokenizer that can be named, and whether its vocabulary is at hand. */
export interface ListedTokenizer {
  readonly name: string
  /** For which models it is; undefined for one that its user added. */
  readonly models?: string
  readonly atHand: 'cache' | 'package' | 'no' | 'damaged'
  /** Where it came from, or would come from. */
  readonly source: string
  readonly version?: string
  readonly licence?: string
  readonly sha256?: string
}

/** The families, then what the user added. */
export function listTokenizers({
  cache = cacheFolder(),
  from = '.',
}: VocabularyPlaces = {}): ListedTokenizer[] {
  const families = tokenizerFamilies.map((family): ListedTokenizer => {
    const { name, models, licence, download } = family
    const kept = keptOrigin(cachedVocabulary(cache, family.vocabularyOf ?? name))
    if (kept !== 'none') return { name, models, ...kept }
    const source = `npm:${download.name}`
    const installed = installedVocabulary(family, from)
    if (installed)
      return { name, models, atHand: 'package', source: `npm:${installed.package.name}`, licence }
    return { name, models, atHand: 'no', source, version: download.version, licence }
  })
  const folder = dirname(cachedVocabulary(cache, 'any'))
  const known = new Set(families.map(({ name }) => name))
  const own = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.vocabulary'))
    .map((file) => file.slice(0, -'.vocabulary'.length))
    .filter((name) => !known.has(name))
    .sort()
    .flatMap((name): ListedTokenizer[] => {
      const kept = keptOrigin(cachedVocabulary(cache, name))
      return kept === 'none' ? [] : [{ name, ...kept }]
    })
  return [...families, ...own]
}

function keptOrigin(
  file: string,
): (VocabularyOrigin & { atHand: 'cache' }) | { atHand: 'damaged'; source: string } | 'none' {
  if (!existsSync(file)) return 'none'
  try {
    const { source, version, licence, sha256 } = readPackedOrigin(readFileSync(file))
    return {
      atHand: 'cache',
      source,
      sha256,
      ...(version === undefined ? {} : { version }),
      ...(licence === undefined ? {} : { licence }),
    }
  } catch {
    return { atHand: 'damaged', source: file }
  }
}
