import {
  type Chain,
  type ChainInput,
  type ChainTornado,
  chainOutcomes,
  chainWords,
  type DrawnChain,
  numberText,
  type Range,
} from '#economics'
import { harmlessText } from './harmless-text.ts'

/** What `jevons chain` says in words; one place, so that another language can follow. */

export interface ChainDocument {
  readonly inputs: readonly (Range & {
    readonly name: ChainInput
    readonly unit: string
    readonly source: string
  })[]
  readonly chain: Chain
  readonly drawn: DrawnChain
  readonly tornado: ChainTornado
}

export function chainText(document: ChainDocument): string {
  const { chain, drawn } = document
  const uncertain = document.inputs.some(({ low, high }) => low !== high)
  const paragraphs = [
    document.inputs.map(inputLine).join('\n'),
    sidesText(chain),
    answerText(chain, drawn, uncertain),
    ...(uncertain ? [spreadText(drawn), tornadoText(document.tornado)] : []),
  ]
  return `${harmlessText(paragraphs.join('\n\n'))}\n`
}

function inputLine({ name, value, low, high, unit, source }: ChainDocument['inputs'][number]): string {
  const range = low === high ? '' : ` (${numberText(low)} to ${numberText(high)})`
  return `${chainWords[name]}: ${numberText(value)}${range}${unit === '' ? '' : ` ${unit}`}; ${source}`
}

function sidesText({ before, after, ...ratios }: Chain): string {
  const row = (name: string, a: number, b: number, ratio?: number): string =>
    `${name.padEnd(24)}${shown(a).padStart(15)}${shown(b).padStart(15)}${ratio === undefined ? '' : `${shown(ratio)}×`.padStart(11)}`
  return [
    `${''.padEnd(24)}${'before'.padStart(15)}${'after'.padStart(15)}${'ratio'.padStart(11)}`,
    row('USD a right answer', before.usdPerRightAnswer, after.usdPerRightAnswer, ratios.priceRatio),
    row('right answers a day', before.rightAnswersPerDay, after.rightAnswersPerDay, ratios.demandRatio),
    row('tokens a day', before.tokensPerDay, after.tokensPerDay, ratios.tokensRatio),
    row('USD a day', before.usdPerDay, after.usdPerDay, ratios.spendRatio),
    row('GPUs', before.gpus, after.gpus, ratios.gpuRatio),
    row('MW', before.megawatts, after.megawatts, ratios.gpuRatio),
    row('capital, USD', before.capexUsd, after.capexUsd, ratios.gpuRatio),
  ].join('\n')
}

function answerText({ gpuRatio, breakEvenElasticity }: Chain, drawn: DrawnChain, uncertain: boolean): string {
  const even = Number.isFinite(breakEvenElasticity)
    ? `They are as many as before at an elasticity of ${shown(breakEvenElasticity)}, more above.`
    : 'A right answer costs what it did, so demand is what it was.'
  const chance = uncertain
    ? ` In ${(100 * drawn.moreGpus).toFixed(1)} % of ${drawn.points.toLocaleString('en')} draws more GPUs are asked for: a share of what was assumed, no probability of what will be.`
    : ''
  return `GPUs: ${shown(gpuRatio)}× as many. ${even}${chance}`
}

function spreadText({ outcomes }: DrawnChain): string {
  const rows = Object.entries(outcomes).map(
    ([name, { value, p5, median, p95 }]) =>
      `${name.padEnd(24)}${[value, p5, median, p95].map((one) => shown(one).padStart(14)).join('')}`,
  )
  const head = `${'drawn'.padEnd(24)}${['middle', '5 %', '50 %', '95 %'].map((one) => one.padStart(14)).join('')}`
  return [head, ...rows].join('\n')
}

function tornadoText({ outcome, value, bars }: ChainTornado): string {
  const rows = bars.map(
    ({ input, low, high }) =>
      `  ${chainWords[input]}: ${shown(low.outcome)} at ${shown(low.input)}, ${shown(high.outcome)} at ${shown(high.input)}`,
  )
  return [`What matters most for ${outcome} (${shown(value)}), the others in the middle:`, ...rows].join('\n')
}

/** Inputs and outcomes as CSV: kind, name, unit, value, low, high, source. Low and high of outcomes are the 5th and 95th percentile. */
export function chainCsv({ inputs, drawn }: ChainDocument): string {
  const rows = [
    ['kind', 'name', 'unit', 'value', 'low', 'high', 'source'],
    ...inputs.map(({ name, unit, value, low, high, source }) => [
      'input',
      name,
      unit,
      value,
      low,
      high,
      source,
    ]),
    ...Object.entries(drawn.outcomes).map(([name, { value, p5, p95 }]) => [
      ...['outcome', name, unitOf(name), value, p5, p95],
      `${drawn.points} draws, seed ${drawn.seed}`,
    ]),
  ]
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function unitOf(name: string): string {
  return chainOutcomes[name as keyof typeof chainOutcomes].unit
}

function cell(value: string | number): string {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function shown(value: number): string {
  return numberText(Number(value.toPrecision(4)))
}
