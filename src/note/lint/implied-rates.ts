import { allowed, type Mention } from '../mention/mention.ts'
import { mentionsIn } from '../mention/mentions-in.ts'
import { columnUnit, measuredCell } from './column-unit.ts'
import { type NumberTable, totalLabel } from './number-table.ts'
import type { ImpliedRate, ImpliedRates } from './rule.ts'
import type { Statement } from './statement.ts'

/** Amounts of two currencies that a text sets equal: "USD 100 bn (KRW 140 tn)", "1,000억 달러, 즉 140조원". */
interface MoneyPair {
  readonly a: Mention
  readonly b: Mention
  readonly printed: string
  readonly line: number
}

const joins =
  /^(?:\s(?:in|at the end of) (?:19|20)\d\d|(?:\s[a-z-]{2,14}){1,2}(?=\s\(|,\s(?:worth|or|about)))?\s?(?:(?:is|was|were|are) worth|\(|=|≈|~|,\s?(?=about|roughly|around|약)|,?\s?(?:or|i\.e\.|that is|equal to|equals|worth|equivalent to|the equivalent of|which is|translates? (?:in)?to)|,?\s?즉|에 해당하는|,?\s?한화로?|,?\s?원화로?|,?\s?환산(?:하면|시)?)[\s,]*(?:about|around|roughly|approximately|some|약|대략|한화|원화|over|more than|nearly|almost)?\s?(?:about|약)?\s?(?:US)?[$₩€(]?\s?(?:USD|KRW|CNY|RMB|EUR)?\s?$/iu

function moneyPairs(statements: readonly Statement[]): readonly MoneyPair[] {
  return statements.flatMap(({ text, mentions, line }) =>
    mentions.flatMap((a, at) => {
      const b = mentions[at + 1]
      if (a.unit.kind !== 'money' || b?.unit.kind !== 'money' || a.unit.currency === b.unit.currency)
        return []
      if (!joins.test(text.slice(a.to, b.from))) return []
      return [{ a, b, line, printed: text.slice(a.from, b.to) }]
    }),
  )
}

/** The rate of every currency pair that a note implies, by `USD/KRW`: won for a dollar, the dearer currency first. */
export function impliedRates(statements: readonly Statement[], tables: readonly NumberTable[]): ImpliedRates {
  const rates = new Map<string, ImpliedRate[]>()
  for (const pair of [
    ...moneyPairs(statements),
    ...captionPairs(tables),
    ...tables.flatMap(columnPairs),
    ...statements.flatMap(statedRates),
  ]) {
    if (pair.a.per !== pair.b.per) continue
    const [name, rate] = rateOf(pair)
    rates.set(name, [...(rates.get(name) ?? []), rate])
  }
  return rates
}

function rateOf({ a, b, printed, line }: MoneyPair): readonly [string, ImpliedRate] {
  const [dear, cheap] = place(a) <= place(b) ? [a, b] : [b, a]
  const [top, bottom] = [allowed(cheap), allowed(dear)]
  const rate = cheap.value / dear.value
  const low = Math.max(0, top.low) / bottom.high
  const high = bottom.low > 0 ? top.high / bottom.low : Infinity
  return [`${currencyOf(dear)}/${currencyOf(cheap)}`, { rate, low, high, printed, line }]
}

/** Dearer currencies first, so that a pair has one name whatever its amounts are. */
const dearest = ['GBP', 'EUR', 'USD', 'CNY', 'HKD', 'JPY', 'KRW']

function place(mention: Mention): number {
  const at = dearest.indexOf(currencyOf(mention))
  return at === -1 ? dearest.length : at
}

function currencyOf({ unit }: Mention): string {
  return unit.kind === 'money' ? unit.currency : ''
}

const perCurrency: readonly (readonly [RegExp, string])[] = [
  [/^\s?(?:per|to the|\/|for (?:one|a))\s?(?:US )?(?:dollar|USD)\b/i, 'USD'],
  [/^\s?(?:per|to the|\/|for (?:one|a))\s?(?:euro|EUR)\b/i, 'EUR'],
  [/^\s?(?:per|to the|\/|for (?:one|a))\s?(?:yuan|CNY|RMB)\b/i, 'CNY'],
]
const koreanPer: readonly (readonly [RegExp, string])[] = [
  [/(?:달러당|원\/달러 환율(?:은|을|이)?|달러\/원 환율(?:은|을|이)?)\s?(?:약 )?$/u, 'USD'],
  [/위안당\s?(?:약 )?$/u, 'CNY'],
  [/유로당\s?(?:약 )?$/u, 'EUR'],
]

/** "200 won per yuan", "달러당 1,450원": a rate that the note names. */
function statedRates({ text, mentions, line }: Statement): readonly MoneyPair[] {
  return mentions.flatMap((b): readonly MoneyPair[] => {
    if (b.unit.kind !== 'money' || b.per !== undefined) return []
    const after = perCurrency.find(([form]) => form.test(text.slice(b.to, b.to + 24)))?.[1]
    const before = koreanPer.find(([form]) => form.test(text.slice(Math.max(0, b.from - 24), b.from)))?.[1]
    const currency = after ?? before
    if (currency === undefined || currency === b.unit.currency) return []
    const one: Mention = {
      ...b,
      value: 1,
      low: 1,
      high: 1,
      roundness: 0,
      hedge: undefined,
      unit: { kind: 'money', currency },
    }
    return [{ a: one, b, line, printed: `${b.text} per ${currency}` }]
  })
}

/** A caption names the total of its table in another currency than the table's own. */
function captionPairs(tables: readonly NumberTable[]): readonly MoneyPair[] {
  return tables.flatMap(({ table, rows, said }) => {
    const { caption } = table
    const [named] = mentionsIn(caption?.title ?? '').filter(({ unit }) => unit.kind === 'money')
    const unit = tableMoney(said)
    if (!caption || !named || !unit || currencyOf(named) === unit.currency) return []
    const total = rows
      .find(({ label }) => totalLabel.test(label))
      ?.cells.findLast(({ number }) => number)?.number
    if (!total) return []
    const amount: Mention = {
      ...total,
      value: total.value * unit.scale,
      low: total.low * unit.scale,
      high: total.high * unit.scale,
      unit: { kind: 'money', currency: unit.currency },
      per: named.per,
    }
    return [
      { a: named, b: amount, line: caption.line, printed: `${named.text}, ${total.text} (${unit.printed})` },
    ]
  })
}

/** One amount in two columns, each of its own currency: "Market value, USD bn" and "Market value, KRW tn". */
function columnPairs(table: NumberTable): readonly MoneyPair[] {
  const columns = table.header.flatMap((header, column) => {
    const found = columnUnit(header)?.unit
    const subject = subjectOf(header)
    return found?.kind === 'money' ? [{ column, subject, currency: found.currency }] : []
  })
  return columns.flatMap((first, at) =>
    columns
      .slice(at + 1)
      .filter(({ subject, currency }) => subject === first.subject && currency !== first.currency)
      .flatMap((second) =>
        table.rows.flatMap(({ label, line }, row): readonly MoneyPair[] => {
          const [a, b] = [measuredCell(table, row, first.column), measuredCell(table, row, second.column)]
          return a?.unit.kind === 'money' && b?.unit.kind === 'money' && a.value > 0 && b.value > 0
            ? [{ a, b, line, printed: `${label}: ${a.text}, ${b.text}` }]
            : []
        }),
      ),
  )
}

/** What a column is of, its unit taken off. */
function subjectOf(header: string): string {
  return header
    .replace(/[([][^()[\]]*[)\]]\s*$|,[^,]*$/, '')
    .replace(/\b(?:USD|KRW|EUR|CNY|JPY|GBP|tn|bn|mn)\b|[$₩€¥£]/g, '')
    .trim()
    .toLowerCase()
}

interface TableMoney {
  readonly currency: string
  readonly scale: number
  readonly printed: string
}

const tableUnits: readonly (readonly [RegExp, string, number])[] = [
  [/(?:USD|US\$|\$)\s?(?:mn|million|m)\b/i, 'USD', 1e6],
  [/(?:USD|US\$|\$)\s?(?:bn|billion|b)\b/i, 'USD', 1e9],
  [/(?:KRW|₩)\s?(?:tn|trillion)\b/i, 'KRW', 1e12],
  [/(?:KRW|₩)\s?(?:bn|billion)\b/i, 'KRW', 1e9],
  [/백만\s?달러/, 'USD', 1e6],
  [/십억\s?달러/, 'USD', 1e9],
  [/억\s?달러/, 'USD', 1e8],
  [/조\s?원/, 'KRW', 1e12],
  [/십억\s?원/, 'KRW', 1e9],
  [/억\s?원/, 'KRW', 1e8],
]

/** The unit that a table says its amounts are in: "(USD mn)", "단위: 백만달러". Amounts with digits before are none. */
function tableMoney(said: string): TableMoney | undefined {
  for (const [form, currency, scale] of tableUnits) {
    const match = form.exec(said)
    if (match && !/\d\s?$/.test(said.slice(0, match.index))) return { currency, scale, printed: match[0] }
  }
  return undefined
}
