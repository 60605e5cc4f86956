import type { ClaimReading } from '#economics'
import type { LeversDocument, MemoryDocument } from './gpu-memory-document.ts'
import { grouped, plainTable } from './plain-table.ts'
import { wrapped } from './wrapped-text.ts'

const mostColumns = 90
const kinds = {
  full: 'whole context',
  sliding: 'last tokens',
  compressed: 'compressed entries',
  index: 'index keys',
  state: 'fixed state',
} as const

/** One model's memory for a terminal. kB are 1,000 bytes. */
export function memoryText(document: MemoryDocument): string {
  const { model, attention, kvBits, kvBytesPerToken, kvBytesPerTokenBeyondWindows, contextTokens, kvBytes } =
    document
  const late =
    kvBytesPerTokenBeyondWindows === kvBytesPerToken
      ? []
      : [`once its windows are full: ${grouped(kvBytesPerTokenBeyondWindows)} bytes a token`]
  const blocks = [
    [
      `${model}: ${attention}, ${grouped(kvBytesPerToken)} bytes of KV cache a token in ${bitsText(kvBits)} (${kilobytes(kvBytesPerToken)})`,
      ...late,
      `${grouped(contextTokens)} tokens of context: ${gigabytes(kvBytes)}`,
      `with keys and values for every head: ${grouped(document.kvBytesPerTokenIfMha)} bytes; against that it saves ${percent(document.reductionAgainstOwnMha)}`,
    ],
    cacheLines(document),
    parameterLines(document),
    againstLines(document),
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

function cacheLines({ cache }: MemoryDocument): readonly string[] {
  const rows = cache.map(({ kind, layers, elements, window, tokensPerEntry, bytes }) => [
    kinds[kind],
    grouped(layers),
    grouped(elements),
    window === undefined ? '' : grouped(window),
    kind === 'state' ? '' : grouped(tokensPerEntry),
    gigabytes(bytes),
  ])
  return plainTable([['layers see', 'layers', 'elements', 'window', 'tokens/entry', 'in context'], ...rows])
}

function parameterLines({ parameters, weightBytes }: MemoryDocument): readonly string[] {
  const { total, active, countedTotal, countedActive, source, note } = parameters
  const counts =
    total === null || active === null
      ? 'parameters: not known'
      : `parameters: ${billions(total)} B${active < total ? `, ${billions(active)} B used for a token (${percent(active / total)})` : ''}`
  const counted =
    countedTotal === null || countedActive === null
      ? []
      : [`  counted from the configuration: ${billions(countedTotal)} B, ${billions(countedActive)} B used`]
  const weights =
    weightBytes === null
      ? []
      : [
          `weights: ${Object.entries(weightBytes)
            .map(([format, bytes]) => `${format} ${gigabytes(bytes)}`)
            .join(', ')}`,
        ]
  return [
    counts,
    ...counted,
    ...wrapped(`  ${source}${note === null ? '' : `. ${note}`}`, mostColumns),
    ...weights,
  ]
}

function againstLines({ model, kvBits, against }: MemoryDocument): readonly string[] {
  if (against === undefined) return []
  return [
    `${model} in ${bitsText(kvBits)} against ${against.model} in ${bitsText(against.kvBits)}: ${percent(against.reduction)} less`,
    `at equal precision: ${percent(against.reductionAtEqualPrecision)} less`,
  ]
}

/** Known models side by side. */
export function memoryTableText(documents: readonly MemoryDocument[]): string {
  const rows = documents.map((document) => [
    document.model,
    document.attention,
    grouped(document.kvBytesPerToken),
    gigabytes(document.kvBytes),
    percent(document.reductionAgainstOwnMha),
    document.parameters.total === null ? '' : billions(document.parameters.total),
    document.parameters.active === null ? '' : billions(document.parameters.active),
    document.weightBytes === null ? '' : gigabytes(document.weightBytes['published'] ?? 0),
  ])
  const [first] = documents
  const context = first === undefined ? '' : grouped(first.contextTokens)
  const head = [
    'model',
    'attention',
    'bytes/token',
    `at ${context}`,
    'vs own MHA',
    'total B',
    'active B',
    'weights',
  ]
  return `${plainTable([head, ...rows], 2).join('\n')}\n`
}

export function claimText(readings: readonly ClaimReading[]): string {
  const rows = readings.map(({ what, reduction, isPrinted }) => [
    what,
    percent(reduction),
    isPrinted ? 'yes' : 'no',
  ])
  const said = wrapped(
    'The 93.3 % of the DeepSeek-V2 paper is latent attention and a cache quantised to 6 bits, together, against DeepSeek 67B, whose heads are grouped already. It is no saving of latent attention over standard attention: of that, at equal precision, there are two, and neither is 93.3 %.',
    mostColumns,
  )
  return `${[...plainTable([['reading', 'reduction', 'prints 93.3 %'], ...rows]), '', ...said].join('\n')}\n`
}

export function leversText(document: LeversDocument): string {
  const { fp8, multiTokenPrediction: mtp, recomputation, latentRecomputationBytes } = document
  const [low, high] = mtp.printed.impliedOverhead
  const rows = recomputation.map(({ what, bytesPerTokenAndLayer, hardwareOverModelFlop }) => [
    what,
    grouped(bytesPerTokenAndLayer),
    hardwareOverModelFlop.toFixed(4),
  ])
  const lines = [
    `FP8 for BF16: ${percent(fp8.bytesAgainstBf16)} of the bytes${fp8.weightBytesSaved === null ? '' : `, ${gigabytes(fp8.weightBytesSaved)} of weights saved`}`,
    `${mtp.extraTokens === 1 ? 'one more token' : `${mtp.extraTokens} more tokens`} predicted, accepted ${percent(mtp.acceptance)}, overhead ${percent(mtp.overhead)} of a step: ${mtp.speedUp.toFixed(3)} times as fast`,
    `  printed 1.8 times at 85 to 90 %: an overhead of ${percent(low)} to ${percent(high)}`,
    '',
    ...plainTable([['activations', 'bytes a token and layer', 'HFU / MFU'], ...rows]),
    ...(latentRecomputationBytes === null
      ? []
      : [
          `RMSNorm and up-projections recomputed: ${grouped(latentRecomputationBytes)} bytes a token and layer less`,
        ]),
  ]
  return `${lines.join('\n')}\n`
}

function bitsText(bits: number): string {
  return `${bits} bits`
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1e3).toFixed(3)} kB, ${(bytes / 1024).toFixed(1)} KiB`
}

function gigabytes(bytes: number): string {
  return bytes >= 1e8 ? `${grouped(bytes / 1e9, bytes >= 1e11 ? 0 : 2)} GB` : `${grouped(bytes / 1e6, 1)} MB`
}

function billions(count: number): string {
  return grouped(count / 1e9, count >= 1e11 ? 0 : 1)
}

function percent(share: number): string {
  return `${grouped(100 * share, 1)} %`
}
