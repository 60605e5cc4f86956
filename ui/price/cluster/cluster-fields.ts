import { type Cluster, costMethods, type GpuGroup } from '#economics'
import clusterFacts from '../../../data/economics/clusters.json'
import type { FieldTexts } from '../../route/field-texts.ts'
import type { Entries } from '../form/entries.ts'
import type { Field } from '../form/field.ts'
import { wonFields } from './won.ts'

export interface KnownCluster extends Cluster {
  readonly id: string
  readonly source: string
  readonly date: string
  readonly note?: string
  readonly opexDecimals?: number
  readonly printed?: { readonly total: { readonly totalUsdMillion: number } }
}

/** Clusters that somebody printed. */
export const clusters: readonly KnownCluster[] = clusterFacts.clusters as unknown as readonly KnownCluster[]
const mostGroups = 8
const above = { least: 0, isAbove: true } as const
/** Stands for a cluster that is entered. */
export const own = 'own'

function startOf(texts: FieldTexts): KnownCluster | undefined {
  const { example } = texts
  return example === own ? undefined : (clusters.find(({ id }) => id === example) ?? clusters[0])
}

/** The fields of a cluster, as they start with the one that is chosen. */
export function clusterFields(texts: FieldTexts): readonly Field[] {
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
    ...wonFields(texts),
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

/** The cluster that is entered. */
export function clusterOf(entries: Entries): Cluster {
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
