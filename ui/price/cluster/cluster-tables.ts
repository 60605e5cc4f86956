import {
  type Cluster,
  costMethods,
  costsByMethod,
  type ExchangeRate,
  methodNames,
  outlayOf,
} from '#economics'
import type { Table } from '#figure'
import type { Language } from '../calculation.ts'
import { saidDay, saidValue } from '../result/said-value.ts'
import { clusterWords } from './cluster-words.ts'
import { trillionWon } from './won.ts'

export interface InWon {
  readonly rate: ExchangeRate<'USD', 'KRW'>
  readonly language: Language
}

/** The same cluster by every method. */
export function methodsTable(
  costs: ReturnType<typeof costsByMethod>,
  { reproduces, rate, language }: InWon & { readonly reproduces: ReadonlyMap<string, boolean> },
): Table {
  const text = clusterWords[language]
  const cell = (value: number): { readonly text: string; readonly value: number } => ({
    text: saidValue(value, language),
    value,
  })
  return {
    title: text.methodsTitle,
    corner: text.method,
    columns: [
      text.total,
      text.wonColumn(saidDay(rate.date)),
      text.capital,
      text.operating,
      text.perHour,
      text.isPrinted,
    ],
    groups: [
      {
        rows: costMethods.map(({ id }) => ({
          label: language === 'en' ? methodNames[id] : text.methods[id],
          cells: [
            cell(costs[id].totalUsdMillion),
            cell(trillionWon(costs[id], rate)),
            cell(costs[id].capitalUsdMillion),
            cell(costs[id].operatingUsdMillion),
            cell(costs[id].usdPerGpuHour),
            { text: reproduces.get(id) === undefined ? '—' : reproduces.get(id) ? text.yes : text.no },
          ],
        })),
      },
    ],
  }
}

/** Its groups, straight line. */
export function groupsTable(cluster: Cluster, { rate, language }: InWon): Table {
  const text = clusterWords[language]
  return {
    title: text.groupsTitle,
    corner: 'GPU',
    columns: [text.count, text.capex, text.total, text.wonColumn(saidDay(rate.date))],
    groups: [
      {
        rows: cluster.groups.map((group) => {
          const { straightLine } = costsByMethod(cluster, [group])
          const cells = [
            group.count,
            outlayOf(cluster, [group]).capexUsdMillion,
            straightLine.totalUsdMillion,
            trillionWon(straightLine, rate),
          ]
          return {
            label: group.gpu,
            cells: cells.map((value) => ({ text: saidValue(value, language), value })),
          }
        }),
      },
    ],
  }
}
