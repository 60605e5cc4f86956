import {
  checkQuotas,
  chipPerformance,
  type Explained,
  explainChip,
  exportVerdict,
  type Gpu,
  named,
  printedTiers,
} from '#economics'
import type { NoteCell, NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import { derivedValue, printedValue } from '../printed-value.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'

const chipWords = {
  title: {
    en: 'The H20 keeps the memory of an H100 and a seventh of its computing',
    ko: 'H20은 H100의 메모리를 유지하되 연산 성능은 7분의 1',
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

/** Table 3: two chips, and what export rules reckon of them. */
export function chipTable({ gpus }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(chipWords, language)
  const [h20, h100] = [named('chip', gpus, 'h20'), named('chip', gpus, 'h100')]
  const row = (
    label: string,
    of: (gpu: Gpu) => Explained | undefined,
    format: string,
  ): { readonly cells: readonly NoteCell[] } => {
    const [a, b] = [of(h20), of(h100)]
    const cell = (explained: Explained | undefined): NoteCell => (explained ? { explained, format } : null)
    const ratio =
      a && b
        ? derivedValue(`${label}: H100 / H20`, {
            value: b.value / a.value,
            unit: '',
            formula: 'H100 / H20',
            inputs: [
              { ...a, symbol: 'H20' },
              { ...b, symbol: 'H100' },
            ],
          })
        : undefined
    return { cells: [label, cell(a), cell(b), ratio ? { explained: ratio, format: 'number:2' } : null] }
  }
  const stated =
    (name: string, unit: string, value: (gpu: Gpu) => number | undefined) =>
    (gpu: Gpu): Explained | undefined => {
      const found = value(gpu)
      return found === undefined
        ? undefined
        : { ...printedValue(`${name}, ${gpu.name}`, found, unit, gpu), note: 'data sheet' }
    }
  return {
    kind: 'table',
    title: text.title,
    header: [text.measure, h20.name, h100.name, text.ratio],
    rows: [
      row(
        text.fp8,
        stated(text.fp8, 'TFLOPS', ({ dense }) => dense.fp8),
        'integer',
      ),
      row(text.tpp, (gpu) => explainChip(gpu).inputs?.find(({ symbol }) => symbol === 'TPP'), 'integer'),
      row(text.density, explainChip, 'number:1'),
      row(
        text.power,
        stated(text.power, 'W', ({ powerW }) => powerW),
        'integer',
      ),
      row(
        text.link,
        stated(text.link, 'GB/s', ({ linkGBps }) => linkGBps),
        'integer',
      ),
      row(
        text.memory,
        stated(text.memory, 'GB', ({ memoryGB }) => memoryGB),
        'integer',
      ),
      row(
        text.bandwidth,
        stated(text.bandwidth, 'TB/s', ({ bandwidthTBps }) => bandwidthTBps),
        'number:1',
      ),
    ],
    remarks: [],
    source: text.source,
  }
}

const tierWords = {
  title: {
    en: 'Tiers of the diffusion framework: whole lists where the print showed fifteen rows',
    ko: 'AI 확산 프레임워크의 등급: 인쇄본은 15행만 실었으나 전체 목록은 더 김',
  },
  tier: { en: 'Tier', ko: '등급' },
  printed: { en: 'Countries printed', ko: '인쇄된 국가' },
  number: { en: 'Printed', ko: '인쇄(개국)' },
  whole: { en: 'In the rule', ko: '규정(개국)' },
  missing: { en: 'Missing in print', ko: '인쇄본 누락' },
  partial: {
    en: 'Printed lists are parts; tier 1 without the United States',
    ko: '인쇄된 목록은 일부이며 1등급에서 미국 제외',
  },
  source: {
    en: '90 FR 4544 (15 January 2025, rescinded May 2025); Data Gravity as the weekly credits it',
    ko: '90 FR 4544(2025-01-15 공표, 2025-05 철회), Data Gravity(주간지 인용)',
  },
}

const mostNamed = 4

/** Table 4: the tiers with what the print leaves out. */
export function tierTable({ rules }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(tierWords, language)
  const region = new Intl.DisplayNames([language], { type: 'region' })
  const place = rules.countries.printedTiers
  return {
    kind: 'table',
    title: text.title,
    header: [text.tier, text.printed, text.number, text.whole, text.missing],
    rows: printedTiers(rules.countries).map(({ tier, printed, missing }) => ({
      cells: [
        String(tier),
        printed.map((code) => region.of(code) ?? code).join(', '),
        { explained: printedValue(`${text.number}, ${tier}`, printed.length, '', place), format: 'integer' },
        {
          explained: derivedValue(`${text.whole}, ${tier}`, {
            value: printed.length + missing.length,
            unit: '',
            formula: 'printed + missing',
            inputs: [],
          }),
          format: 'integer',
        },
        missing.length <= mostNamed
          ? missing.map((code) => region.of(code) ?? code).join(', ')
          : String(missing.length),
      ],
    })),
    remarks: [text.partial],
    source: text.source,
  }
}

const quotaWords = {
  title: { en: 'Quotas in TPP, and the H100s that they are', ko: '할당량(TPP)과 H100 환산 수량' },
  quota: { en: 'Quota', ko: '할당량' },
  tpp: { en: 'TPP (million)', ko: 'TPP(백만)' },
  gpus: { en: 'In H100s', ko: 'H100 환산(장)' },
  printed: { en: 'Printed', ko: '인쇄값' },
  source: { en: '90 FR 4544; jevons', ko: '90 FR 4544, jevons' },
}

export function quotaTable({ rules, gpus }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(quotaWords, language)
  const { tpp } = chipPerformance(named('chip', gpus, 'h100'))
  return {
    kind: 'table',
    title: text.title,
    header: [text.quota, text.tpp, text.gpus, text.printed],
    rows: checkQuotas(rules.quotas, tpp).map(
      ({ title, tpp: own, gpus: count, printedGpus, source, date }) => ({
        cells: [
          title,
          { explained: printedValue(title, own / 1e6, 'TPP mn', { source, date }), format: 'number:1' },
          {
            explained: derivedValue(`${title}, H100`, {
              value: count,
              unit: 'H100',
              formula: 'TPP / TPP of an H100',
              inputs: [],
            }),
            format: 'integer',
          },
          printedGpus === undefined
            ? null
            : {
                explained: printedValue(title, printedGpus, 'GPUs', {
                  source: 'Korean weekly of 7 February 2025',
                  date: '2025-02-07',
                }),
                format: 'integer',
              },
        ],
      }),
    ),
    remarks: [],
    source: text.source,
  }
}

const ruleWords = {
  title: {
    en: 'Which chips may go to China, by day: in January 2025 only the H20',
    ko: '날짜별 중국 수출 통제 대상: 2025년 1월에는 H20만 대상 밖',
  },
  chip: { en: 'Chip', ko: '칩' },
  controlled: { en: 'controlled', ko: '통제' },
  free: { en: 'free', ko: '대상 아님' },
  unknown: { en: 'not to be told', ko: '판단 불가' },
  source: {
    en: 'BIS: 87 FR 62186, 88 FR 73458, 90 FR 4544, letters of 2022, 2023 and 2025; jevons',
    ko: '미국 상무부 BIS(87 FR 62186, 88 FR 73458, 90 FR 4544, 2022·2023·2025년 서한), jevons',
  },
}

const days = ['2022-08-01', '2022-10-15', '2023-11-01', '2023-12-01', '2025-01-31', '2025-04-30']

/** Figure 31 as a table: the same chip has another verdict on another day. */
export function ruleTable({ rules, gpus }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(ruleWords, language)
  return {
    kind: 'table',
    title: text.title,
    header: [text.chip, ...days],
    rows: ['a100', 'a800', 'h100', 'h800', 'l40s', 'h20'].map((id) => {
      const gpu = named('chip', gpus, id)
      return {
        cells: [
          gpu.name,
          ...days.map((date) => {
            const { controlled, clause } = exportVerdict(gpu, { date, country: 'CN' }, rules)
            if (controlled === null) return text.unknown
            return controlled ? `${text.controlled}${clause === null ? '' : ` (${clause})`}` : text.free
          }),
        ],
      }
    }),
    remarks: [],
    source: text.source,
  }
}
