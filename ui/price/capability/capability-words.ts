import type { FieldWords, Language } from '../calculation.ts'

export interface CapabilityWords {
  readonly answer: (fit: Readonly<Record<'fold' | 'low' | 'high' | 'total' | 'years', string>>) => string
  readonly tooFew: (points: number) => string
  readonly noModel: string
  readonly fold: string
  readonly orders: string
  readonly halving: string
  readonly percent: string
  readonly endToEnd: string
  readonly rSquared: string
  readonly points: string
  readonly warnings: (now: { readonly points: number; readonly years: number }) => readonly string[]
  readonly chart: string
  readonly chartReading: string
  readonly year: string
  readonly axis: string
  readonly minima: string
  readonly model: string
  readonly date: string
  readonly score: string
  readonly published: string
  readonly what: string
  readonly source: string
  readonly publishedNames: Readonly<Record<string, string>>
}

export const capabilityFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    fields: {
      example: 'Start from',
      benchmark: 'Benchmark',
      threshold: 'Least score',
      level: 'Level of the interval',
    },
  },
  ko: {
    fields: { example: '시작 예시', benchmark: '벤치마크', threshold: '최소 점수', level: '신뢰수준' },
    options: {
      'gpt-3': 'MMLU에서 GPT-3 수준',
      'gpt-3.5': 'MMLU에서 GPT-3.5 수준',
      'gpt-4': 'MMLU에서 GPT-4 수준',
      'gpt-4-gpqa': 'GPQA Diamond에서 GPT-4 수준',
      'gpt-4o-gpqa': 'GPQA Diamond에서 GPT-4o 수준',
      'gpt-3.5-math': 'MATH-500에서 GPT-3.5 Turbo 수준',
      'gpt-4-humaneval': 'HumanEval에서 GPT-4 수준',
      'gpt-4-arena': 'Chatbot Arena에서 GPT-4 수준',
    },
  },
}

const fewPoints = 10

export const capabilityWords: Readonly<Record<Language, CapabilityWords>> = {
  en: {
    answer: ({ fold, low, high, total, years }) =>
      `The price of that score fell to 1 ÷ ${fold} a year (interval ${low} to ${high}); from end to end it is ${total} times in ${years} years.`,
    tooFew: (points) => `${points} prices undercut those before: at least 3 are needed for a line.`,
    noModel: 'no model reaches that score',
    fold: 'decline',
    orders: 'orders of magnitude a year',
    halving: 'halves every',
    percent: 'falls in a year by',
    endToEnd: 'decline from end to end, without a line',
    rSquared: 'R²',
    points: 'prices that undercut those before',
    warnings: ({ points, years }) => [
      ...(points < fewPoints
        ? ['The interval rests on few points, and on a line that need not be one.']
        : []),
      ...(years < 1 ? ['It is less than a year: a pace per year is an extrapolation.'] : []),
      'Running minima can only fall and depend on each other: the interval is too narrow.',
      '“5 times a year” and “0.5 orders of magnitude” are different paces: 5 times is 0.70 orders.',
    ],
    chart: 'Cheapest price that reaches the score',
    chartReading: 'Each point undercut all before it; the axis of prices is logarithmic.',
    year: 'year',
    axis: 'USD per million tokens',
    minima: 'The prices',
    model: 'model',
    date: 'date',
    score: 'score',
    published: 'Declines that were published',
    what: 'what',
    source: 'source',
    publishedNames: {},
  },
  ko: {
    answer: ({ fold, low, high, total, years }) =>
      `이 점수의 가격은 해마다 ${fold}분의 1로 떨어졌다(신뢰구간 ${low}~${high}). 처음부터 끝까지는 ${years}년에 ${total}분의 1이다.`,
    tooFew: (points) => `이전보다 싼 가격이 ${points}개뿐이다. 추세선에는 3개 이상 필요하다.`,
    noModel: '이 점수에 도달한 모델이 없음',
    fold: '하락 속도',
    orders: '연간 자릿수',
    halving: '반감 기간',
    percent: '연간 하락률',
    endToEnd: '처음과 끝만 본 하락 속도',
    rSquared: 'R²',
    points: '이전 최저가를 밑돈 가격의 수',
    warnings: ({ points, years }) => [
      ...(points < fewPoints ? ['점이 적고 추세가 직선이 아닐 수 있다.'] : []),
      ...(years < 1 ? ['1년이 안 되는 기간이므로 연간 속도는 외삽이다.'] : []),
      '최저가의 흐름은 내려가기만 하고 서로 독립이 아니므로 신뢰구간이 실제보다 좁다.',
      '‘연 5배’와 ‘연 0.5자릿수’는 다른 속도다. 5배는 0.70자릿수다.',
    ],
    chart: '점수에 도달하는 최저 가격',
    chartReading: '각 점은 그전 모든 가격보다 싸다. 가격 축은 로그 눈금이다.',
    year: '연도',
    axis: '백만 토큰당 달러',
    minima: '가격',
    model: '모델',
    date: '날짜',
    score: '점수',
    published: '공개된 하락 속도',
    what: '대상',
    source: '자료',
    publishedNames: {
      'a16z-gpt-3': 'GPT-3 수준(MMLU 42): 60달러에서 0.06달러',
      'a16z-mmlu-83': 'MMLU 83',
      'weekly-gpt-3': 'GPT-3 수준(2021년 11월 이후)',
      'epoch-slowest': '여섯 벤치마크 중 가장 느린 하락',
      'epoch-gpt-4-gpqa': 'GPQA Diamond에서 GPT-4 수준',
      'epoch-fastest': '여섯 벤치마크 중 가장 빠른 하락',
      'price-of-progress-low': '최전선 모델의 벤치마크 실행 비용(하한)',
      'price-of-progress-high': '최전선 모델의 벤치마크 실행 비용(상한)',
      'weekly-half-oom': '인쇄: 연 5배, 0.5자릿수',
    },
  },
}
