import {
  type Cluster,
  costMethod,
  costMethods,
  costsByMethod,
  explainCost,
  type GpuGroup,
  methodNames,
  methodsAgainstPrint,
  noteInWords,
  outlayOf,
  printedNumber,
  tornado,
  tornadoInputNames,
} from '#economics'
import { type Chart, type Table, tornadoChart } from '#figure'
import clusterFacts from '../../../data/economics/clusters.json'
import type { FieldTexts } from '../../route/field-texts.ts'
import type { Calculation, Language, Result } from '../calculation.ts'
import type { Entries } from '../form/entries.ts'
import type { Field } from '../form/field.ts'
import { saidSource } from '../result/said-source.ts'
import { saidValue } from '../result/said-value.ts'
import { clusterFieldWords, clusterWords } from './cluster-words.ts'

interface KnownCluster extends Cluster {
  readonly id: string
  readonly source: string
  readonly date: string
  readonly note?: string
  readonly opexDecimals?: number
  readonly printed?: { readonly total: { readonly totalUsdMillion: number } }
}

const clusters = clusterFacts.clusters as unknown as readonly KnownCluster[]
const mostGroups = 8
const above = { least: 0, isAbove: true } as const
const own = 'own'

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
    return `npx jevons tco ${start} --method ${entries.text('method')} --wacc ${entries.text('wacc')} --life ${entries.text('life')}${printed} --swing ${entries.text('swing')}`
  },
}

function startOf(texts: FieldTexts): KnownCluster | undefined {
  const { example } = texts
  return example === own ? undefined : (clusters.find(({ id }) => id === example) ?? clusters[0])
}

function clusterFields(texts: FieldTexts): readonly Field[] {
  const start = startOf(texts)
  const share = { kind: 'number', least: 0, most: 1 } as const
  return [
    {
      id: 'example',
      kind: 'choice',
      initial: clusters[0]?.id ?? own,
      options: [...clusters.map(({ id, name }) => ({ value: id, label: name })), { value: own }],
    },
    {
      id: 'method',
      kind: 'choice',
      initial: 'straightLine',
      options: costMethods.map(({ id }) => ({ value: id })),
    },
    {
      id: 'life',
      kind: 'number',
      least: 0.25,
      most: 50,
      initial: String(start?.lifeYears ?? 4),
      unit: 'years',
    },
    { id: 'wacc', ...share, initial: String(start?.wacc ?? 0.1), unit: 'a year' },
    { id: 'residual', ...share, initial: '0' },
    { id: 'utilisation', ...share, isAbove: true, initial: '1' },
    { id: 'printed', kind: 'text', initial: printedOf(start) },
    { id: 'swing', kind: 'number', ...above, most: 0.99, initial: '0.2' },
    {
      id: 'groups',
      kind: 'number',
      least: 1,
      most: mostGroups,
      isWhole: true,
      initial: String(start?.groups.length ?? 1),
      panel: 'groups',
    },
    ...Array.from({ length: groupCount(texts, start) }, (_, place) => groupFields(place, start)).flat(),
  ]
}

function printedOf(start: KnownCluster | undefined): string {
  return start?.printed === undefined ? '' : String(start.printed.total.totalUsdMillion)
}

function groupCount(texts: FieldTexts, start: KnownCluster | undefined): number {
  const asked = Number(texts['groups'] ?? start?.groups.length ?? 1)
  return Number.isInteger(asked) && asked >= 1 && asked <= mostGroups ? asked : 1
}

/** The fields of a group; its panel is named by its place. */
function groupFields(place: number, start: KnownCluster | undefined): readonly Field[] {
  const group: Partial<GpuGroup> = start?.groups[place] ?? {}
  const panel = `group${place + 1}`
  const id = (name: string): string => `g${place + 1}.${name}`
  const text = (value: number | undefined, otherwise: number): string => String(value ?? otherwise)
  return [
    { id: id('gpu'), kind: 'text', initial: group.gpu ?? 'H100', panel },
    {
      id: id('count'),
      kind: 'number',
      least: 1,
      most: 1e7,
      isWhole: true,
      initial: text(group.count, 1000),
      panel,
    },
    {
      id: id('capex'),
      kind: 'number',
      ...above,
      initial: text(group.serverCapexUsdPerGpu, 34_728),
      unit: 'USD',
      panel,
    },
    {
      id: id('network'),
      kind: 'number',
      least: 0,
      initial: text(group.networkCapexUsdPerGpu, 0),
      unit: 'USD',
      panel,
    },
    {
      id: id('opex'),
      kind: 'number',
      least: 0,
      initial: text(group.opexUsdMillion, 0),
      unit: 'USD mn',
      panel,
    },
    { id: id('kw'), kind: 'number', ...above, initial: text(group.power?.kwPerGpu, 1.28), unit: 'kW', panel },
    {
      id: id('kwh'),
      kind: 'number',
      least: 0,
      initial: text(group.power?.usdPerKwh, 0),
      unit: 'USD/kWh',
      panel,
    },
    { id: id('pue'), kind: 'number', least: 1, most: 10, initial: text(group.power?.pue, 1), panel },
  ]
}

function clusterOf(entries: Entries): Cluster {
  const groups = Array.from({ length: entries.number('groups') }, (_, place): GpuGroup => {
    const number = (name: string): number => entries.number(`g${place + 1}.${name}`)
    return {
      gpu: entries.text(`g${place + 1}.gpu`),
      count: number('count'),
      serverCapexUsdPerGpu: number('capex'),
      networkCapexUsdPerGpu: number('network'),
      opexUsdMillion: number('opex'),
      power: { kwPerGpu: number('kw'), usdPerKwh: number('kwh'), pue: number('pue') },
    }
  })
  return {
    name: entries.text('example'),
    groups,
    lifeYears: entries.number('life'),
    wacc: entries.number('wacc'),
    residualShare: entries.number('residual'),
    utilisation: entries.number('utilisation'),
  }
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
      { name: text.capex, value: outlay.capexUsdMillion, unit: 'USD mn' },
      { name: text.hours, value: outlay.gpuHours, unit: 'h' },
    ],
    charts: [sensitivityChart(cluster, entries, language)],
    tables: [
      methodsTable(costs, new Map(against.map((one) => [one.method, one.reproduces])), language),
      groupsTable(cluster, language),
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

function methodsTable(
  costs: ReturnType<typeof costsByMethod>,
  reproduces: ReadonlyMap<string, boolean>,
  language: Language,
): Table {
  const text = clusterWords[language]
  const cell = (value: number): { readonly text: string; readonly value: number } => ({
    text: saidValue(value, language),
    value,
  })
  return {
    title: text.methodsTitle,
    corner: text.method,
    columns: [text.total, text.capital, text.operating, text.perHour, text.isPrinted],
    groups: [
      {
        rows: costMethods.map(({ id }) => ({
          label: language === 'en' ? methodNames[id] : text.methods[id],
          cells: [
            cell(costs[id].totalUsdMillion),
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

function groupsTable(cluster: Cluster, language: Language): Table {
  const text = clusterWords[language]
  return {
    title: text.groupsTitle,
    corner: 'GPU',
    columns: [text.count, text.capex, text.total],
    groups: [
      {
        rows: cluster.groups.map((group) => {
          const cells = [
            group.count,
            outlayOf(cluster, [group]).capexUsdMillion,
            costsByMethod(cluster, [group]).straightLine.totalUsdMillion,
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
