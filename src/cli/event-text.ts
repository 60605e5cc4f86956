import type { Contrast } from './event-contrasts.ts'
import type { EventDocument, Measured } from './event-document.ts'
import { type EventWords, eventWords } from './event-words.ts'
import { harmlessText } from './harmless-text.ts'
import { leftOutWhy } from './left-out-words.ts'
import type { PeersLanguage } from './peers-words.ts'
import { grouped } from './plain-table.ts'

/** What an event did, in sentences. */
export function eventText(document: EventDocument, language: PeersLanguage): string {
  const words = eventWords[language]
  const { date, ticker, data, abnormal, contrasts } = document
  return `${[
    ...(data === 'synthetic' ? [words.synthetic] : []),
    ...(ticker === null ? [] : [words.event(harmlessText(ticker), date ?? '')]),
    ...abnormal.flatMap((one) => abnormalLines(one, words)),
    ...contrasts.flatMap((one) => contrastLines(one, words, language)),
    ...(contrasts.length > 1 ? [words.adjusted(contrasts.length)] : []),
  ].join('\n')}\n`
}

function abnormalLines(one: Measured, words: EventWords): readonly string[] {
  const { against, from, to, stock, benchmark, beta, expected, abnormal, low, high, usual } = one
  const percent = (value: number): string => words.percent(grouped(100 * value, 1))
  return [
    words.stock(
      harmlessText(against),
      from === to ? from : `${from} – ${to}`,
      percent(stock),
      percent(benchmark),
    ),
    words.expected(percent(expected), { ...usual, beta: grouped(beta, 2) }),
    words.abnormal(percent(abnormal), {
      low: percent(low),
      high: percent(high),
      pValue: pText(one.pValue),
      rank: one.usualShare === null ? undefined : pText(one.usualShare),
      isBeyond: one.verdict === 'abnormal',
    }),
  ]
}

function contrastLines(one: Contrast, words: EventWords, language: PeersLanguage): readonly string[] {
  const { over, meanA, meanB, difference, low, high, stocksA, stocksB, isExact, deals } = one
  const [a, b] = [harmlessText(one.a), harmlessText(one.b)]
  const percent = (value: number): string => words.percent(grouped(100 * value, 1))
  const points = (value: number): string =>
    Number.isFinite(value) ? words.points(grouped(100 * value, 1)) : words.anything
  return [
    words.groups([a, stocksA, percent(meanA)], [b, stocksB, percent(meanB)], over),
    words.difference(points(difference), {
      low: points(low),
      high: points(high),
      pValue: pText(one.adjustedPValue),
      isExact,
      deals: grouped(deals),
      usual: usualText(one, words),
      better: one.verdict === 'told apart' ? (difference > 0 ? a : b) : undefined,
    }),
    ...one.leftOut.map(({ ticker, why }) =>
      words.without(harmlessText(ticker), harmlessText(leftOutWhy(why, language))),
    ),
  ]
}

function usualText({ before }: Contrast, words: EventWords): string {
  if (before === null) return words.noHistory
  const { share, spans } = before
  return share === null
    ? words.fewSpans(spans)
    : words.usualShare(words.percent(grouped(100 * share, 1)), spans)
}

function pText(value: number): string {
  return value < 0.001 ? '< 0.001' : grouped(value, 3)
}
