import { type Explained, explain, type Formula, given, type Qualifier } from '#economics'

/** What was spent, or is to be: a year's capital expenditure of a firm, or of several where no more was told. */
export interface YearCapex {
  readonly firms: readonly string[]
  /** Of the calendar; a fiscal year that ends within it where `fiscalEnd` says so. */
  readonly year: number
  readonly usdBillion: number
  readonly qualifier: Qualifier
  readonly kind: 'actual' | 'guidance' | 'consensus'
  /** What is counted: purchases in cash, or those with finance leases. Numbers of two bases are never compared. */
  readonly basis: string
  /** MM-DD on which the year ends, where it is not the calendar's. */
  readonly fiscalEnd?: string
  readonly source: string
  readonly date: string
}

/** A year of all firms: what was told of each, their sum, and growth where both years have one basis. */
export interface CapexYear {
  readonly year: number
  readonly rows: readonly YearCapex[]
  readonly sumUsdBillion: number
  /** How many firms the sum is of: a row may be of several together. */
  readonly firms: number
  /** What the sum is: a bound where a row is one. */
  readonly sumQualifier: Qualifier
  readonly growthPercent: Readonly<Record<string, number>>
}

const growthFormula: Formula<'now' | 'before'> = {
  name: 'growth against the year before',
  symbol: 'growth',
  unit: '%',
  text: '100 · (now / before − 1)',
  of: ({ now, before }) => 100 * (now / before - 1),
}

/**
 * Years with what was told of each. Per firm one number counts: what was spent before what is planned before what is expected;
 * of two of a kind the newer. What was told after `asOf` is not known yet.
 */
export function capexByYear(all: readonly YearCapex[], asOf?: string): readonly CapexYear[] {
  const rows = all.filter(({ date }) => asOf === undefined || date <= asOf)
  const years = [...new Set(rows.map(({ year }) => year))].sort()
  const counted = new Map(years.map((year) => [year, countedRows(rows.filter((row) => row.year === year))]))
  return years.map((year) => {
    const own = counted.get(year) ?? []
    const before = counted.get(year - 1) ?? []
    const growths = own.flatMap((row) => {
      const last = before.find((one) => isComparable(one, row))
      return last === undefined
        ? []
        : [[nameOf(row), growthFormula.of({ now: row.usdBillion, before: last.usdBillion })] as const]
    })
    return {
      year,
      rows: own,
      sumUsdBillion: own.reduce((sum, { usdBillion }) => sum + usdBillion, 0),
      firms: new Set(own.flatMap(({ firms }) => firms)).size,
      sumQualifier: qualifierOf(own),
      growthPercent: Object.fromEntries(growths),
    }
  })
}

/** Bounds of both kinds bound nothing; without any, what is not told exactly makes the sum no exact one. */
function qualifierOf(rows: readonly YearCapex[]): Qualifier {
  const has = (qualifier: Qualifier): boolean => rows.some((row) => row.qualifier === qualifier)
  if (has('at most') !== has('at least')) return has('at most') ? 'at most' : 'at least'
  return rows.every(({ qualifier }) => qualifier === 'exactly') ? 'exactly' : 'about'
}

const order = { actual: 0, guidance: 1, consensus: 2 } as const

function countedRows(rows: readonly YearCapex[]): readonly YearCapex[] {
  const best = new Map<string, YearCapex>()
  for (const row of rows) {
    const known = best.get(nameOf(row))
    const isBetter =
      known === undefined ||
      order[row.kind] < order[known.kind] ||
      (row.kind === known.kind && row.date > known.date)
    if (isBetter) best.set(nameOf(row), row)
  }
  // What was told of several firms together counts only where none of them is told of alone.
  const alone = new Set([...best.values()].flatMap(({ firms }) => (firms.length === 1 ? firms : [])))
  return [...best.values()].filter(
    ({ firms }) => firms.length === 1 || !firms.some((firm) => alone.has(firm)),
  )
}

function isComparable(before: YearCapex, now: YearCapex): boolean {
  return nameOf(before) === nameOf(now) && before.basis === now.basis && before.fiscalEnd === now.fiscalEnd
}

/** As it is shown: MSFT + META. */
export function nameOf({ firms }: Pick<YearCapex, 'firms'>): string {
  return firms.join(' + ')
}

/** Why a year grew by so much; undefined where there is nothing to compare with. */
export function explainCapexGrowth(before: YearCapex, now: YearCapex): Explained {
  const told = ({ year, kind, basis, source, date }: YearCapex): string =>
    `${year}, ${kind}, ${basis} (${source}, ${date})`
  return explain(growthFormula, {
    now: given(told(now), 'now', now.usdBillion, 'USD bn'),
    before: given(told(before), 'before', before.usdBillion, 'USD bn'),
  })
}
