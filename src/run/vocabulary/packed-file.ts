import { createHash } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { z } from 'zod'
import {
  packLists,
  unpackVocabulary,
  type Vocabulary,
  VocabularyError,
  type VocabularyHeader,
  vocabularyHeader,
} from '#trace'

/** Where a vocabulary came from. */
export interface VocabularyOrigin {
  /** A package, or the name of a file. */
  readonly source: string
  readonly version?: string
  readonly licence?: string
  /** Of the file that was read. */
  readonly sha256: string
}

interface PackedHeader extends VocabularyOrigin, VocabularyHeader {
  readonly format: 'jevons vocabulary 1'
  /** Of the bytes after this line. */
  readonly bytesSha256: string
}

const count = z
  .int()
  .min(0)
  .max(1 << 23)
const headerSchema: z.ZodType<PackedHeader> = z.object({
  format: z.literal('jevons vocabulary 1'),
  name: z.string(),
  source: z.string(),
  version: z.string().exactOptional(),
  licence: z.string().exactOptional(),
  sha256: z.string(),
  bytesSha256: z.string(),
  stages: z.array(z.string()),
  nfc: z.boolean(),
  tied: z.boolean(),
  lists: z.object({ base: count, baseBytes: count, merges: count, whole: count }),
  added: z.array(z.object({ content: z.string(), id: count })),
})

/** A vocabulary as the bytes of a file: a line of JSON that a person can read, and its lists, compressed. */
export function packVocabulary(vocabulary: Vocabulary, origin: VocabularyOrigin): Uint8Array {
  const bytes = brotliCompressSync(packLists(vocabulary), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 },
  })
  const header: PackedHeader = {
    format: 'jevons vocabulary 1',
    ...origin,
    bytesSha256: sha256(bytes),
    ...vocabularyHeader(vocabulary),
  }
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes])
}

/** @throws VocabularyError for a file that is none, or is not whole. */
export function readPackedVocabulary(file: Uint8Array): { vocabulary: Vocabulary; origin: VocabularyOrigin } {
  const { header, bytes } = readHeader(file)
  if (sha256(bytes) !== header.bytesSha256)
    throw new VocabularyError('is damaged: its bytes have another sha256')
  const { base, baseBytes, merges, whole } = header.lists
  const size = baseBytes + 3 * (2 * base + 3 * merges + whole)
  return {
    vocabulary: unpackVocabulary(header, brotliDecompressSync(bytes, { maxOutputLength: size + 1 })),
    origin: header,
  }
}

/** Only what the first line says. */
export function readPackedOrigin(file: Uint8Array): VocabularyOrigin {
  return readHeader(file).header
}

function readHeader(file: Uint8Array): { header: PackedHeader; bytes: Uint8Array } {
  const end = file.indexOf(10)
  let line: unknown
  try {
    line = JSON.parse(Buffer.from(file.subarray(0, Math.max(0, end))).toString())
  } catch {
    line = undefined
  }
  const parsed = headerSchema.safeParse(line)
  if (!parsed.success) throw new VocabularyError('is no vocabulary that jevons wrote')
  return { header: parsed.data, bytes: file.subarray(end + 1) }
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
