import {
  type BuildOut,
  builtOut,
  explainBuildOut,
  type FleetEntry,
  fleetsByOwner,
  noteInWords,
  type Project,
  sourceInWords,
} from '#economics'
import { type Table, valueCell } from '#figure'
import fleetFacts from '../../../data/economics/fleets.json'
import priceFacts from '../../../data/economics/gpu-hour-prices.json'
import type { Calculation, Language, Result } from '../calculation.ts'
import type { Entries } from '../form/entries.ts'
import { barsChart } from '../result/bars-chart.ts'
import { saidSource } from '../result/said-source.ts'
import { saidDay, saidValue } from '../result/said-value.ts'
import { fleetFieldWords, fleetWords } from './fleet-words.ts'
import { projectTables } from './project-tables.ts'

const entriesOfFleets = fleetFacts.entries as readonly FleetEntry[]
const projects = fleetFacts.projects as readonly Project[]
const above = { kind: 'number', least: 0, isAbove: true } as const
const ownPower = 'own'

/** `jevons fleet` as a page. */
export const fleetCalculation: Calculation = {
  id: 'fleet',
  words: fleetFieldWords,
  fields: ({ gpu = 'gb200' }) => {
    const row = priceFacts.rows.find((one) => one.gpu === gpu)
    return [
      { id: 'capex', ...above, initial: '50e9', unit: 'USD' },
      { id: 'perGpu', ...above, initial: '50000', unit: 'USD' },
      {
        id: 'gpu',
        kind: 'choice',
        initial: 'gb200',
        options: [
          ...priceFacts.rows.map((one) => ({ value: one.gpu, label: one.gpu.toUpperCase() })),
          { value: ownPower },
        ],
      },
      { id: 'kw', ...above, most: 1000, initial: String(row?.kwAllIn ?? 2), unit: 'kW' },
      {
        id: 'project',
        kind: 'choice',
        initial: projects[0]?.id ?? '',
        options: projects.map(({ id, title }) => ({ value: id, label: title })),
        panel: 'project',
      },
    ]
  },
  compute: fleetResult,
  command: (entries) =>
    `npx jevons fleet --capex ${entries.text('capex')} --usd-per-gpu ${entries.text('perGpu')} --kw ${entries.text('kw')}\nnpx jevons fleet\nnpx jevons fleet --project ${entries.text('project')}`,
}

function fleetResult(entries: Entries, language: Language): Result {
  const text = fleetWords[language]
  const asked: BuildOut = {
    capexUsd: entries.number('capex'),
    usdPerGpu: entries.number('perGpu'),
    kwPerGpu: entries.number('kw'),
  }
  const built = builtOut(asked)
  const why = [explainBuildOut(asked)]
  const whyGpus = why[0]?.inputs?.find(({ symbol }) => symbol === 'GPUs')
  const project = projects.find(({ id }) => id === entries.text('project'))
  const said = (value: number): string => saidValue(value, language)
  return {
    answer: [text.answer(said(asked.capexUsd), said(built.gpus), said(built.megawatts))],
    numbers: [
      { name: text.gpus, value: built.gpus, unit: '', ...(whyGpus === undefined ? {} : { why: [whyGpus] }) },
      { name: text.power, value: built.megawatts, unit: 'MW', why },
      { name: text.perWatt, value: built.usdPerWatt, unit: 'USD/W' },
      { name: text.energy, value: built.terawattHoursPerYear, unit: 'TWh' },
    ],
    charts: [fleetsChart(language)],
    tables: [...(project === undefined ? [] : projectTables(project, language)), fleetsTable(language)],
    notes: [
      saidSource(priceFacts, language),
      ...(project === undefined ? [] : [`${project.title}: ${saidSource(project, language)}`]),
      text.counts,
    ],
  }
}

function fleetsChart(language: Language): NonNullable<Result['charts']>[number] {
  const text = fleetWords[language]
  const bars = entriesOfFleets
    .filter(({ measure }) => measure === 'owned or used')
    .map(({ owner, count, qualifier }) => ({
      name: owner,
      value: count,
      shown: `${text.qualifiers[qualifier]}${saidValue(count, language)}`,
    }))
  return barsChart(
    bars.toSorted((a, b) => b.value - a.value),
    {
      id: 'fleets',
      title: text.chart,
      reading: text.chartReading,
      corner: text.owner,
      amount: text.gpus,
    },
  )
}

function fleetsTable(language: Language): Table {
  const text = fleetWords[language]
  return {
    title: text.fleets,
    corner: text.owner,
    columns: [text.gpus, text.kinds, text.measure, text.date, text.source],
    groups: [
      {
        rows: fleetsByOwner(entriesOfFleets).flatMap(({ owner, entries, disagreeing }) =>
          entries.map(({ count, qualifier, accelerators, measure, date, source, remark }, place) => ({
            label: owner,
            ...(place > 0 ? { indented: true } : {}),
            cells: [
              {
                ...valueCell(count, `${text.qualifiers[qualifier]}${saidValue(count, language)}`),
                ...(place === 0 && disagreeing.length > 0
                  ? { note: disagreeing.map((one) => noteInWords(one, language)).join('; ') }
                  : {}),
              },
              { text: accelerators.join(', ') },
              { text: text.measures[measure] ?? measure },
              { text: saidDay(date) },
              {
                text: sourceInWords(source, language),
                ...(remark === undefined ? {} : { note: noteInWords(remark, language) }),
              },
            ],
          })),
        ),
      },
    ],
  }
}
