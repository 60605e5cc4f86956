import type { Contrast } from './event-contrasts.ts'
import type { EventDocument, Measured } from './event-document.ts'
import { harmlessText } from './harmless-text.ts'
import { grouped } from './plain-table.ts'

/** What an event did, in sentences. */
export function eventText(document: EventDocument): string {
  const { date, ticker, data, abnormal, contrasts } = document
  return `${[
    ...(data === 'synthetic' ? ['SYNTHETIC: the prices are made up.'] : []),
    ...(ticker === null ? [] : [`${harmlessText(ticker)}, event of ${date}`]),
    ...abnormal.flatMap(abnormalLines),
    ...contrasts.flatMap(contrastLines),
    ...(contrasts.length > 1 ? [`p-values of ${contrasts.length} contrasts are adjusted (Holm).`] : []),
  ].join('\n')}\n`
}

function abnormalLines(one: Measured): readonly string[] {
  const { against, from, to, stock, benchmark, beta, expected, abnormal, low, high, usual } = one
  const when = from === to ? from : `${from} – ${to}`
  const said =
    one.verdict === 'abnormal' ? 'beyond what usual days show' : 'the data can’t tell it from a usual day'
  const share = one.usualShare === null ? '' : `, by rank among the usual days ${pText(one.usualShare)}`
  return [
    `  against ${harmlessText(against)}, ${when}: ${percent(stock)} beside ${percent(benchmark)}`,
    `    expected ${percent(expected)} (β ${grouped(beta, 2)} over ${usual.days} days, ${usual.from} – ${usual.to})`,
    `    abnormal ${percent(abnormal)}, 95 %: ${percent(low)} to ${percent(high)}; p ${pText(one.pValue)}${share}: ${said}`,
  ]
}

function contrastLines(one: Contrast): readonly string[] {
  const { a, b, over, meanA, meanB, difference, low, high, stocksA, stocksB, before, isExact, deals } = one
  const said =
    one.verdict === 'told apart'
      ? `${difference > 0 ? harmlessText(a) : harmlessText(b)} did better`
      : 'the data can’t tell them apart'
  const usual =
    before === null
      ? 'there is no history to say how usual that is'
      : before.share === null
        ? `only ${before.spans} spans before, too few to say how usual that is`
        : `${grouped(100 * before.share, 1)} % of ${before.spans} spans before had as large a difference`
  return [
    `${harmlessText(a)} (${stocksA}) against ${harmlessText(b)} (${stocksB}), ${over}: ${percent(meanA)} against ${percent(meanB)}`,
    `  difference ${points(difference)}, 95 %: ${points(low)} to ${points(high)}; p ${pText(one.adjustedPValue)} (${isExact ? 'all' : ''} ${grouped(deals)} deals of the labels); ${usual}: ${said}`.replace(
      '( ',
      '(',
    ),
    ...one.leftOut.map(({ ticker, why }) => `  without ${harmlessText(ticker)}: ${harmlessText(why)}`),
  ]
}

function percent(value: number): string {
  return `${grouped(100 * value, 1)} %`
}

function points(value: number): string {
  return Number.isFinite(value) ? `${grouped(100 * value, 1)} points` : 'anything'
}

function pText(value: number): string {
  return value < 0.001 ? '< 0.001' : grouped(value, 3)
}
