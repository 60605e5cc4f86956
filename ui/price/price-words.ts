import { words } from '../language/language.ts'
import type { Fault, Limits } from './form/field.ts'
import { saidValue } from './result/said-value.ts'

/** What all calculators say alike. */
export interface PriceWords {
  readonly inputs: string
  readonly results: string
  readonly reset: string
  readonly value: string
  readonly low: string
  readonly high: string
  readonly slider: string
  readonly fault: (fault: Fault) => string
  readonly unit: (unit: string) => string
  readonly why: string
  readonly whyOf: (name: string) => string
  readonly source: string
  readonly csv: string
  readonly svg: string
  readonly link: string
  readonly linkCopied: string
  readonly notCopied: string
  readonly command: string
  readonly faulty: string
  readonly impossible: string
  readonly notes: string
  readonly from: (low: string, high: string) => string
}

const english: PriceWords = {
  inputs: 'Inputs',
  results: 'Result',
  reset: 'As it started',
  value: 'value',
  low: 'low',
  high: 'high',
  slider: 'slider',
  fault: (fault) => {
    if (fault.kind === 'limits') return `Must be ${limitsText(fault.limits, 'en')}.`
    const said: Readonly<Record<typeof fault.kind, string>> = {
      number: 'Write a number, such as 0.5 or 37e9.',
      range: 'Write a number, or a value with its low and high end.',
      order: 'The value must lie between its low and high end.',
      whole: 'Must be a whole number.',
      choice: 'There is no such choice.',
      date: 'Write a day such as 2023-12-01.',
      long: 'Too long to be kept in the address.',
    }
    return said[fault.kind]
  },
  unit: (unit) => (unit === 'd' ? 'days' : unit),
  why: 'why',
  whyOf: (name) => `Why: ${name}`,
  source: 'Source',
  csv: 'CSV',
  svg: 'SVG',
  link: 'Copy link',
  linkCopied: 'Link copied',
  notCopied: 'The browser does not allow copying: take the address from its bar',
  command: 'On the command line',
  faulty: 'Mend the marked fields; then there is a result.',
  impossible: 'These inputs do not go together:',
  notes: 'Keep in mind',
  from: (low, high) => `${low} to ${high}`,
}

const koreanUnits: Readonly<Record<string, string>> = {
  USD: '달러',
  'USD/h': '달러/시간',
  'USD/1M tokens': '달러/백만 토큰',
  'USD mn': '백만 달러',
  'USD/GPU-h': '달러/GPU 시간',
  'USD/kWh': '달러/kWh',
  token: '토큰',
  'token/s': '토큰/초',
  byte: '바이트',
  'byte/s': '바이트/초',
  bit: '비트',
  elements: '개',
  s: '초',
  h: '시간',
  d: '일',
  years: '년',
  year: '년',
  'a year': '연',
  '× a year': '배/년',
  share: '비율',
  GPUs: '개',
  'answers a day': '답/일',
  'tokens a day': '토큰/일',
  'USD a day': '달러/일',
  'GPU-s': 'GPU초',
  months: '개월',
}

const korean: PriceWords = {
  inputs: '입력',
  results: '결과',
  reset: '처음 값으로',
  value: '값',
  low: '하한',
  high: '상한',
  slider: '슬라이더',
  fault: (fault) => {
    if (fault.kind === 'limits') return `허용 범위: ${limitsText(fault.limits, 'ko')}.`
    const said: Readonly<Record<typeof fault.kind, string>> = {
      number: '0.5나 37e9처럼 숫자를 입력하세요.',
      range: '숫자 하나, 또는 값과 하한·상한을 입력하세요.',
      order: '값은 하한과 상한 사이여야 합니다.',
      whole: '정수여야 합니다.',
      choice: '없는 선택지입니다.',
      date: '2023-12-01처럼 날짜를 입력하세요.',
      long: '너무 길어 주소에 담을 수 없습니다.',
    }
    return said[fault.kind]
  },
  unit: (unit) => koreanUnits[unit] ?? unit,
  why: '근거',
  whyOf: (name) => `근거: ${name}`,
  source: '자료',
  csv: 'CSV',
  svg: 'SVG',
  link: '링크 복사',
  linkCopied: '링크를 복사했습니다',
  notCopied: '브라우저가 복사를 허용하지 않습니다. 주소창에서 복사하세요',
  command: '명령줄에서',
  faulty: '표시된 칸을 고치면 결과가 나옵니다.',
  impossible: '이 입력들은 함께 쓸 수 없습니다:',
  notes: '유의할 점',
  from: (low, high) => `${low}~${high}`,
}

export function priceWords(): PriceWords {
  return words().language === 'ko' ? korean : english
}

function limitsText({ least, most, isAbove }: Limits, language: 'en' | 'ko'): string {
  const [low, high] = [least, most].map((end) => (end === undefined ? undefined : saidValue(end, language)))
  if (language === 'ko') {
    const from = low === undefined ? '' : isAbove ? `${low} 초과` : `${low} 이상`
    return [from, high === undefined ? '' : `${high} 이하`].filter((part) => part !== '').join(', ')
  }
  const from = low === undefined ? '' : isAbove ? `above ${low}` : `at least ${low}`
  return [from, high === undefined ? '' : `at most ${high}`].filter((part) => part !== '').join(' and ')
}
