import { checkParts, phaseRatios } from '#economics'
import type { NoteCell, NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { derivedCell, printedCell } from './cells.ts'
import { inLanguage } from './exhibit-words.ts'

const words = {
  title: {
    en: 'Stargate: the first phase, its capex and the parts of it',
    ko: '스타게이트 첫 단계의 CapEx와 구성 항목',
  },
  item: { en: 'USD bn', ko: '십억 달러' },
  first: { en: 'Phase 1', ko: '1단계' },
  last: { en: 'Whole', ko: '최종' },
  tco: { en: 'Total cost (TCO)', ko: '총소유비용(TCO)' },
  capex: { en: '  of which capex', ko: '  CapEx' },
  servers: { en: '    servers', ko: '    서버' },
  'data centre': { en: '    data centre', ko: '    데이터센터' },
  'cost to operate': { en: '  of which cost to operate', ko: '  OpEx' },
  tcoSum: { en: 'Sum of capex and cost to operate', ko: 'CapEx와 OpEx의 합' },
  capexSum: { en: 'Sum of servers and data centre', ko: '서버와 데이터센터의 합' },
  power: { en: 'Power (GW)', ko: '전력(GW)' },
  gpus: { en: 'Chips', ko: '칩 수(장)' },
  chips: { en: 'Which chips', ko: '칩 종류' },
  perGpu: { en: 'USD per chip', ko: '칩당 비용(달러)' },
  perGpuPower: { en: 'kW per chip', ko: '칩당 전력(kW)' },
  source: {
    en: 'Dylan Patel as the weekly credits him; jevons',
    ko: 'Dylan Patel(주간지 인용), jevons 계산',
  },
}

type ProjectPhase = WeeklyFacts['project']['phases'][number]
type Words = ReturnType<typeof inLanguage<typeof words>>

/** Table 6: the phases with their parts, and whether these add up. */
export function projectTable({ project }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(words, language)
  const [first, last] = project.phases
  if (!first) throw new Error(`${project.id} has no phase`)
  const printed = (value: number | undefined, name: string, unit = 'USD bn'): NoteCell =>
    printedCell(value, { name, unit, format: 'number' }, project)
  return {
    kind: 'table',
    title: text.title,
    header: [text.item, text.first, text.last],
    rows: [
      {
        cells: [text.tco, printed(first.tcoUsdBillion, text.tco), printed(last?.tcoUsdBillion, text.tco)],
        isTotal: true,
      },
      ...first.parts.map(({ name, usdBillion, qualifier }) => {
        const label = name in text ? text[name as keyof Words] : name
        const hedge = qualifier === 'at least' ? 'least' : qualifier === 'about' ? 'about' : undefined
        const of = { name: label.trim(), unit: 'USD bn', format: 'number', hedge } as const
        return { cells: [label, printedCell(usdBillion, of, project), ''] }
      }),
      ...sumRows(first, text),
      { cells: [text.power, printed(first.powerGw, text.power, 'GW'), ''] },
      {
        cells: [
          text.gpus,
          printedCell(
            first.gpus,
            { name: text.gpus, unit: 'GPUs', format: 'integer', hedge: 'least' },
            project,
          ),
          '',
        ],
      },
      ...ratioRows(first, text),
    ],
    remarks: first.chips ? [`${text.chips}: ${first.chips.join(', ')}`] : [],
    source: text.source,
  }
}

function sumRows(phase: ProjectPhase, text: Words): NoteTableContent['rows'] {
  return checkParts(phase).map(({ where, sum }) => {
    const name = where.endsWith('tco') ? text.tcoSum : text.capexSum
    return { cells: [name, derivedCell(sum, { name, unit: 'USD bn', format: 'number' }, 'Σ parts'), ''] }
  })
}

function ratioRows(phase: ProjectPhase, text: Words): NoteTableContent['rows'] {
  const { usdPerGpu, kwPerGpu } = phaseRatios(phase)
  const perGpu = { name: text.perGpu, unit: 'USD', format: 'integer', hedge: 'most' } as const
  const power = { name: text.perGpuPower, unit: 'kW', format: 'number:1', hedge: 'most' } as const
  return [
    { cells: [text.perGpu, derivedCell(usdPerGpu, perGpu, 'TCO / chips'), ''] },
    { cells: [text.perGpuPower, derivedCell(kwPerGpu, power, 'power / chips'), ''] },
  ]
}
