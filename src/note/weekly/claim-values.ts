import { type Explained, explain, type Formula } from '#economics'
import type { NoteLanguage } from '../write/note-book.ts'
import { explainedPrint, printedNumber } from './printed-facts.ts'
import type { PrintedFacts } from './printed-issue.ts'
import { thoughtExample } from './thought-values.ts'

type Entry = readonly [string, Explained]

/** What is computed of printed numbers: a path, a formula, and the printed numbers that go into it by their symbols. */
interface Derived {
  readonly path: string
  readonly formula: Omit<Formula<string>, 'name' | 'symbol'>
  readonly name: string
  readonly inputs: Readonly<Record<string, string>>
}

const growth = (path: string, name: string, now: string, before: string): Derived => ({
  path,
  name,
  formula: {
    unit: '%',
    text: '100 · (now / before − 1)',
    of: ({ now: a = Number.NaN, before: b = Number.NaN }) => 100 * (a / b - 1),
  },
  inputs: { now, before },
})

const ratio = (path: string, name: string, of: string, by: string): Derived => ({
  path,
  name,
  formula: { unit: '', text: 'a / b', of: ({ a = Number.NaN, b = Number.NaN }) => a / b },
  inputs: { a: of, b: by },
})

const hoursOfThreeMonths = 90 * 24

const derived: readonly Derived[] = [
  growth('capex.growth.alphabet', 'growth of Alphabet’s capex', 'capex.alphabet', 'capex.alphabetBefore'),
  growth(
    'capex.growth.street',
    'growth that was expected of it',
    'capex.alphabetStreet',
    'capex.alphabetBefore',
  ),
  {
    path: 'capex.base.amazon',
    name: 'capex of 2024 that the growth implies',
    formula: {
      unit: 'USD bn',
      text: 'now / (1 + growth / 100)',
      of: ({ now = Number.NaN, growth: by = Number.NaN }) => now / (1 + by / 100),
    },
    inputs: { now: 'capex.amazon', growth: 'capex.amazonGrowth' },
  },
  {
    path: 'capex.total',
    name: 'capex of the four',
    formula: {
      unit: 'USD bn',
      text: 'alphabet + amazon + both',
      of: ({ alphabet = Number.NaN, amazon = Number.NaN, both = Number.NaN }) => alphabet + amazon + both,
    },
    inputs: { alphabet: 'capex.alphabet', amazon: 'capex.amazon', both: 'capex.microsoftAndMeta' },
  },
  ratio(
    'openai.step',
    'valuation of the new round over the one before',
    'openai.valuation',
    'openai.valuationBefore',
  ),
  {
    path: 'nvidia.impliedCap',
    name: 'market value before the fall that loss and fall imply',
    formula: {
      unit: 'USD bn',
      text: 'loss / (fall / 100)',
      of: ({ loss = Number.NaN, fall = Number.NaN }) => loss / (fall / 100),
    },
    inputs: { loss: 'nvidia.lossUsdBillion', fall: 'nvidia.fall' },
  },
  growth(
    'nvidia.multipleChange',
    'multiple now against its mean',
    'nvidia.evToEbitdaNow',
    'nvidia.evToEbitdaMean',
  ),
  {
    path: 'rent.usdMillion',
    name: 'rent of the fleet over 90 days',
    formula: {
      unit: 'USD mn',
      text: `gpus · price · ${hoursOfThreeMonths} / 10⁶`,
      of: ({ gpus = Number.NaN, price = Number.NaN }) => (gpus * price * hoursOfThreeMonths) / 1e6,
    },
    inputs: { gpus: 'rent.gpus', price: 'rent.usdPerHour' },
  },
  {
    path: 'capability.orders',
    name: 'orders of magnitude a year of the printed factor',
    formula: { unit: 'OOM/year', text: 'log₁₀ fold', of: ({ fold = Number.NaN }) => Math.log10(fold) },
    inputs: { fold: 'capability.foldPerYear' },
  },
  {
    path: 'capability.factor',
    name: 'factor a year of the printed orders of magnitude',
    formula: { unit: '×', text: '10^orders', of: ({ orders = Number.NaN }) => 10 ** orders },
    inputs: { orders: 'capability.ordersPerYear' },
  },
  {
    path: 'salary.wonPerCny',
    name: 'won a yuan that the assets imply',
    formula: {
      unit: 'KRW per CNY',
      text: 'krw · 10³ / cny',
      of: ({ krw = Number.NaN, cny = Number.NaN }) => (krw * 1e3) / cny,
    },
    inputs: { krw: 'highflyer.krwTrillion', cny: 'highflyer.cnyBillion' },
  },
  {
    path: 'salary.krwMillion',
    name: 'salary a year at that rate',
    formula: {
      unit: 'KRW mn',
      text: 'monthly · 12 · (krw · 10³ / cny) / 10⁶',
      of: ({ monthly = Number.NaN, krw = Number.NaN, cny = Number.NaN }) =>
        (monthly * 12 * ((krw * 1e3) / cny)) / 1e6,
    },
    inputs: { monthly: 'salary.cnyPerMonth', krw: 'highflyer.krwTrillion', cny: 'highflyer.cnyBillion' },
  },
  {
    path: 'gartner.base2024',
    name: 'market of 2024 that the growth implies',
    formula: {
      unit: 'USD bn',
      text: 'market / (1 + growth / 100)^5',
      of: ({ market = Number.NaN, growth: by = Number.NaN }) => market / (1 + by / 100) ** 5,
    },
    inputs: { market: 'gartner.marketUsdBillion', growth: 'gartner.growth' },
  },
  {
    path: 'palantir.score',
    name: 'growth plus adjusted operating margin',
    formula: {
      unit: 'points',
      text: 'growth + margin',
      of: ({ growth: by = Number.NaN, margin = Number.NaN }) => by + margin,
    },
    inputs: { growth: 'palantir.growth', margin: 'palantir.operatingMargin' },
  },
  {
    path: 'palantir.guidanceAboveConsensus',
    name: 'middle of the guidance against the consensus',
    formula: {
      unit: '%',
      text: '100 · ((low + high) / 2 / consensus − 1)',
      of: ({ low = Number.NaN, high = Number.NaN, consensus = Number.NaN }) =>
        100 * ((low + high) / 2 / consensus - 1),
    },
    inputs: {
      low: 'palantir.guidanceFrom',
      high: 'palantir.guidanceTo',
      consensus: 'palantir.consensus',
    },
  },
  {
    path: 'palantir.beat',
    name: 'growth above guidance',
    formula: {
      unit: 'points',
      text: 'reported − guided',
      of: ({ reported = Number.NaN, guided = Number.NaN }) => reported - guided,
    },
    inputs: { reported: 'palantir.growth', guided: 'palantir.growthGuided' },
  },
]

/** Every printed number by `printed.` and its name, and what is computed of them by its own path. */
export function claimValues(printed: PrintedFacts, language: NoteLanguage): readonly Entry[] {
  const known = new Set(printed.values.map(({ id }) => id))
  const example = thoughtExample(printed)
  return [
    ...printed.values.map((one): Entry => [`printed.${one.id}`, explainedPrint(printed, one, language)]),
    ...derived
      .filter(({ inputs }) => Object.values(inputs).every((id) => known.has(id)))
      .map((one): Entry => [one.path, derivedOf(one, printed, language)]),
    ...(example ? Object.entries(example).map(([key, value]): Entry => [`thoughts.${key}`, value]) : []),
  ]
}

function derivedOf(
  { path, name, formula, inputs }: Derived,
  printed: PrintedFacts,
  language: NoteLanguage,
): Explained {
  const explained = Object.fromEntries(
    Object.entries(inputs).map(([symbol, id]) => [symbol, printedNumber(printed, id, language).explained]),
  )
  return { ...explain({ ...formula, name, symbol: path }, explained), note: 'derived' }
}
