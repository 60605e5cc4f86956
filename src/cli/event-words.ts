import type { PeersLanguage } from './peers-words.ts'

/** What a study of an event says around its numbers. */
export interface EventWords {
  readonly synthetic: string
  readonly event: (ticker: string, date: string) => string
  readonly adjusted: (contrasts: number) => string
  readonly percent: (number: string) => string
  readonly points: (number: string) => string
  readonly anything: string
  readonly stock: (against: string, when: string, own: string, other: string) => string
  readonly expected: (
    value: string,
    usual: { readonly beta: string; readonly days: number; readonly from: string; readonly to: string },
  ) => string
  readonly abnormal: (
    value: string,
    found: {
      readonly low: string
      readonly high: string
      readonly pValue: string
      readonly rank: string | undefined
      readonly isBeyond: boolean
    },
  ) => string
  readonly groups: (
    a: readonly [name: string, stocks: number, mean: string],
    b: readonly [name: string, stocks: number, mean: string],
    over: string,
  ) => string
  readonly difference: (
    value: string,
    found: {
      readonly low: string
      readonly high: string
      readonly pValue: string
      readonly isExact: boolean
      readonly deals: string
      readonly usual: string
      /** Who did better; undefined where the data can't tell. */
      readonly better: string | undefined
    },
  ) => string
  readonly noHistory: string
  readonly fewSpans: (spans: number) => string
  readonly usualShare: (percent: string, spans: number) => string
  readonly without: (ticker: string, why: string) => string
  readonly printedOver: (window: string, date: string) => string
  readonly peers: (count: number, segment: string) => string
  readonly ownIndex: (name: string, without: string) => string
}

export const eventWords: Readonly<Record<PeersLanguage, EventWords>> = {
  en: {
    synthetic: 'SYNTHETIC: the prices are made up.',
    event: (ticker, date) => `${ticker}, event of ${date}`,
    adjusted: (contrasts) => `p-values of ${contrasts} contrasts are adjusted (Holm).`,
    percent: (number) => `${number} %`,
    points: (number) => `${number} points`,
    anything: 'anything',
    stock: (against, when, own, other) => `  against ${against}, ${when}: ${own} beside ${other}`,
    expected: (value, { beta, days, from, to }) =>
      `    expected ${value} (β ${beta} over ${days} days, ${from} – ${to})`,
    abnormal: (value, { low, high, pValue, rank, isBeyond }) =>
      `    abnormal ${value}, 95 %: ${low} to ${high}; p ${pValue}${rank === undefined ? '' : `, by rank among the usual days ${rank}`}: ${isBeyond ? 'beyond what usual days show' : 'the data can’t tell it from a usual day'}`,
    groups: ([a, stocksA, meanA], [b, stocksB, meanB], over) =>
      `${a} (${stocksA}) against ${b} (${stocksB}), ${over}: ${meanA} against ${meanB}`,
    difference: (value, { low, high, pValue, isExact, deals, usual, better }) =>
      `  difference ${value}, 95 %: ${low} to ${high}; p ${pValue} (${isExact ? 'all ' : ''}${deals} deals of the labels); ${usual}: ${better === undefined ? 'the data can’t tell them apart' : `${better} did better`}`,
    noHistory: 'there is no history to say how usual that is',
    fewSpans: (spans) => `only ${spans} spans before, too few to say how usual that is`,
    usualShare: (percent, spans) => `${percent} of ${spans} spans before had as large a difference`,
    without: (ticker, why) => `  without ${ticker}: ${why}`,
    printedOver: (window, date) => `${window} to ${date}, as printed`,
    peers: (count, segment) => `${count} peers (${segment})`,
    ownIndex: (name, without) => `${name} without ${without}, in local currencies`,
  },
  ko: {
    synthetic: '가상 데이터: 실제 주가가 아님.',
    event: (ticker, date) => `${ticker}, ${date} 사건`,
    adjusted: (contrasts) => `집단 비교 ${contrasts}건의 p값은 다중비교 보정(Holm).`,
    percent: (number) => `${number}%`,
    points: (number) => `${number}%p`,
    anything: '범위 없음',
    stock: (against, when, own, other) => `  ${against} 대비, ${when}: ${own}(비교 대상 ${other})`,
    expected: (value, { beta, days, from, to }) =>
      `    기대 수익률 ${value}(β ${beta}, 추정 기간 ${days}거래일, ${from} – ${to})`,
    abnormal: (value, { low, high, pValue, rank, isBeyond }) =>
      `    초과 수익률 ${value}(95% 신뢰구간 ${low}~${high}), p값 ${pValue}${rank === undefined ? '' : `, 평상시 순위 기준 ${rank}`}: ${isBeyond ? '평상시의 범위를 벗어남' : '이 데이터로는 평상시와 구별할 수 없음'}`,
    groups: ([a, stocksA, meanA], [b, stocksB, meanB], over) =>
      `${a}(${stocksA}종목) 대 ${b}(${stocksB}종목), ${over}: ${meanA} 대 ${meanB}`,
    difference: (value, { low, high, pValue, isExact, deals, usual, better }) =>
      `  차이 ${value}(95% 신뢰구간 ${low}~${high}), p값 ${pValue}(순열 ${isExact ? '전체 ' : ''}${deals}개), ${usual}: ${better === undefined ? '이 데이터로는 구별할 수 없음' : `${better} 우위`}`,
    noHistory: '과거 주가가 없어 얼마나 드문 차이인지 알 수 없음',
    fewSpans: (spans) => `과거 구간이 ${spans}개뿐이라 얼마나 드문 차이인지 알 수 없음`,
    usualShare: (percent, spans) => `과거 구간 ${spans}개 가운데 ${percent}에서 같은 크기 이상의 차이`,
    without: (ticker, why) => `  ${ticker} 제외(${why})`,
    printedOver: (window, date) => `${date} 인쇄 기준 ${window} 수익률`,
    peers: (count, segment) => `피어 ${count}종목(${segment})`,
    ownIndex: (name, without) => `${name}(${without} 제외, 현지 통화 기준)`,
  },
}
