import type { Rebalancing, Weighting } from '#market'
import type { PeersLanguage } from './peers-words.ts'

/** What an index says around its numbers. */
export interface IndexWords {
  readonly weights: Readonly<Record<Weighting, string>>
  readonly rules: Readonly<Record<Rebalancing, string>>
  readonly about: (index: {
    readonly name: string
    readonly currency: string
    readonly weights: string
    readonly rule: string
    readonly lagDays: number
  }) => string
  readonly hindsight: (versions: string) => string
  readonly columns: readonly [
    total: string,
    perYear: string,
    volatility: string,
    deepest: string,
    course: string,
  ]
  readonly price: (name: string | undefined) => string
  readonly totalReturn: (name: string | undefined) => string
  readonly notBack: string
  readonly percent: (number: string) => string
  readonly against: (found: {
    readonly ticker: string
    readonly days: number
    readonly points: string
    readonly isLess: boolean
    readonly ratio: string
    readonly trackingError: string
    readonly deepest: string
  }) => string
  readonly share: (group: string, first: readonly [string, string], last: readonly [string, string]) => string
  readonly setAnew: string
  readonly changes: readonly [version: string, stocks: string, turnover: string, divisor: string]
  readonly without: (date: string, ticker: string, why: string) => string
  readonly basis: (withheld: string) => string
  readonly tooShort: string
  /** In place of the remark of made-up prices; undefined: that one stays. */
  readonly synthetic: string | undefined
}

export const indexWords: Readonly<Record<PeersLanguage, IndexWords>> = {
  en: {
    weights: { equal: 'equal weights', cap: 'weights by market value' },
    rules: {
      'third-friday': 'weights are set anew on the third Friday of a quarter’s last month',
      'quarter-end': 'weights are set anew on a quarter’s last trading day',
      none: 'weights are never set anew, except when constituents change',
    },
    about: ({ name, currency, weights, rule, lagDays }) =>
      `${name}, ${currency}: ${weights} that drift in between; ${rule}; constituents known ${lagDays} days before.`,
    hindsight: (versions) =>
      `HINDSIGHT: ${versions} was chosen after it takes effect; nobody held this index.`,
    columns: ['return', 'per year', 'volatility', 'deepest', 'from – to, back on'],
    price: (name = 'index') => `${name}, price`,
    totalReturn: (name = 'index') => `${name}, total return`,
    notBack: 'not yet back',
    percent: (number) => `${number} %`,
    against: ({ ticker, days, points, isLess, ratio, trackingError, deepest }) =>
      `Against ${ticker} (total return, ${days} common days): ${points} points ${isLess ? 'less' : 'more'}, ${ratio} relative, tracking error ${trackingError} a year, deepest relative loss ${deepest}.`,
    share: (group, [first, from], [last, to]) => `Share of ${group}: ${first} on ${from}, ${last} on ${to}.`,
    setAnew: 'Set anew:',
    changes: ['version', 'stocks', 'turnover', 'divisor'],
    without: (date, ticker, why) => `  ${date}: without ${ticker}: ${why}`,
    basis: (withheld) =>
      `Per year by days of the calendar (365), volatility by the trading days there were; dividends less ${withheld} withheld.`,
    tooShort: 'Too short for a rate per year.',
    synthetic: undefined,
  },
  ko: {
    weights: { equal: '동일가중', cap: '시가총액가중' },
    rules: {
      'third-friday': '분기 마지막 달 셋째 금요일에 리밸런싱',
      'quarter-end': '분기 마지막 거래일에 리밸런싱',
      none: '구성 종목이 바뀔 때만 리밸런싱',
    },
    about: ({ name, currency, weights, rule, lagDays }) =>
      `${name}(${currency}): ${weights}, 리밸런싱 사이에는 비중이 주가를 따라 변동. ${rule}. 구성 종목은 ${lagDays}일 전 확정.`,
    hindsight: (versions) =>
      `사후 선정: ${versions}의 구성 종목은 적용일 이후에 골랐으므로 실제로 보유할 수 없던 지수임.`,
    columns: ['수익률', '연환산', '변동성', '최대 낙폭', '고점 – 저점, 회복일'],
    price: (name = '지수') => `${name}, 주가 기준`,
    totalReturn: (name = '지수') => `${name}, 총수익 기준`,
    notBack: '미회복',
    percent: (number) => `${number}%`,
    against: ({ ticker, days, points, isLess, ratio, trackingError, deepest }) =>
      `${ticker} 대비(총수익, 공통 거래일 ${days}일): ${points}%p ${isLess ? '하회' : '상회'}, 상대 수익률 ${ratio}, 추적오차 연 ${trackingError}, 최대 상대 낙폭 ${deepest}.`,
    share: (group, [first, from], [last, to]) => `${group} 비중: ${from} ${first}, ${to} ${last}.`,
    setAnew: '리밸런싱 내역:',
    changes: ['버전', '종목 수', '회전율', '제수'],
    without: (date, ticker, why) => `  ${date}: ${ticker} 제외(${why})`,
    basis: (withheld) =>
      `연환산은 달력 일수(365일), 변동성은 실제 거래일 수 기준. 배당은 원천징수 ${withheld} 차감 후 반영.`,
    tooShort: '기간이 짧아 연환산하지 않음.',
    synthetic: '가상 데이터: 실제 주가가 아님.',
  },
}
