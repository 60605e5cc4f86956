import { costsByMethod } from '#economics'
import type { NoteCell, NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { derivedCell, printedCell } from './cells.ts'
import { inLanguage } from './exhibit-words.ts'

const clusterWords = {
  title: {
    en: 'Four years of the cluster attributed to DeepSeek: price and cost to operate, without the cost of capital',
    ko: '딥시크 클러스터의 4년 총소유비용: 구매가와 운영비의 합이며 자본비용은 없음',
  },
  row: { en: 'USD mn', ko: '백만 달러' },
  total: { en: 'Total', ko: '합계' },
  count: { en: 'GPUs', ko: 'GPU 수(장)' },
  price: { en: 'GPU price (USD)', ko: 'GPU 단가(달러)' },
  serverPrice: { en: 'Server capex per GPU (USD)', ko: 'GPU당 서버 CapEx(달러)' },
  capex: { en: 'Server capex', ko: '서버 CapEx' },
  opex: { en: 'Cost to operate', ko: '운영비용(OpEx)' },
  tco: { en: 'TCO over 4 years', ko: '4년 TCO' },
  computed: { en: 'TCO, recomputed', ko: 'TCO(재계산)' },
  hourly: { en: 'USD per GPU-hour at full use', ko: 'GPU 시간당 비용(달러, 가동률 100%)' },
  printed: {
    en: 'Printed in the weekly of 7 February 2025; the two last rows are recomputed',
    ko: '2025-02-07 주간지 인쇄값, 마지막 두 행은 재계산',
  },
  source: {
    en: 'SemiAnalysis as the weekly credits it; jevons',
    ko: 'SemiAnalysis(주간지 인용), jevons 재계산',
  },
}

type Words = ReturnType<typeof inLanguage<typeof clusterWords>>

/** Table 1 with its rows and columns as printed, and what its parts give. */
export function clusterTable({ cluster }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(clusterWords, language)
  return {
    kind: 'table',
    title: text.title,
    header: [text.row, ...cluster.groups.map(({ gpu }) => gpu), text.total],
    rows: [...inputRows(cluster, text), ...printedRows(cluster, text), ...computedRows(cluster, text)],
    remarks: [text.printed],
    source: text.source,
  }
}

type Cluster = WeeklyFacts['cluster']
type Rows = NoteTableContent['rows']

function inputRows(cluster: Cluster, text: Words): Rows {
  const { groups } = cluster
  const row = (label: string, unit: string, values: readonly (number | undefined)[]): Rows[number] => ({
    cells: [
      label,
      ...values.map((value, at) => {
        const name = `${label}, ${groups[at]?.gpu ?? text.total}`
        return printedCell(value, { name, unit, format: 'integer' }, cluster)
      }),
      ...(values.length === groups.length ? [''] : []),
    ],
  })
  const counts = groups.map(({ count }) => count)
  return [
    row(text.count, 'GPUs', [...counts, counts.reduce((sum, count) => sum + count, 0)]),
    row(
      text.price,
      'USD',
      groups.map(({ gpuPriceUsd }) => gpuPriceUsd),
    ),
    row(
      text.serverPrice,
      'USD',
      groups.map(({ serverCapexUsdPerGpu }) => serverCapexUsdPerGpu),
    ),
  ]
}

function printedRows(cluster: Cluster, text: Words): Rows {
  const { groups, printed } = cluster
  if (!printed) return []
  const columns = [...printed.columns, printed.total]
  const row = (label: string, of: (column: (typeof columns)[number]) => number): Rows[number]['cells'] => [
    label,
    ...columns.map((column, at): NoteCell => {
      const name = `${label}, ${groups[at]?.gpu ?? text.total}`
      return printedCell(of(column), { name, unit: 'USD mn', format: 'integer' }, cluster)
    }),
  ]
  return [
    { cells: row(text.capex, ({ serverCapexUsdMillion }) => serverCapexUsdMillion) },
    { cells: row(text.opex, ({ opexUsdMillion }) => opexUsdMillion) },
    { cells: row(text.tco, ({ totalUsdMillion }) => totalUsdMillion), isTotal: true },
  ]
}

function computedRows(cluster: Cluster, text: Words): Rows {
  const { groups } = cluster
  const columns = [
    ...groups.map((group) => ({ gpu: group.gpu, cost: costsByMethod(cluster, [group]).straightLine })),
    { gpu: text.total, cost: costsByMethod(cluster).straightLine },
  ]
  return [
    {
      cells: [
        text.computed,
        ...columns.map(({ gpu, cost }) => {
          const of = { name: `${text.computed}, ${gpu}`, unit: 'USD mn', format: 'number:1' }
          return derivedCell(cost.totalUsdMillion, of, 'capex + opex')
        }),
      ],
    },
    {
      cells: [
        text.hourly,
        ...columns.map(({ gpu, cost }) => {
          const of = { name: `${text.hourly}, ${gpu}`, unit: 'USD/h', format: 'number:3' }
          return derivedCell(cost.usdPerGpuHour, of, 'TCO / (GPUs · years · 8760)')
        }),
      ],
    },
  ]
}
