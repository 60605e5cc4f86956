import { koreanFundingItems, koreanFundingStatuses, type Qualifier } from '#economics'
import type { Firmness, MarginBasis } from '#market'
import type { PeersLanguage } from './peers-words.ts'

/** What fundamentals say around their numbers. */
export interface FundamentalsWords {
  readonly percent: (number: string | number) => string
  readonly asGiven: string
  readonly where: (source: string, date: string | undefined) => string
  /** Units, measures, kinds and the like, as they stand in the facts. */
  readonly term: (english: string) => string
  readonly ruleOf40: {
    readonly title: (row: {
      readonly company: string
      readonly period: string
      readonly growth: string
      readonly source: string
    }) => string
    readonly basis: (basis: MarginBasis) => string
    readonly score: (basis: string, margin: string, score: string) => string
    readonly printed: (score: number, basis: string, where: string, verdict: string) => string
    readonly needs: (basis: string, margin: string) => string
    readonly recomputes: string
    readonly recomputesTo: (score: string) => string
  }
  readonly guidance: {
    readonly title: (row: {
      readonly company: string
      readonly measure: string
      readonly period: string
    }) => string
    readonly range: (low: number, high: number, mid: number) => string
    readonly amount: (range: string, unit: string, where: string) => string
    readonly points: string
    readonly growth: (base: number, growth: string) => string
    readonly implied: (growth: string, base: string, unit: string) => string
    readonly came: (found: {
      readonly actual: number
      readonly by: string
      readonly unit: string
      readonly isBelow: boolean
      readonly percent: string | undefined
      readonly isAboveRange: boolean
    }) => string
    readonly consensus: (consensus: number, percent: string) => string
  }
  readonly multiple: {
    readonly against: (percent: string, mean: number, years: number) => string
    readonly history: (found: {
      readonly percent: string
      readonly mean: string
      readonly deviations: string | undefined
      readonly percentile: string
      readonly values: number
      readonly from: string
      readonly to: string
    }) => string
    readonly printed: (
      row: {
        readonly company: string
        readonly multiple: string
        readonly basis: string
        readonly now: number
      },
      against: string,
      where: string,
    ) => string
  }
  readonly capex: {
    readonly columns: readonly [firm: string, amount: string, growth: string]
    readonly sum: (firms: number) => string
    readonly kinds: Readonly<Record<'actual' | 'guidance' | 'consensus', string>>
    readonly qualifiers: Readonly<Record<Qualifier, string>>
    readonly foot: string
  }
  readonly spending: {
    readonly title: (kind: string, firms: number, base: string, isTrailing: boolean) => string
    readonly synthetic: string
    readonly reported: string
    readonly columns: readonly [sum: string, together: string]
    readonly leftOut: (quarter: string, without: string) => string
    readonly foot: string
  }
  readonly funding: {
    readonly unit: string
    readonly firmness: Readonly<Record<Firmness, string>>
    readonly sums: (committed: string, reported: string) => string
    readonly columns: readonly [phase: string, cost: string, gapToCommitted: string, gapToReported: string]
  }
}

const english: FundamentalsWords = {
  percent: (number) => `${number} %`,
  asGiven: 'as given',
  where: (source, date) => (date === undefined ? source : `${source}, ${date}`),
  term: (text) => text,
  ruleOf40: {
    title: ({ company, period, growth, source }) => `${company}, ${period}: growth ${growth} (${source})`,
    basis: (basis) => basis,
    score: (basis, margin, score) => `  with ${basis} margin ${margin}: ${score} points`,
    printed: (score, basis, where, verdict) => `  printed ${score} (${basis} margin; ${where}): ${verdict}`,
    needs: (basis, margin) => `needs an ${basis} margin of ${margin}, which nobody told`,
    recomputes: 'recomputes',
    recomputesTo: (score) => `recomputes to ${score}`,
  },
  guidance: {
    title: ({ company, measure, period }) => `${company}, ${measure} ${period}`,
    range: (low, high, mid) => (low === high ? `${low}` : `${low} to ${high}, middle ${mid}`),
    amount: (range, unit, where) => `${range} ${unit} (${where})`,
    points: 'points',
    growth: (base, growth) => `  against ${base} a year before: growth of ${growth}`,
    implied: (growth, base, unit) => `  printed growth of ${growth} implies ${base} ${unit} a year before`,
    came: ({ actual, by, unit, isBelow, percent, isAboveRange }) =>
      `  came ${actual}: ${by} ${unit} ${isBelow ? 'below' : 'above'} the middle${percent === undefined ? '' : ` (${percent})`}, ${isAboveRange ? 'above' : 'not above'} the range`,
    consensus: (consensus, percent) => `  analysts expected ${consensus}: the middle is ${percent} from it`,
  },
  multiple: {
    against: (percent, mean, years) => `  ${percent} against a mean of ${mean} (${years} years)`,
    history: ({ percent, mean, deviations, percentile, values, from, to }) =>
      `  ${percent} against its mean of ${mean}${deviations === undefined ? '' : `, ${deviations} standard deviations`}; ${percentile} of ${values} values from ${from} to ${to} were lower`,
    printed: ({ company, multiple, basis, now }, against, where) =>
      `${company}, ${multiple} (${basis}): ${now},${against.slice(1)} (${where})`,
  },
  capex: {
    columns: ['firm', 'USD bn', 'growth'],
    sum: (firms) => `sum of ${firms}`,
    kinds: { actual: 'actual', guidance: 'guidance', consensus: 'consensus' },
    qualifiers: {
      exactly: '',
      about: 'about',
      'at least': 'at least',
      'at most': 'at most',
      planned: 'planned',
    },
    foot: 'Growth only between years of one firm on one basis. A sum is of those firms alone that were told of.',
  },
  spending: {
    title: (kind, firms, base, isTrailing) =>
      `${kind}, sum of ${firms} firms by quarters of the calendar${isTrailing ? ', four quarters added up' : ''}; ${base} = 100`,
    synthetic: 'SYNTHETIC: made up.',
    reported:
      'USD mn, from the firms’ reports: capex is cash paid for property and equipment, opex revenue less operating income (data/market/fundamentals.json)',
    columns: ['sum', 'together'],
    leftOut: (quarter, without) => `${quarter} is left out: nothing of ${without}`,
    foot: 'A firm’s quarter stands for that of its middle month: November to January is a fourth quarter.',
  },
  funding: {
    unit: 'USD bn',
    firmness: { committed: 'committed', reported: 'reported', 'not counted': 'not counted' },
    sums: (committed, reported) => `  committed ${committed}, reported beside it ${reported}`,
    columns: ['phase', 'cost', 'gap to committed', 'gap with what is reported'],
  },
}

const bases: Readonly<Record<MarginBasis, string>> = {
  EBITDA: 'EBITDA 이익률',
  'adjusted operating': '조정 영업이익률',
  operating: '영업이익률',
  'operating cash flow': '영업현금흐름 이익률',
  'free cash flow': '잉여현금흐름 이익률',
  'adjusted free cash flow': '조정 잉여현금흐름 이익률',
}

const terms: Readonly<Record<string, string>> = {
  'as given': '입력값',
  'USD bn': '십억 달러',
  'USD mn': '백만 달러',
  guidance: '가이던스',
  revenue: '매출',
  'growth of revenue': '매출 성장률',
  capex: 'CapEx',
  opex: 'OpEx',
  'next twelve months': '향후 12개월 기준',
  'purchases in cash': '유형자산 취득 현금',
  'purchases in cash, net of sales': '유형자산 취득 현금(매각 차감)',
  "not told: Microsoft's fiscal 80 with finance leases and Meta's 60 to 65":
    '기준 미공개: 마이크로소프트 회계연도 800억 달러(금융리스 포함), 메타 600억~650억 달러',
  'phase-1': '1단계',
  final: '최종',
  Stargate: '스타게이트',
  ...koreanFundingItems,
  ...koreanFundingStatuses,
  'what its own commitment is paid from': '자체 약정의 재원',
  'a part of its total cost': 'TCO에 포함',
  'no amount was named': '금액 미공개',
  'nothing was committed': '확약된 금액 없음',
}

const korean: FundamentalsWords = {
  percent: (number) => `${number}%`,
  asGiven: '입력값',
  where: (source, date) => (date === undefined ? source : `${source}, ${date}`),
  term: (text) => terms[text] ?? text,
  ruleOf40: {
    title: ({ company, period, growth, source }) => `${company}, ${period}: 성장률 ${growth}(${source})`,
    basis: (basis) => bases[basis],
    score: (basis, margin, score) => `  ${basis} ${margin} 기준: ${score}점`,
    printed: (score, basis, where, verdict) => `  인쇄값 ${score}점(${basis}, ${where}): ${verdict}`,
    needs: (basis, margin) => `${basis} ${margin} 필요, 공개된 값 없음`,
    recomputes: '재계산과 일치',
    recomputesTo: (score) => `재계산하면 ${score}점`,
  },
  guidance: {
    title: ({ company, measure, period }) => `${company}, ${period} ${measure}`,
    range: (low, high, mid) => (low === high ? `${low}` : `${low}~${high}, 중간값 ${mid}`),
    amount: (range, unit, where) => (unit === '%' ? `${range}%(${where})` : `${range} ${unit}(${where})`),
    points: '%p',
    growth: (base, growth) => `  전년 ${base} 대비 성장률 ${growth}`,
    implied: (growth, base, unit) => `  인쇄된 성장률 ${growth}에서 역산한 전년 값 ${base} ${unit}`,
    came: ({ actual, by, unit, isBelow, percent, isAboveRange }) =>
      `  실적 ${actual}: 중간값을 ${by}${unit === '%p' ? '' : ' '}${unit} ${isBelow ? '하회' : '상회'}${percent === undefined ? '' : `(${percent})`}, ${isAboveRange ? '가이던스 범위 상단 초과' : '가이던스 범위 상단 이하'}`,
    consensus: (consensus, percent) => `  컨센서스 ${consensus} 대비 중간값 ${percent}`,
  },
  multiple: {
    against: (percent, mean, years) => `  ${years}년 평균 ${mean}배 대비 ${percent}`,
    history: ({ percent, mean, deviations, percentile, values, from, to }) =>
      `  과거 평균 ${mean}배 대비 ${percent}${deviations === undefined ? '' : `(표준편차의 ${deviations}배)`}, ${from}부터 ${to}까지 ${values}개 값 가운데 ${percentile}가 현재보다 낮음`,
    printed: ({ company, multiple, basis, now }, against, where) =>
      `${company}, ${multiple}(${basis}): ${now}배,${against.slice(1)}(${where})`,
  },
  capex: {
    columns: ['기업', '십억 달러', '증가율'],
    sum: (firms) => `${firms}개사 합계`,
    kinds: { actual: '집행', guidance: '가이던스', consensus: '컨센서스' },
    qualifiers: { exactly: '', about: '약', 'at least': '최소', 'at most': '최대', planned: '계획' },
    foot: '증가율은 같은 기업을 같은 기준으로 비교한 해에만 표시. 합계는 값이 공개된 기업만의 합.',
  },
  spending: {
    title: (kind, firms, base, isTrailing) =>
      `${kind} 지수: ${firms}개사 합계, 달력 분기 기준${isTrailing ? ', 4개 분기 누계' : ''}, ${base} = 100`,
    synthetic: '가상 데이터: 실제 수치가 아님.',
    reported:
      '단위 백만 달러, 각 사 보고서 기준. CapEx는 유형자산 취득 현금, OpEx는 매출에서 영업이익을 뺀 값(data/market/fundamentals.json)',
    columns: ['합계', '지수'],
    leftOut: (quarter, without) => `${quarter} 제외: ${without} 값 없음`,
    foot: '분기는 가운데 달이 속한 달력 분기로 분류: 11월~1월은 4분기.',
  },
  funding: {
    unit: '십억 달러',
    firmness: { committed: '확정', reported: '보도', 'not counted': '합산 제외' },
    sums: (committed, reported) => `  확정 ${committed}, 추가로 보도된 금액 ${reported}`,
    columns: ['단계', '비용', '확정 기준 부족액', '보도 포함 부족액'],
  },
}

export const fundamentalsWords: Readonly<Record<PeersLanguage, FundamentalsWords>> = {
  en: english,
  ko: korean,
}
