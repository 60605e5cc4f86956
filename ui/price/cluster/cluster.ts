import {
  type Cluster,
  costMethod,
  costsByMethod,
  explainCost,
  methodsAgainstPrint,
  noteInWords,
  outlayOf,
  printedNumber,
  tornado,
  tornadoInputNames,
} from '#economics'
import { type Chart, tornadoChart } from '#figure'
import type { Calculation, Language, Result } from '../calculation.ts'
import type { Entries } from '../form/entries.ts'
import { saidSource } from '../result/said-source.ts'
import { clusterFields, clusterOf, clusters, own } from './cluster-fields.ts'
import { groupsTable, methodsTable } from './cluster-tables.ts'
import { clusterFieldWords, clusterWords } from './cluster-words.ts'
import { askedRate, rateFlag, wonNumbers, wonTable } from './won.ts'

/** `jevons tco` as a page. */
export const clusterCalculation: Calculation = {
  id: 'cluster',
  words: clusterFieldWords,
  fields: clusterFields,
  compute: clusterResult,
  command: (entries) => {
    const id = entries.text('example')
    const start = id === own ? '--input cluster.json' : `--example ${id}`
    const printed = entries.text('printed') === '' ? '' : ` --printed ${entries.text('printed')}`
    return `npx jevons tco ${start} --method ${entries.text('method')} --wacc ${entries.text('wacc')} --life ${entries.text('life')}${printed} --swing ${entries.text('swing')}${rateFlag(entries)}`
  },
}

function clusterResult(entries: Entries, language: Language): Result {
  const text = clusterWords[language]
  const cluster = clusterOf(entries)
  const method = costMethod(entries.text('method'))
  const costs = costsByMethod(cluster)
  const cost = costs[method.id]
  const outlay = outlayOf(cluster)
  const printed = entries.text('printed').trim()
  const start = clusters.find(({ id }) => id === entries.text('example'))
  const against =
    printed === '' ? [] : methodsAgainstPrint(cluster, printedNumber(printed), start?.opexDecimals)
  const reproducing = against.filter(({ reproduces }) => reproduces).map(({ method: id }) => text.methods[id])
  const why = [explainCost(method, cluster)]
  const total = why[0]?.inputs?.find(({ symbol }) => symbol === 'total')
  const rate = askedRate(entries)
  return {
    answer: printed === '' ? [] : [text.answer(printed, reproducing)],
    numbers: [
      {
        name: text.total,
        value: cost.totalUsdMillion,
        unit: 'USD mn',
        why: total === undefined ? why : [total],
      },
      { name: text.capital, value: cost.capitalUsdMillion, unit: 'USD mn' },
      { name: text.operating, value: cost.operatingUsdMillion, unit: 'USD mn' },
      { name: text.perHour, value: cost.usdPerGpuHour, unit: 'USD/GPU-h', why },
      ...wonNumbers({ total, perHour: why[0] }, rate, language),
      { name: text.capex, value: outlay.capexUsdMillion, unit: 'USD mn' },
      { name: text.hours, value: outlay.gpuHours, unit: 'h' },
    ],
    charts: [sensitivityChart(cluster, entries, language)],
    tables: [
      methodsTable(costs, {
        reproduces: new Map(against.map((one) => [one.method, one.reproduces])),
        rate,
        language,
      }),
      groupsTable(cluster, { rate, language }),
      wonTable(cost, text, language),
    ],
    notes: [
      ...(start === undefined
        ? []
        : [
            saidSource(start, language),
            ...(start.note === undefined ? [] : [noteInWords(start.note, language)]),
          ]),
      text.stated,
    ],
  }
}

function sensitivityChart(cluster: Cluster, entries: Entries, language: Language): Chart {
  const text = clusterWords[language]
  const bars = tornado(cluster, costMethod(entries.text('method')), { swing: entries.number('swing') })
  return tornadoChart(bars, {
    language,
    title: text.chart,
    reading: text.chartReading(100 * entries.number('swing')),
    outcome: text.outcome,
    input: text.input,
    ends: text.ends,
    inputs: language === 'ko' ? { ...tornadoInputNames, ...text.inputs } : tornadoInputNames,
  })
}
