import {
  type Cluster,
  costsByMethod,
  explainScope,
  type ScopeInputs,
  type ScopeLayer,
  scopeLadder,
  sourceInWords,
} from '#economics'
import { absentMark, type Table, valueCell } from '#figure'
import clusterFacts from '../../../data/economics/clusters.json'
import type { FieldTexts } from '../../route/field-texts.ts'
import type { Calculation, Language, Result, ResultNumber } from '../calculation.ts'
import { rowOf } from '../facts/hardware.ts'
import type { Entries } from '../form/entries.ts'
import type { Field } from '../form/field.ts'
import { saidValue } from '../result/said-value.ts'
import { disclosedRuns, finalRunShare, publishedRunsChart } from '../training/published-runs.ts'
import { type ScopeWords, scopeFieldWords, scopeWords } from './scope-words.ts'

const clusters = clusterFacts.clusters as unknown as readonly (Cluster & { readonly id: string })[]
const pricedRuns = disclosedRuns.filter(({ costUsd }) => costUsd !== undefined)
const own = 'own'
const none = 'none'
const million = 1e6
const above = { kind: 'number', least: 0, isAbove: true } as const

/** `jevons train scope` and `jevons train runs` as a page. */
export const scopeCalculation: Calculation = {
  id: 'scope',
  words: scopeFieldWords,
  fields: scopeFields,
  compute: scopeResult,
  command: (entries) => {
    const run = entries.text('run')
    const cluster = entries.text('cluster')
    const who = run === own ? `--final-run-usd ${entries.text('finalRun')}` : `--run ${run}`
    const others = entries.text('otherRuns') === '' ? '' : ` --other-runs ${entries.text('otherRuns')}`
    const staff =
      entries.text('people') === ''
        ? ''
        : ` --staff ${entries.text('people')} --staff-usd ${entries.text('each')} --years ${entries.text('years')}`
    const owned =
      cluster === none
        ? ''
        : cluster === own
          ? ` --cluster-usd ${entries.text('clusterUsd')}`
          : ` --cluster ${cluster}`
    return `npx jevons train scope ${who}${others}${staff}${owned}\nnpx jevons train runs --price ${entries.text('price')}`
  },
}

function scopeFields({ run = 'deepseek-v3', cluster = 'hopper-60k' }: FieldTexts): readonly Field[] {
  return [
    {
      id: 'run',
      kind: 'choice',
      initial: 'deepseek-v3',
      options: [...pricedRuns.map(({ id, model }) => ({ value: id, label: model })), { value: own }],
    },
    ...(run === own ? [{ id: 'finalRun', ...above, initial: '5.576e6', unit: 'USD' } as const] : []),
    {
      id: 'otherRuns',
      kind: 'number',
      least: 0,
      most: 1e6,
      initial: String(Math.round(1 / finalRunShare.value - 1)),
      isOptional: true,
      unit: '×',
    },
    { id: 'people', kind: 'number', least: 1, most: 1e7, isWhole: true, initial: '', panel: 'staff' },
    { id: 'each', ...above, initial: '300000', unit: 'USD/year', panel: 'staff' },
    { id: 'years', ...above, most: 100, initial: '1', unit: 'years', panel: 'staff' },
    {
      id: 'cluster',
      kind: 'choice',
      initial: 'hopper-60k',
      options: [
        ...clusters.map(({ id, name }) => ({ value: id, label: name })),
        { value: own },
        { value: none },
      ],
      panel: 'cluster',
    },
    ...(cluster === own
      ? [{ id: 'clusterUsd', ...above, initial: '2.573e9', unit: 'USD', panel: 'cluster' } as const]
      : []),
    { id: 'price', ...above, most: 1000, initial: '2', unit: 'USD/h', panel: 'runs' },
  ]
}

function inputsOf(entries: Entries): ScopeInputs {
  const run = entries.text('run')
  const finalRunUsd = run === own ? entries.number('finalRun') : (rowOf(pricedRuns, run).costUsd ?? 0)
  const others = entries.optional('otherRuns')
  const people = entries.optional('people')
  const cluster = entries.text('cluster')
  return {
    finalRunUsd,
    ...(others === undefined ? {} : { otherRunsUsd: others * finalRunUsd }),
    ...(people === undefined ? {} : { staffUsd: people * entries.number('each') * entries.number('years') }),
    ...(cluster === none
      ? {}
      : {
          clusterUsd:
            cluster === own
              ? entries.number('clusterUsd')
              : costsByMethod(rowOf(clusters, cluster)).straightLine.totalUsdMillion * million,
        }),
  }
}

function scopeResult(entries: Entries, language: Language): Result {
  const text = scopeWords[language]
  const inputs = inputsOf(entries)
  const layers = scopeLadder(inputs)
  const why = explainScope(inputs)
  const known = layers.filter(({ usd }) => usd !== undefined)
  const unknown = layers.filter(({ usd }) => usd === undefined)
  const last = known.at(-1)
  const dollars = (usd: number): string => saidValue(Number(usd.toPrecision(4)), language)
  const run = disclosedRuns.find(({ id }) => id === entries.text('run'))
  return {
    answer: [
      ...(last === undefined || known.length < 2
        ? []
        : [
            text.answer({
              first: dollars(inputs.finalRunUsd),
              last: dollars(last.totalUsd),
              times: saidValue(Number(last.timesFinalRun.toPrecision(3)), language),
            }),
          ]),
      ...(unknown.length === 0 ? [] : [text.unknown(unknown.map(({ id }) => text.layers[id]).join('; '))]),
    ],
    numbers: known.map(({ id, totalUsd }): ResultNumber => {
      const explained = why.get(id)
      return {
        name: text.upTo(text.layers[id]),
        value: totalUsd / million,
        unit: 'USD mn',
        ...(explained === undefined ? {} : { why: [explained] }),
      }
    }),
    charts: publishedRunsChart(language, entries.number('price')),
    tables: [ladderTable(layers, text, language)],
    notes: [
      ...text.notes,
      ...(run === undefined ? [] : [`${run.model}: ${sourceInWords(run.source, language)}, ${run.date}`]),
      `${sourceInWords(finalRunShare.source, language)}, ${finalRunShare.date}`,
    ],
  }
}

function ladderTable(layers: readonly ScopeLayer[], text: ScopeWords, language: Language): Table {
  const millions = (usd: number) => valueCell(usd / million, saidValue(usd / million, language))
  return {
    title: text.table,
    corner: text.layer,
    columns: [text.alone, text.total, text.times, text.without],
    groups: [
      {
        rows: layers.map(({ id, usd, totalUsd, timesFinalRun, missing }) => ({
          label: text.layers[id],
          cells:
            usd === undefined
              ? [{ text: text.notKnown }, ...Array.from({ length: 3 }, () => ({ text: absentMark }))]
              : [
                  millions(usd),
                  millions(totalUsd),
                  valueCell(timesFinalRun, saidValue(Number(timesFinalRun.toPrecision(4)), language)),
                  {
                    text:
                      missing.length === 0
                        ? absentMark
                        : missing.map((layer) => text.layers[layer]).join(', '),
                  },
                ],
        })),
      },
    ],
  }
}
