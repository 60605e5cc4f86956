import { costMethods, methodNames, tornadoInputNames, tornadoOutcomeNames } from '#economics'
import { harmlessText } from './harmless-text.ts'
import { grouped, plainTable } from './plain-table.ts'
import type { AskedCluster } from './tco-cluster.ts'
import type { TableColumn, TcoDocument } from './tco-document.ts'
import { wrapped } from './wrapped-text.ts'

const mostColumns = 90

/** A cluster's cost for a terminal. */
export function tcoText(document: TcoDocument, asked: AskedCluster): string {
  const { cluster } = document
  const { known, cooling } = asked
  const head = `${cluster.name}: ${grouped(document.table.total.count)} accelerators, ${cluster.lifeYears} years, WACC ${grouped(100 * cluster.wacc, 1)} %`
  const sources = [
    ...(known ? [`Source: ${known.source}, ${known.date}. ${known.note ?? ''}`] : []),
    ...(cooling ? [`PUE ${cooling.value} (${cooling.id}): ${cooling.source}, ${cooling.date}.`] : []),
  ]
  const blocks = [
    [harmlessText(head), ...sources.flatMap((source) => wrapped(source.trim(), mostColumns))],
    tableLines(document),
    methodLines(document),
    checkLines(document),
    decompositionLines(document, known?.powerSource),
    wonLines(document),
    tornadoLines(document),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function tableLines({ table, method }: TcoDocument): readonly string[] {
  const columns = [...table.columns, table.total]
  const row = (name: string, cell: (column: TableColumn) => string): readonly string[] => [
    name,
    ...columns.map(cell),
  ]
  const orNone = (value: number | null): string => (value === null ? '' : grouped(value))
  return plainTable([
    row('', ({ gpu }) => harmlessText(gpu)),
    row('accelerators', ({ count }) => grouped(count)),
    row('price of one, USD', ({ gpuPriceUsd }) => orNone(gpuPriceUsd)),
    row('server capex per GPU, USD', ({ serverCapexUsdPerGpu }) => orNone(serverCapexUsdPerGpu)),
    row('  of it not the GPU', ({ otherServerCapexUsdPerGpu }) => orNone(otherServerCapexUsdPerGpu)),
    row('capex, USD mn', ({ capexUsdMillion }) => grouped(capexUsdMillion, 2)),
    row('cost to operate, USD mn', ({ opexUsdMillion }) => grouped(opexUsdMillion, 2)),
    row('  per GPU-year, USD', ({ opexUsdPerGpuYear }) => grouped(opexUsdPerGpuYear)),
    row(`total, USD mn (${method})`, ({ totalUsdMillion }) => grouped(totalUsdMillion, 2)),
    row('per GPU-hour, USD', ({ usdPerGpuHour }) => grouped(usdPerGpuHour, 3)),
  ])
}

function methodLines({ methods, printed, reproduces, alsoReproduces }: TcoDocument): readonly string[] {
  const fitting = new Set([reproduces, ...alsoReproduces])
  const rows = costMethods.map(({ id }) => {
    const { totalUsdMillion, low, high, capitalPerPrice, usdPerGpuHour } = methods[id]
    const range = low === high ? '' : `${grouped(low, 1)}–${grouped(high, 1)}`
    const verdict = printed === null ? '' : fitting.has(id) ? 'yes' : 'no'
    return [
      methodNames[id],
      grouped(capitalPerPrice, 4),
      grouped(totalUsdMillion, 1),
      range,
      grouped(usdPerGpuHour, 3),
      verdict,
    ]
  })
  const asked = printed === null ? '' : `prints as ${grouped(printed.totalUsdMillion)}?`
  const head = ['method', 'capital / price', 'total, USD mn', 'with rounded opex', 'USD/GPU-h', asked]
  return [...plainTable([head, ...rows]), ...reproducedLines({ printed, reproduces, alsoReproduces })]
}

function reproducedLines({
  printed,
  reproduces,
  alsoReproduces,
}: Pick<TcoDocument, 'printed' | 'reproduces' | 'alsoReproduces'>): readonly string[] {
  if (printed === null) return []
  const total = grouped(printed.totalUsdMillion)
  if (reproduces === null) return ['', `No method here gives ${total}.`]
  const names = [reproduces, ...alsoReproduces].map((id) => methodNames[id])
  return ['', `${total} is ${names.join(', or ')}; no other method here gives it.`]
}

function checkLines({ checks }: TcoDocument): readonly string[] {
  if (checks.length === 0) return []
  const notes = checks.flatMap(({ where, printed, note }) =>
    note === undefined ? [] : [`${where}: printed ${grouped(printed)}; ${note}`],
  )
  const wrong = checks.filter(({ agrees }) => !agrees)
  const said =
    wrong.length === 0
      ? `All ${checks.length} printed numbers agree with their inputs, once rounding is allowed for.`
      : `Printed numbers that their inputs do not give: ${wrong.map(({ where }) => where).join('; ')}.`
  return [said, ...notes.flatMap((note) => wrapped(note, mostColumns))]
}

function decompositionLines({ decompositions }: TcoDocument, powerSource?: string): readonly string[] {
  if (decompositions.length === 0) return []
  const rows = decompositions.map((one) => [
    harmlessText(one.gpu),
    one.interest === 'annuity' ? 'annuity' : 'simple',
    grouped(one.interestUsdMillion, 1),
    grouped(one.operationsUsdMillion, 1),
    grouped(one.operationsUsdPerGpuYear),
    one.operationsUsdPerKwMonth === undefined ? '' : grouped(one.operationsUsdPerKwMonth),
  ])
  const head = ['', 'interest', 'USD mn', 'rest, USD mn', 'rest per GPU-year', 'rest per kW-month']
  return [
    'One way to read the cost to operate that fits, as interest and the rest. That it fits does',
    'not make it the method: too little is printed to tell.',
    ...plainTable([head, ...rows], 2),
    ...(powerSource === undefined ? [] : wrapped(`kW: ${powerSource}`, mostColumns)),
  ]
}

function wonLines({ krw, impliedKrwRate, method }: TcoDocument): readonly string[] {
  const rows = krw.map(({ krwTrillion, rate, rateDate, source }) => [
    wonText(krwTrillion),
    `at ${grouped(rate, 1)} of ${rateDate}`,
    harmlessText(source),
  ])
  const implied =
    impliedKrwRate === null
      ? []
      : [
          `Printed as KRW ${impliedKrwRate.printedKrwTrillion} tn: that is ${grouped(impliedKrwRate.rate, 1)} won for a dollar, from ${grouped(impliedKrwRate.low)} to ${grouped(impliedKrwRate.high)} by rounding.`,
        ]
  return [`In won (${method}):`, ...plainTable(rows, 3), ...implied]
}

function wonText(krwTrillion: number): string {
  return krwTrillion < 1 ? `KRW ${grouped(1000 * krwTrillion, 2)} bn` : `KRW ${grouped(krwTrillion, 3)} tn`
}

const barColumns = 30

/** The inputs that move the cost, the one that moves it most first, as bars around the cost as stated. */
function tornadoLines({ sensitivity, overRanges, unmoved, method }: TcoDocument): readonly string[] {
  const { value, bars, outcome } = sensitivity
  if (bars.length === 0) return []
  const ends = bars.flatMap(({ low, high }) => [low.outcome, high.outcome])
  const [least, most] = [Math.min(value, ...ends), Math.max(value, ...ends)]
  const place = (at: number): number => Math.round(((at - least) / (most - least)) * (barColumns - 1))
  const decimals = outcome === 'usdPerGpuHour' ? 3 : value < 100 ? 2 : 0
  const rows = bars.map(({ input, low, high }) => {
    const [from, to] = [low.outcome, high.outcome].map(place).toSorted((a, b) => a - b)
    const cells = Array.from({ length: barColumns }, (_, column) => {
      if (column === place(value)) return '│'
      return column >= (from ?? 0) && column <= (to ?? 0) ? '█' : ' '
    })
    const span = [low.input, high.input].map((end) => shortNumber(end)).join('–')
    return [
      tornadoInputNames[input],
      span,
      grouped(low.outcome, decimals),
      cells.join(''),
      grouped(high.outcome, decimals),
    ]
  })
  const range =
    overRanges === null
      ? []
      : [
          `Over all stated ranges at once: from ${grouped(overRanges.low, decimals)} to ${grouped(overRanges.high, decimals)}.`,
        ]
  return [
    `What moves it (${tornadoOutcomeNames[outcome]}, ${method}: ${grouped(value, decimals)}), one input at a time:`,
    ...plainTable(rows, 2),
    ...range,
    ...unmoved.map(
      (input) =>
        `The stated range of ${tornadoInputNames[input]} moves nothing: ${method} does not reckon with it; --method names another.`,
    ),
  ]
}

function shortNumber(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 4 })
}
