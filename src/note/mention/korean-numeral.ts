import { koreanCounts } from './number-words.ts'
import type { ReadPhrase } from './read-phrase.ts'

/** Only before what is counted: 이천 명 are 2,000 people, 이천 공장 is a place. */
const counter =
  '(?=\\s?(?:여\\s?)?(?:명|인(?![가-힣])|대(?!비|표|형|한|학|응|출|규|기|상)|장(?!기|비|점|치)|개|곳|건|원(?!자|인)|달러|유로|위안|배(?!포|치|당|경|터|출|송)|퍼센트|톤|시간|년|문항|문제|토큰|가구)(?!당))'
const digits = '일이삼사오육칠팔구'
const sino = new RegExp(
  `(?<![\\w가-힣)\\]%])(?=[${digits}십백천]*[십백천만억조])[${digits}십백천](?:\\s?[${digits}십백천조억만])*${counter}|(?<![\\w가-힣)\\](%])만(?:\\s?\\d{1,4}천?)?${counter}`,
  'gu',
)
const steps: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1e3 }
const groups: Readonly<Record<string, number>> = { 만: 1e4, 억: 1e8, 조: 1e12 }

const tens: Readonly<Record<string, number>> = {
  열: 10,
  스물: 20,
  스무: 20,
  서른: 30,
  마흔: 40,
  쉰: 50,
  예순: 60,
  일흔: 70,
  여든: 80,
  아흔: 90,
}
const ones: Readonly<Record<string, number>> = { 한: 1, ...koreanCounts }
const native = new RegExp(
  `(?<![\\w가-힣])(${Object.keys(tens).join('|')})(${Object.keys(ones).join('|')})?${counter}`,
  'gu',
)

/** Numbers in words before a counter: 삼십만 명, 오백 대, 만 2천 명, 서른 문항. */
export function koreanNumerals(text: string): readonly ReadPhrase[] {
  const chinese = [...text.matchAll(sino)].flatMap((match): readonly ReadPhrase[] => {
    const phrase = match[0].trimEnd()
    return isUnit(text, phrase, match.index) ? [] : [{ phrase, from: match.index, ...numberOf(phrase) }]
  })
  const own = [...text.matchAll(native)].map(
    ({ 0: phrase, 1: ten = '', 2: rest = '', index }): ReadPhrase => {
      return { phrase, from: index, value: (tens[ten] ?? 0) + (ones[rest] ?? 0), last: 1 }
    },
  )
  return [...chinese, ...own]
}

/** "(십억 달러)", "단위: 백만 원", "설비투자, 백만 달러": what numbers beside it are printed in. */
function isUnit(text: string, phrase: string, from: number): boolean {
  if (!/^[십백천만억조]+$/u.test(phrase)) return false
  const [before, after] = [text.slice(Math.max(0, from - 4), from), text.slice(from + phrase.length)]
  return (
    /(?:[(（,:：]|단위)\s?$/u.test(before) ||
    /^\s?(?:달러|원|유로|위안|개|명|대|장)?\s?[)）]/u.test(after) ||
    // A header of its own.
    (/(?:^|[;|])\s?$/u.test(before) && /^\s?(?:달러|원|유로|위안)(?=\s|$)/u.test(after))
  )
}

interface Sum {
  readonly total: number
  /** What stands since the last 만, 억 or 조. */
  readonly group: number
  readonly digit: number
  readonly last: number
}

function numberOf(phrase: string): Pick<ReadPhrase, 'value' | 'last'> {
  const tokens = phrase.match(/\d+|[^\d\s]/gu) ?? []
  const { total, group, digit, last } = tokens.reduce(withToken, { total: 0, group: 0, digit: 0, last: 1 })
  return { value: total + group + digit, last }
}

/** 이십만 counts in 십만, 이천 in 천: a step or group without a digit before it is one of it. */
function withToken({ total, group, digit, last }: Sum, token: string): Sum {
  const [step, of] = [steps[token], groups[token]]
  if (step !== undefined) return { total, group: group + (digit || 1) * step, digit: 0, last: step }
  if (of !== undefined) {
    const size = digit === 0 && group > 0 ? of * last : of
    return { total: total + (group + digit || 1) * of, group: 0, digit: 0, last: size }
  }
  return { total, group, digit: /\d/.test(token) ? Number(token) : digits.indexOf(token) + 1, last: 1 }
}
