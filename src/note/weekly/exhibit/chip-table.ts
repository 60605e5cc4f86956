import { type Explained, explainChip, type Gpu, named } from '#economics'
import type { NoteCell, NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import { printedValue } from '../printed-value.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { derivedCell, explainedCell } from './cells.ts'
import { inLanguage } from './exhibit-words.ts'

const chipWords = {
  title: {
    en: 'The H20 against the H100: memory kept, computing cut',
    ko: 'H20과 H100 비교: 메모리는 유지하고 연산 성능을 낮춤',
  },
  measure: { en: 'Measure', ko: '항목' },
  fp8: { en: 'FP8/INT8, dense (TFLOPS)', ko: 'FP8/INT8 밀집(TFLOPS)' },
  density: { en: 'Performance density (TPP/mm²)', ko: '성능 밀도(PD)' },
  tpp: { en: 'Total processing performance (TPP)', ko: '총처리성능(TPP)' },
  power: { en: 'TDP (W)', ko: 'TDP(W)' },
  link: { en: 'NVLink (GB/s, both directions)', ko: 'NVLink(GB/s, 양방향)' },
  memory: { en: 'Memory (GB)', ko: '메모리(GB)' },
  bandwidth: { en: 'Memory bandwidth (TB/s)', ko: '메모리 대역폭(TB/s)' },
  ratio: { en: 'H100 to H20', ko: 'H100/H20' },
  source: { en: 'NVIDIA data sheets; jevons', ko: 'NVIDIA 데이터시트, jevons' },
}

interface ChipRow {
  readonly label: string
  readonly of: (gpu: Gpu) => Explained | undefined
  readonly format: string
}

/** Table 3: two chips, and what export rules reckon of them. */
export function chipTable({ gpus }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(chipWords, language)
  const [h20, h100] = [named('chip', gpus, 'h20'), named('chip', gpus, 'h100')]
  return {
    kind: 'table',
    title: text.title,
    header: [text.measure, h20.name, h100.name, text.ratio],
    rows: chipRows(text).map((row) => ({ cells: [row.label, ...comparedCells(row, [h20, h100])] })),
    remarks: [],
    source: text.source,
  }
}

function chipRows(text: ReturnType<typeof inLanguage<typeof chipWords>>): readonly ChipRow[] {
  const stated = (label: string, unit: string, value: (gpu: Gpu) => number | undefined): ChipRow => ({
    label,
    of: (gpu) => {
      const found = value(gpu)
      return found === undefined
        ? undefined
        : { ...printedValue(`${label}, ${gpu.name}`, found, unit, gpu), note: 'data sheet' }
    },
    format: 'integer',
  })
  return [
    stated(text.fp8, 'TFLOPS', ({ dense }) => dense.fp8),
    {
      label: text.tpp,
      of: (gpu) => explainChip(gpu).inputs?.find(({ symbol }) => symbol === 'TPP'),
      format: 'integer',
    },
    { label: text.density, of: explainChip, format: 'number:1' },
    stated(text.power, 'W', ({ powerW }) => powerW),
    stated(text.link, 'GB/s', ({ linkGBps }) => linkGBps),
    stated(text.memory, 'GB', ({ memoryGB }) => memoryGB),
    { ...stated(text.bandwidth, 'TB/s', ({ bandwidthTBps }) => bandwidthTBps), format: 'number:2' },
  ]
}

function comparedCells(
  { label, of, format }: ChipRow,
  [first, second]: readonly [Gpu, Gpu],
): readonly NoteCell[] {
  const [a, b] = [of(first), of(second)]
  const cell = (explained: Explained | undefined): NoteCell =>
    explained ? explainedCell(explained, format) : null
  if (!(a && b)) return [cell(a), cell(b), null]
  const inputs = [
    { ...a, symbol: 'first' },
    { ...b, symbol: 'second' },
  ]
  const ratio = { name: `${label}: ${second.name} / ${first.name}`, unit: '', format: 'number:2' }
  return [cell(a), cell(b), derivedCell(b.value / a.value, ratio, 'second / first', inputs)]
}
