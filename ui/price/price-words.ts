import { unitInWords } from '#economics'
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
  readonly table: TableInputWords
}

/** What is said beside a table that is pasted or read from a file. */
interface TableInputWords {
  readonly choose: string
  readonly sample: string
  /** Said while the sample stands there. */
  readonly isSample: string
  readonly held: string
  readonly notRead: string
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
      large: 'Larger than 2 MB: such a table is better read on the command line.',
      elsewhere:
        'The address names a table that is not in this browser. Choose the same file again: its size and hash stand in the address.',
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
  table: {
    choose: 'Choose a file …',
    sample: 'Back to the sample',
    isSample: 'This is the sample: its numbers are made up. Paste a table over it, or choose a file.',
    held: 'Too long for an address: a link names its size and hash, and opens in this browser alone. Elsewhere the file is chosen again.',
    notRead: 'That file cannot be read as a table of up to 2 MB.',
  },
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
      large: '2 MB가 넘는 표입니다. 명령줄에서 읽으세요.',
      elsewhere:
        '주소가 가리키는 표가 이 브라우저에 없습니다. 같은 파일을 다시 선택하세요. 크기와 해시는 주소에 있습니다.',
    }
    return said[fault.kind]
  },
  unit: (unit) => unitInWords(unit, 'ko'),
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
  table: {
    choose: '파일 선택 …',
    sample: '예시로 되돌리기',
    isSample: '지어낸 숫자로 만든 예시입니다. 표를 붙여 넣거나 파일을 선택하세요.',
    held: '주소에 담기에 너무 긴 표입니다. 링크에는 크기와 해시만 들어가며 이 브라우저에서만 열립니다. 다른 곳에서는 파일을 다시 선택해야 합니다.',
    notRead: '2 MB 이하의 표로 읽을 수 없는 파일입니다.',
  },
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
