import type { IndexBy } from '#economics'
import type { FieldWords, Language } from '../calculation.ts'

export interface RentalWords {
  readonly answer: (
    now: Readonly<Record<'name' | 'from' | 'to' | 'index' | 'change' | 'series', string>>,
  ) => string
  readonly oneDay: string
  readonly madeUp: string
  /** The same in a drawing. */
  readonly remark: string
  readonly all: string
  readonly change: (name: string) => string
  readonly index: string
  readonly middle: string
  readonly chart: string
  readonly chartReading: string
  readonly chartAxis: string
  readonly middleChart: string
  readonly middleReading: string
  readonly middleAxis: string
  readonly day: string
  readonly matched: string
  readonly returned: string
  readonly missing: string
  readonly entered: string
  readonly quotes: string
  readonly trimmed: string
  readonly table: (name: string) => string
  readonly lastDays: (shown: number, all: number) => string
  readonly gap: (name: string, from: string, to: string, missing: number) => string
  readonly noGap: string
  readonly weighted: string
  readonly notWeighted: string
  readonly moreIndices: (shown: number, all: number) => string
  readonly notes: readonly string[]
}

const byNames: Readonly<Record<Language, Readonly<Record<IndexBy, string>>>> = {
  en: { model: 'model', region: 'region', 'model-region': 'model in a region', all: 'all together' },
  ko: { model: '모델별', region: '지역별', 'model-region': '모델·지역별', all: '전체' },
}

export const rentalFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    fields: {
      quotes: 'Quotes (CSV)',
      by: 'An index for each',
      gap: 'A series that is missing is waited for',
    },
    options: byNames.en,
    hints: {
      quotes: 'Columns: date, region, model, usdPerGpuHour; where known provider, term, capacityGpus.',
    },
  },
  ko: {
    fields: { quotes: '호가(CSV)', by: '지수 단위', gap: '빠진 계열을 기다리는 기간' },
    options: byNames.ko,
    hints: {
      quotes: '열: date, region, model, usdPerGpuHour. 있으면 provider, term, capacityGpus도 쓴다.',
    },
  },
}

export const rentalWords: Readonly<Record<Language, RentalWords>> = {
  en: {
    answer: ({ name, from, to, index, change, series }) =>
      `${name}: from ${from} to ${to} prices of the same thing moved by ${change} (index ${index}, ${series} series).`,
    oneDay: 'One day alone moves nothing: an index takes two.',
    madeUp: 'These quotes are made up: they show how the index works, and nothing about a market.',
    remark: 'made-up numbers',
    all: 'all',
    change: (name) => `${name}: change since the first day`,
    index: 'index',
    middle: 'middle price, USD/h',
    chart: 'Index of GPU-hour prices',
    chartReading:
      'Chain-linked: only prices of series that are there on both days move it. 100 on the first day.',
    chartAxis: 'index',
    middleChart: 'Middle price of the day',
    middleReading: 'What the index is not: it also moves when a dear or cheap series comes or goes.',
    middleAxis: 'USD a GPU-hour',
    day: 'day',
    matched: 'matched',
    returned: 'back',
    missing: 'missing',
    entered: 'new',
    quotes: 'quotes',
    trimmed: 'left out',
    table: (name) => `Day by day: ${name}`,
    lastDays: (shown, all) =>
      `The tables show the last ${shown} of ${all} days; the CSV of the command line has all.`,
    gap: (name, from, to, missing) =>
      `Gap: ${name}, ${from === to ? from : `${from} to ${to}`}: ${missing} series without a price. They move with the index meanwhile, and put it right when they are back.`,
    noGap: 'No series is missing on any day.',
    weighted: 'Regions are weighted by the capacity on offer.',
    notWeighted: 'Not every quote tells its capacity: models, regions and terms count alike.',
    moreIndices: (shown, all) => `Drawn and tabled: the ${shown} indices with most series, of ${all}.`,
    notes: [
      'A quote far from all others of its model, region and term that day is left out (five spreads, in logs).',
      'An index of prices for the same thing says nothing of quality: a faster GPU is another series.',
    ],
  },
  ko: {
    answer: ({ name, from, to, index, change, series }) =>
      `${name}: ${from}~${to} 동안 같은 물건의 가격이 ${change} 움직였다(지수 ${index}, 계열 ${series}개).`,
    oneDay: '하루만으로는 지수가 움직이지 않는다. 이틀 이상이 필요하다.',
    madeUp: '지어낸 호가다. 지수가 어떻게 계산되는지 보여줄 뿐 시장에 대해 말해주는 것은 없다.',
    remark: '지어낸 숫자',
    all: '전체',
    change: (name) => `${name}: 첫날 대비 변화`,
    index: '지수',
    middle: '중앙 가격(달러/시간)',
    chart: 'GPU 시간 가격 지수',
    chartReading: '연쇄 지수: 이틀 모두 있는 계열의 가격만 지수를 움직인다. 첫날을 100으로 둔다.',
    chartAxis: '지수',
    middleChart: '날짜별 중앙 가격',
    middleReading: '지수와 다르다. 비싸거나 싼 계열이 들어오고 나가기만 해도 움직인다.',
    middleAxis: 'GPU 시간당 달러',
    day: '날짜',
    matched: '비교',
    returned: '복귀',
    missing: '누락',
    entered: '신규',
    quotes: '호가',
    trimmed: '제외',
    table: (name) => `일별: ${name}`,
    lastDays: (shown, all) => `표에는 ${all}일 중 마지막 ${shown}일만 있다. 명령줄의 CSV에는 모두 있다.`,
    gap: (name, from, to, missing) =>
      `공백: ${name}, ${from === to ? from : `${from}~${to}`}, 가격 없는 계열 ${missing}개. 그동안은 지수와 함께 움직이고 돌아오면 지수를 바로잡는다.`,
    noGap: '가격이 빠진 날이 없다.',
    weighted: '지역은 공급 용량으로 가중한다.',
    notWeighted: '용량이 없는 호가가 있어 모델·지역·조건을 똑같이 센다.',
    moreIndices: (shown, all) => `그림과 표에는 지수 ${all}개 중 계열이 많은 ${shown}개만 있다.`,
    notes: [
      '같은 날 같은 모델·지역·조건의 다른 호가에서 크게 벗어난 호가는 뺀다(로그로 산포의 5배).',
      '같은 물건의 가격 지수이므로 품질은 담지 않는다. 더 빠른 GPU는 다른 계열이다.',
    ],
  },
}
