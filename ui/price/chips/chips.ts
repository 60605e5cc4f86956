import {
  type ChipMeasure,
  chipMeasureNames,
  compareChips,
  daysOfChange,
  type ExportFacts,
  type ExportVerdict,
  explainChip,
  exportVerdict,
  type Gpu,
  noteInWords,
  regionName,
  sourceInWords,
} from '#economics'
import { absentMark, type Cell, type Table, valueCell } from '#figure'
import countryFacts from '../../../data/economics/countries.json'
import ruleFacts from '../../../data/economics/export-rules.json'
import type { Calculation, Language, Result, ResultNumber } from '../calculation.ts'
import { gpuName, gpuOptions, gpus, rowOf } from '../facts/hardware.ts'
import type { Entries } from '../form/entries.ts'
import { barsChart } from '../result/bars-chart.ts'
import { saidSource } from '../result/said-source.ts'
import { saidDay, saidValue } from '../result/said-value.ts'
import { type ChipsWords, chipsFieldWords, chipsWords } from './chips-words.ts'

const facts = {
  measures: ruleFacts.measures,
  reviews: ruleFacts.reviews,
  countries: countryFacts,
} as unknown as ExportFacts

const firstDay = '2023-12-01'

/** `jevons gpu`, `jevons gpu compare` and `jevons export-rule` as a page. */
export const chipsCalculation: Calculation = {
  id: 'chips',
  words: chipsFieldWords,
  fields: (_, language) => {
    const countries = facts.countries.codes.map((value) => ({ value, label: regionName(value, language) }))
    return [
      { id: 'chip', kind: 'choice', initial: 'h20', options: gpuOptions(language) },
      { id: 'against', kind: 'choice', initial: 'h100', options: gpuOptions(language) },
      { id: 'date', kind: 'date', initial: firstDay, panel: 'rule' },
      {
        id: 'country',
        kind: 'choice',
        initial: 'CN',
        options: countries.toSorted((a, b) => a.label.localeCompare(b.label, language)),
        panel: 'rule',
      },
    ]
  },
  compute: chipsResult,
  command: (entries) =>
    [
      `npx jevons export-rule ${entries.text('chip')} --date ${entries.text('date')} --country ${entries.text('country')}`,
      `npx jevons gpu compare ${entries.text('chip')} ${entries.text('against')}`,
      `npx jevons export-rule --matrix --country ${entries.text('country')}`,
    ].join('\n'),
}

function chipsResult(entries: Entries, language: Language): Result {
  const text = chipsWords[language]
  const gpu = rowOf(gpus, entries.text('chip'))
  const other = rowOf(gpus, entries.text('against'))
  const question = { date: entries.text('date'), country: entries.text('country') }
  const verdict = exportVerdict(gpu, question, facts)
  const why = [explainChip(gpu)]
  const tpp = why[0]?.inputs?.find(({ symbol }) => symbol === 'TPP') ?? why[0]
  return {
    answer: verdictWords(verdict, { chip: gpuName(gpu, language), text, language }),
    numbers: [
      { name: text.tpp, value: verdict.tpp, unit: 'TPP', ...(tpp === undefined ? {} : { why: [tpp] }) },
      ...(verdict.performanceDensity === null
        ? []
        : [{ name: text.density, value: verdict.performanceDensity, unit: 'TPP/mm²', why }]),
      ...marginNumbers(verdict, text),
    ],
    charts: [tppChart([gpu, other], language)],
    tables: [comparison(gpu, other, language), matrix(question.country, gpu, language)],
    notes: [
      `${text.basis}: ${language === 'en' ? verdict.basis : text.basisOf(verdict.basisKind, citationOf(verdict))}`,
      ...(verdict.dates === null ? [] : [text.dates(verdict.dates)]),
      ...(verdict.review === null
        ? []
        : [`${text.review}: ${noteInWords(verdict.review.policy, language)} (${verdict.review.citation})`]),
      ...(verdict.exception === null ? [] : [`${text.exception}: ${verdict.exception}`]),
      ...verdict.pending.map(({ from, clause }) => text.pending(from, clause)),
      ...verdict.notes.map((note) => noteInWords(note, language)),
      saidSource(gpu, language),
      text.noAdvice,
    ],
  }
}

function verdictWords(
  verdict: ExportVerdict,
  { chip, text, language }: { readonly chip: string; readonly text: ChipsWords; readonly language: Language },
): readonly string[] {
  const { controlled, clause, paragraph, computerClause, date } = verdict
  if (verdict.comparisonOnly) return [text.foreign(chip)]
  if (isOfEmbargo(verdict)) return [text.embargoed(chip, sourceInWords(verdict.embargo ?? '', language))]
  if (controlled === null) return [text.unknown(chip, date)]
  if (!controlled) return [text.free(chip, date)]
  return [
    text.caught({
      chip,
      date,
      clause: clause ?? '',
      paragraph: paragraph ?? '',
      computer: computerClause ?? '',
    }),
  ]
}

/** Where no paragraph for chips decides, and an embargo does. */
function isOfEmbargo({ controlled, comparisonOnly, clause, embargo }: ExportVerdict): boolean {
  return controlled === null && !comparisonOnly && clause === null && embargo !== null
}

/** How far outside of the nearest paragraph it is. */
function marginNumbers({ margins }: ExportVerdict, text: ChipsWords): readonly ResultNumber[] {
  const [nearest] = margins
  return (nearest?.short ?? []).map(({ name, threshold, by }) => ({
    name: text.short(nearest?.paragraph ?? '', text.thresholds[name] ?? name),
    value: by,
    unit: '',
    note: text.threshold(threshold),
  }))
}

function tppChart(chosen: readonly Gpu[], language: Language): NonNullable<Result['charts']>[number] {
  const text = chipsWords[language]
  const bars = gpus.map((gpu) => {
    const value = compareChips(gpu, gpu).find(({ measure }) => measure === 'tpp')?.a ?? 0
    return {
      name: gpuName(gpu, language),
      value,
      shown: saidValue(value, language),
      isPointedOut: chosen.includes(gpu),
    }
  })
  return barsChart(
    bars.toSorted((a, b) => a.value - b.value),
    {
      id: 'tpp',
      title: text.chart,
      reading: text.chartReading,
      corner: text.chip,
      amount: 'TPP',
      mark: { value: 4800, name: '4,800' },
    },
  )
}

function comparison(a: Gpu, b: Gpu, language: Language): Table {
  const text = chipsWords[language]
  const cell = (value: number | undefined): Cell =>
    value === undefined ? { text: absentMark } : valueCell(value, saidValue(value, language))
  const name = (measure: ChipMeasure): string =>
    language === 'ko' ? text.measures[measure] : chipMeasureNames[measure]
  return {
    title: text.comparison,
    corner: text.specification,
    columns: [gpuName(a, language), gpuName(b, language), text.ratio],
    groups: [
      {
        rows: compareChips(a, b).map(({ measure, a: ofA, b: ofB, ratio }) => ({
          label: name(measure),
          cells: [
            cell(ofA),
            cell(ofB),
            ratio === undefined ? { text: absentMark } : valueCell(ratio, `${saidValue(ratio, language)}×`),
          ],
        })),
      },
    ],
  }
}

/** Every chip on every day on which something changed. */
function matrix(country: string, chosen: Gpu, language: Language): Table {
  const text = chipsWords[language]
  const days = daysOfChange(facts)
  const ordered = [chosen, ...gpus.filter((gpu) => gpu !== chosen)]
  return {
    title: text.matrix(regionName(country, language)),
    corner: text.chip,
    columns: days.map(saidDay),
    groups: [
      {
        rows: ordered.map((gpu) => ({
          label: gpuName(gpu, language),
          cells: days.map((date) => verdictCell(exportVerdict(gpu, { date, country }, facts), text)),
        })),
      },
    ],
  }
}

function verdictCell(verdict: ExportVerdict, text: ChipsWords): Cell {
  const { controlled, clause, basisKind } = verdict
  if (isOfEmbargo(verdict)) return { text: text.embargo, tone: 'lower' }
  if (controlled === null) return { text: '?' }
  if (!controlled) return { text: '–' }
  return { text: basisKind === 'rule' ? (clause ?? text.rule) : text.letter, tone: 'lower' }
}

function citationOf({ measure }: ExportVerdict): string {
  return facts.measures.find(({ id }) => id === measure)?.citation ?? ''
}
