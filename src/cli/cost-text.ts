import type { SummaryEstimate } from '#run'
import type { AnswerCost, ArmComparison, ArmCost, ArmPrice } from '#study/price'
import { harmlessText } from './harmless-text.ts'
import { usdText } from './usd-text.ts'

type BreakEven = NonNullable<ArmComparison['breakEven']>

/** What `jevons cost` says in words; one place, so that another language can follow. */

/** Amounts of an arm in won, with the day of the rate that made them. */
export interface ArmWon {
  readonly rate: number
  readonly rateDate: string
  readonly costOfPassPooled?: WonEstimate
  readonly underthinkingTax?: WonEstimate
}

export interface WonEstimate {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

export function costText(cost: AnswerCost, won: ReadonlyMap<string, ArmWon | undefined>): string {
  const prices = new Set(cost.arms.map(({ price }) => price))
  const paragraphs = [
    ...[...prices].slice(0, prices.size === 1 ? 1 : 0).map(priceText),
    ...cost.arms.map((arm) => {
      const own =
        prices.size === 1 || 'absent' in arm.price
          ? ''
          : `\n  ${priceText(arm.price).replaceAll('\n', '\n  ')}`
      return `${armText(arm, { cost, won: won.get(arm.id) })}${own}`
    }),
    ...cost.comparisons.map(comparisonText),
  ]
  return `${harmlessText(paragraphs.join('\n\n'))}\n`
}

function priceText(price: ArmPrice): string {
  if ('absent' in price) return price.absent
  if (price.kind === 'as billed') return `Priced ${price.source}.`
  const { input, cachedInput, output } = price.usdPerMillion
  const told = (name: string, value: number | undefined): string =>
    `${name} ${value === undefined ? 'not known' : usdText(value)}`
  const notes = price.notes.map((note) => `\nNote: ${note}.`).join('')
  const by = price.kind === 'stated' ? price.source : `${price.kind} price, ${price.source}`
  return `A million tokens (${by}): ${[
    told('input', input),
    told('cached input', cachedInput),
    told('output', output),
  ].join(', ')}.${notes}`
}

function armText(
  arm: ArmCost,
  { cost, won }: { readonly cost: AnswerCost; readonly won: ArmWon | undefined },
): string {
  const { id, answers, correct, accuracy, costOfPass, perAnswerUsd, underthinkingTaxUsd, oracle } = arm
  const reason = (path: string): string | undefined => cost.absent[`arms.${id}.${path}`]
  const perProblem = costOfPass?.perProblem
  const median = perProblem?.median
  return [
    `${id}${oracle ? ' (oracle: nobody can run it)' : ''}`,
    `  ${answers.toLocaleString('en')} answers, ${correct.toLocaleString('en')} right${accuracy ? ` (${(100 * accuracy.value).toFixed(1)} %)` : ''}`,
    ...(perAnswerUsd ? [`  an answer          ${estimateText(perAnswerUsd)}`] : []),
    costOfPass?.pooled
      ? `  a right answer     ${estimateText(costOfPass.pooled)}, pooled${arm.bound === 'lower' ? '; a lower bound' : ''}`
      : `  a right answer     – (${reason('costOfPass.pooled') ?? reason('costOfPass') ?? 'not known'})`,
    ...(median
      ? [`  median problem     ${estimateText(median)}; ${perProblem?.neverSolved} never solved`]
      : []),
    ...(perProblem?.mean ? [`  mean problem       ${estimateText(perProblem.mean)}`] : []),
    underthinkingTaxUsd
      ? `  underthinking tax  ${taxText(underthinkingTaxUsd)}`
      : `  underthinking tax  – (${reason('underthinkingTaxUsd') ?? reason('costOfPass') ?? 'not known'})`,
    ...arm.notPriced.map(
      ({ tokens, reason: why, atMostUsd }) =>
        `  left out           ${tokens === null ? '' : `${tokens.toLocaleString('en')} tokens: `}${why}${atMostUsd === undefined ? '' : ` (at most ${usdText(atMostUsd)})`}`,
    ),
    ...wonLines(won),
  ].join('\n')
}

/** Where none was seen there is no spread to tell a limit from, and 0 is none. */
function taxText(tax: NonNullable<ArmCost['underthinkingTaxUsd']>): string {
  return tax.value === 0
    ? 'none seen: no wrong answer of these has a correct thought before its last; how much there may be of others is not known'
    : `at most ${estimateText(tax)} in all, ${(100 * tax.share.value).toFixed(1)} % of spending: after the first correct thought of wrong answers`
}

function wonLines(won: ArmWon | undefined): string[] {
  if (won === undefined) return []
  const { costOfPassPooled, underthinkingTax, rate, rateDate } = won
  const at = `at ${rate.toLocaleString('en')} won of ${rateDate}`
  return [
    ...(costOfPassPooled ? [`  a right answer     KRW ${wonText(costOfPassPooled.value)} ${at}`] : []),
    ...(underthinkingTax && underthinkingTax.value > 0
      ? [`  underthinking tax  at most KRW ${wonText(underthinkingTax.value)} ${at}`]
      : []),
  ]
}

function wonText(value: number): string {
  return value.toLocaleString('en', {
    maximumSignificantDigits: value >= 100 ? 9 : 3,
    maximumFractionDigits: 0,
  })
}

function comparisonText({ a, b, costOfPassRatio, breakEven }: ArmComparison): string {
  const lines = [
    costOfPassRatio &&
      `a right answer costs ${plainText(costOfPassRatio)} times as much: ${verdictOf(costOfPassRatio)}`,
    ...(breakEven ? breakEvenLines(breakEven, a) : []),
  ]
  const said = lines.flatMap((line) => (line === undefined ? [] : [`  ${line}`]))
  return [`${b} against ${a}`, ...said].join('\n')
}

function breakEvenLines(breakEven: BreakEven, a: string): (string | undefined)[] {
  const { usdPerFurtherAnswer, samplesOfBaseline, evenInputPriceRatio } = breakEven
  return [
    samplesOfBaseline === undefined
      ? undefined
      : `an answer costs as much as ${samplesOfBaseline.toFixed(2)} of ${a}`,
    accuracyText(breakEven),
    usdPerFurtherAnswer === undefined
      ? undefined
      : `each further right answer costs ${usdText(usdPerFurtherAnswer)}`,
    requestsText(breakEven),
    evenInputPriceRatio === undefined
      ? undefined
      : `it makes no difference where input costs ${evenInputPriceRatio.toPrecision(3)} of output`,
  ]
}

function verdictOf({ low, high }: SummaryEstimate): string {
  if (high !== null && high < 1) return 'cheaper'
  return low !== null && low > 1 ? 'dearer' : 'not told apart'
}

function accuracyText({ accuracyNeeded }: BreakEven): string | undefined {
  if (accuracyNeeded === undefined) return undefined
  return accuracyNeeded > 1
    ? 'it cannot pay at this price, however often it is right'
    : `it pays from an accuracy of ${(100 * accuracyNeeded).toFixed(1)} % on`
}

function requestsText({ requests: { uncached, cached } }: BreakEven): string | undefined {
  if (uncached === undefined) return undefined
  const withCache = cached === undefined ? '' : `, ${cached.toFixed(1)} with a cache`
  return `cut into requests that each read all again, it pays up to ${uncached.toFixed(1)} of them${withCache}, beyond what was billed`
}

function estimateText({ value, low, high }: SummaryEstimate): string {
  return `${usdText(value)} (${low === null ? '–' : usdText(low)} to ${high === null ? 'no limit' : usdText(high)})`
}

function plainText({ value, low, high }: SummaryEstimate): string {
  return `${value.toFixed(3)} (${low?.toFixed(3) ?? '–'} to ${high?.toFixed(3) ?? 'no limit'})`
}
