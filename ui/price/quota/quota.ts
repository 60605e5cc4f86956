import {
  type CountryFacts,
  checkQuotas,
  chipPerformance,
  explainBalance,
  explainQuota,
  named,
  nameInWords,
  printedTiers,
  type Quota,
  type QuotaBalance,
  type QuotaEntry,
  quotaLedger,
  regionName,
  sourceInWords,
  tierOf,
} from '#economics'
import { absentMark, type Chart, type Table, valueCell } from '#figure'
import countryFacts from '../../../data/economics/countries.json'
import ruleFacts from '../../../data/economics/export-rules.json'
import sample from '../../../examples/export-ledger-synthetic.csv?raw'
import type { Calculation, Language, Result } from '../calculation.ts'
import { gpuName, gpuOptions, gpus, rowOf } from '../facts/hardware.ts'
import type { Entries } from '../form/entries.ts'
import { barsChart } from '../result/bars-chart.ts'
import { saidDay, saidPercent, saidValue } from '../result/said-value.ts'
import { countCell, dayCell, textCell } from '../table/cells.ts'
import { TableFault } from '../table/table-fault.ts'
import { type TableRow, tableRows } from '../table/table-rows.ts'
import { quotaFieldWords, quotaWords } from './quota-words.ts'

const countries = countryFacts as unknown as CountryFacts
const quotas = ruleFacts.quotas as unknown as readonly Quota[]
const million = 1e6
const mostNamed = 6
/** Of more holders only the tables tell. */
const mostSaid = 3
const mostBars = 12

/** The ledger of `jevons export-rule --ledger`, `--quotas` and `--tiers` as a page. */
export const quotaCalculation: Calculation = {
  id: 'quota',
  words: quotaFieldWords,
  fields: (_, language) => [
    { id: 'ledger', kind: 'table', initial: sample },
    { id: 'counted', kind: 'choice', initial: 'h100', options: gpuOptions(language) },
    {
      id: 'country',
      kind: 'choice',
      initial: 'IN',
      options: countries.codes
        .map((value) => ({ value, label: countryName(value, language) }))
        .toSorted((a, b) => a.label.localeCompare(b.label, language)),
      panel: 'tier',
    },
  ],
  compute: quotaResult,
  command: (entries) =>
    [
      `npx jevons export-rule --ledger ${entries.text('ledger') === sample ? 'examples/export-ledger-synthetic.csv' : 'deliveries.csv'}`,
      'npx jevons export-rule --quotas',
      'npx jevons export-rule --tiers',
    ].join('\n'),
}

function countryName(code: string, language: Language): string {
  return regionName(code, language)
}

/** Codes by themselves and by their names in both languages. */
function codesByName(): ReadonlyMap<string, string> {
  const names = (['en', 'ko'] as const).map((language) => new Intl.DisplayNames(language, { type: 'region' }))
  return new Map(
    countries.codes.flatMap((code) =>
      [
        code,
        ...names.map((name) => name.of(code) ?? code),
        ...(['en', 'ko'] as const).map((language) => regionName(code, language)),
      ].map((name) => [name.toLowerCase(), code] as const),
    ),
  )
}

function entryOf(
  row: TableRow,
  text: { readonly unknownCountry: string },
  codes: ReadonlyMap<string, string>,
): QuotaEntry {
  const found = textCell(row, 'country')
  const country = codes.get(found.toLowerCase())
  if (country === undefined)
    throw new TableFault({
      kind: 'unknown',
      row: row.number,
      column: 'country',
      found,
      known: text.unknownCountry,
    })
  const chip = textCell(row, 'chip')
  const quota = textCell(row, 'quota')
  known(row, { column: 'quota', found: quota, ids: quotas.map(({ id }) => id) })
  return {
    date: dayCell(row, 'date'),
    country,
    consignee: textCell(row, 'consignee'),
    chip,
    count: countCell(row, 'count'),
    quota,
  }
}

function known(
  row: TableRow,
  {
    column,
    found,
    ids,
  }: { readonly column: string; readonly found: string; readonly ids: readonly string[] },
): void {
  if (!ids.includes(found))
    throw new TableFault({ kind: 'unknown', row: row.number, column, found, known: ids.join(', ') })
}

function quotaResult(entries: Entries, language: Language): Result {
  const text = quotaWords[language]
  const counted = rowOf(gpus, entries.text('counted'))
  const each = { name: gpuName(counted, language), tpp: chipPerformance(counted).tpp }
  const codes = codesByName()
  const ledger = tableRows(entries.text('ledger')).map((row) => entryOf(row, text, codes))
  const balances = quotaLedger(ledger, {
    quotas,
    tppOf: (chip) => chipPerformance(named('chip', gpus, chip)).tpp,
    tppOfGpu: each.tpp,
  }).map((balance) => ({ ...balance, holder: holderName(balance, language) }))
  const title = ({ title: english }: Quota): string => nameInWords(english, language)
  return {
    answer: [
      ...(entries.text('ledger') === sample ? [text.madeUp] : []),
      ...balances.slice(0, mostSaid).map((balance) => remainsText(balance, each.name, language)),
      tierText(entries.text('country'), language),
    ],
    numbers: [
      ...balances.map((balance) => ({
        name: text.remainsOf(balance.holder, title(quotaOf(balance))),
        value: balance.remainingGpus,
        unit: each.name,
        why: [explainBalance(balance, quotaOf(balance), each)],
      })),
      ...quotas.map((quota) => ({
        name: text.quotaIn(title(quota), each.name),
        value: quota.tpp / each.tpp,
        unit: each.name,
        why: [explainQuota(quota, each)],
      })),
    ],
    charts: [usedChart(balances, language)],
    tables: [balanceTable(balances, each.name, language), quotaTable(language), tierTable(language)],
    notes: [...text.notes, sourceInWords(countries.tiers.source, language)],
  }
}

function quotaOf({ quota }: QuotaBalance): Quota {
  return rowOf(quotas, quota)
}

/** A country by its name; consignees are named as they were written. */
function holderName(balance: QuotaBalance, language: Language): string {
  return quotaOf(balance).of === 'country' ? countryName(balance.holder, language) : balance.holder
}

function remainsText(balance: QuotaBalance, chip: string, language: Language): string {
  const text = quotaWords[language]
  const now = {
    holder: balance.holder,
    quota: nameInWords(quotaOf(balance).title, language),
    count: saidValue(Math.abs(balance.remainingGpus), language),
    chip,
  }
  return balance.overdrawn
    ? text.overdrawn({ ...now, day: saidDay(balance.overdrawnOn ?? '') })
    : text.remains(now)
}

function tierText(code: string, language: Language): string {
  const text = quotaWords[language]
  const name = countryName(code, language)
  return countries.unitedStates.includes(code)
    ? text.inUnitedStates(name)
    : text.tier(name, tierOf(countries, code))
}

function usedChart(balances: readonly QuotaBalance[], language: Language): Chart {
  const text = quotaWords[language]
  const bars = balances.map((balance) => {
    const value = (100 * balance.usedTpp) / quotaOf(balance).tpp
    return {
      name: `${balance.holder} · ${balance.quota}`,
      value,
      shown: saidPercent(value, language),
      isPointedOut: balance.overdrawn,
    }
  })
  return barsChart(bars.slice(0, mostBars), {
    id: 'quota-used',
    title: text.chart,
    reading: text.chartReading,
    corner: text.holder,
    amount: text.share,
    mark: { value: 100, name: '100' },
  })
}

function balanceTable(balances: readonly QuotaBalance[], chip: string, language: Language): Table {
  const text = quotaWords[language]
  const shown = (value: number) => valueCell(value, saidValue(value, language))
  return {
    title: text.balances,
    corner: text.holder,
    columns: [text.quota, text.entries, text.used, text.left, text.leftGpus(chip), text.since],
    groups: [
      {
        rows: balances.map((balance) => ({
          label: balance.holder,
          cells: [
            { text: nameInWords(quotaOf(balance).title, language) },
            shown(balance.entries),
            shown(balance.usedTpp / million),
            shown(balance.remainingTpp / million),
            { ...shown(balance.remainingGpus), ...(balance.overdrawn ? { tone: 'lower' as const } : {}) },
            { text: balance.overdrawnOn === undefined ? absentMark : saidDay(balance.overdrawnOn) },
          ],
        })),
      },
    ],
  }
}

/** Against the numbers that were printed in H100. */
function quotaTable(language: Language): Table {
  const text = quotaWords[language]
  const shown = (value: number) => valueCell(value, saidValue(value, language))
  return {
    title: text.quotas,
    corner: text.quota,
    columns: [text.millionTpp, 'H100', text.printed, text.agrees, text.source],
    groups: [
      {
        rows: checkQuotas(quotas, chipPerformance(rowOf(gpus, 'h100')).tpp).map((quota) => ({
          label: nameInWords(quota.title, language),
          cells: [
            shown(quota.tpp / million),
            shown(Math.round(quota.gpus)),
            quota.printedGpus === undefined ? { text: absentMark } : shown(quota.printedGpus),
            { text: quota.agrees === null ? absentMark : quota.agrees ? text.yes : text.no },
            { text: `${sourceInWords(quota.source, language)}, ${saidDay(quota.date)}` },
          ],
        })),
      },
    ],
  }
}

function tierTable(language: Language): Table {
  const text = quotaWords[language]
  const names = (codes: readonly string[]): string => {
    const shown = codes.slice(0, mostNamed).map((code) => countryName(code, language))
    const rest = codes.length - shown.length
    return rest > 0 ? `${shown.join(', ')} ${text.more(rest)}` : shown.join(', ')
  }
  return {
    title: text.tiers,
    corner: text.tierColumn,
    columns: [text.printedCount, text.ruleCount, text.missing],
    groups: [
      {
        rows: printedTiers(countries).map(({ tier, printed, missing }) => ({
          label: text.tierName(tier),
          cells: [
            valueCell(printed.length, String(printed.length)),
            valueCell(printed.length + missing.length, String(printed.length + missing.length)),
            { text: missing.length === 0 ? absentMark : names(missing) },
          ],
        })),
      },
    ],
  }
}
