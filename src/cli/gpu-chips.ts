import {
  boardRemarks,
  type ChipMeasure,
  type ChipRatio,
  chipMeasureNames,
  chipMeasures,
  compareChips,
  explainChip,
  type Gpu,
  named,
} from '#economics'
import { readGpus } from '#run/facts'
import { explainedText } from './explained-text.ts'
import { harmlessText } from './harmless-text.ts'
import { grouped, plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'
import { wrapped } from './wrapped-text.ts'

interface ChipFlags {
  readonly json?: true
  readonly explain?: true
  readonly lang?: string
}

const mostColumns = 90

/** A chip by its name. @throws UsageError with those there are where there is none */
export function askedChip(name: string): Gpu {
  return withinDomain(() => named('chip', readGpus(), name))
}

/** `jevons gpu`: all chips, or the specifications of one. */
export async function gpuChips(name: string | undefined, given: object, world: World): Promise<void> {
  const { json = false, explain = false, lang } = given as ChipFlags
  if (name !== undefined) return world.out(chipText(askedChip(name), { json, explain, lang }))
  if (explain) throw new UsageError('--explain is of one chip: jevons gpu h100 --explain')
  world.out(json ? lines(readGpus().map(documentOf)) : listText(readGpus()))
}

function chipText(
  gpu: Gpu,
  {
    json,
    explain,
    lang,
  }: { readonly json: boolean; readonly explain: boolean; readonly lang: string | undefined },
): string {
  if (explain) return explainedText([explainChip(gpu)], lang)
  return json ? lines(documentOf(gpu)) : specText(gpu)
}

/** `jevons gpu compare`: two chips beside each other. */
export async function gpuCompare(
  names: readonly [string, string],
  given: object,
  world: World,
): Promise<void> {
  const { json = false } = given as ChipFlags
  const [a, b] = names.map(askedChip) as [Gpu, Gpu]
  const measures = compareChips(a, b)
  if (json) {
    const rows = measures.map(({ measure, a: ofA, b: ofB, ratio, ratioOfOneGpu }) => ({
      measure,
      a: ofA ?? null,
      b: ofB ?? null,
      ratio: ratio ?? null,
      ...(ratioOfOneGpu === undefined ? {} : { ratioOfOneGpu }),
    }))
    return world.out(lines({ a: a.id, b: b.id, measures: rows, remarks: [a, b].flatMap(boardRemarks) }))
  }
  world.out(comparisonText(a, b, measures))
}

function comparisonText(a: Gpu, b: Gpu, measures: readonly ChipRatio[]): string {
  const ofOne = measures.some(({ ratioOfOneGpu }) => ratioOfOneGpu !== undefined)
  const times = (ratio: number | undefined): string => (ratio === undefined ? '' : `${grouped(ratio, 3)}×`)
  const head = ['', a.name, b.name, `${b.name} / ${a.name}`, ...(ofOne ? ['a GPU / a GPU'] : [])]
  const rows = measures.map(({ measure, a: ofA, b: ofB, ratio, ratioOfOneGpu }) => [
    chipMeasureNames[measure],
    shown(measure, ofA),
    shown(measure, ofB),
    times(ratio),
    ...(ofOne ? [times(ratioOfOneGpu)] : []),
  ])
  const remarks = [a, b].flatMap(boardRemarks).flatMap((one) => wrapped(one, mostColumns))
  const text = [...plainTable([head, ...rows]), ...(remarks.length === 0 ? [] : ['', ...remarks])]
  return `${text.map(harmlessText).join('\n')}\n`
}

function documentOf(gpu: Gpu): object {
  const measures = Object.fromEntries(chipMeasures(gpu).map(({ measure, value }) => [measure, value ?? null]))
  const { id, name, vendor, dataCentre, usOrigin, source, date, confidence, note } = gpu
  return {
    id,
    name,
    vendor,
    ...measures,
    dense: gpu.dense,
    dataCentre,
    usOrigin,
    source,
    date,
    confidence,
    powerOf: gpu.powerOf ?? null,
    note: note ?? null,
  }
}

const listed: readonly ChipMeasure[] = [
  'gpus',
  'bf16Tflops',
  'memoryGB',
  'bandwidthTBps',
  'linkGBps',
  'powerW',
  'tpp',
  'performanceDensity',
  'ridgeFlopPerByte',
]
const heads = ['GPUs', 'BF16', 'GB', 'TB/s', 'link', 'W', 'TPP', 'PD', 'ridge']

function listText(gpus: readonly Gpu[]): string {
  const rows = gpus.map((gpu) => {
    const values = new Map(chipMeasures(gpu).map(({ measure, value }) => [measure, value]))
    return [gpu.id, ...listed.map((measure) => shown(measure, values.get(measure))), gpu.confidence]
  })
  const foot = [
    'Dense speeds in TFLOPS; links in GB/s, both directions; PD in TPP/mm²; ridge point in FLOP/byte.',
    ...gpus.flatMap(boardRemarks),
  ]
  return `${[...plainTable([['chip', ...heads, 'sure'], ...rows]), '', ...foot].map(harmlessText).join('\n')}\n`
}

function specText(gpu: Gpu): string {
  const rows = chipMeasures(gpu).map(({ measure, value }) => [
    chipMeasureNames[measure],
    shown(measure, value),
  ])
  const remarks = [
    ...boardRemarks(gpu),
    `Source: ${gpu.source}, ${gpu.date} (${gpu.confidence}).`,
    ...(gpu.dataCentre ? [] : ['Not designed or marketed for data centres.']),
    ...(gpu.note === undefined ? [] : [`${gpu.note}.`]),
  ]
  const text = [gpu.name, ...plainTable(rows), '', ...remarks.flatMap((one) => wrapped(one, mostColumns))]
  return `${text.map(harmlessText).join('\n')}\n`
}

const decimals: Readonly<Partial<Record<ChipMeasure, number>>> = { bandwidthTBps: 2, performanceDensity: 2 }

function shown(measure: ChipMeasure, value: number | undefined): string {
  if (value === undefined) return '—'
  return Number.isInteger(value) && decimals[measure] === undefined
    ? grouped(value)
    : grouped(value, decimals[measure] ?? (measure === 'ridgeFlopPerByte' || measure === 'tpp' ? 0 : 1))
}

function lines(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2)}\n`
}
