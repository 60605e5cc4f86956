import { englishCounts, englishTens, koreanCounts } from '../mention/number-words.ts'
import type { Statement } from './statement.ts'

/** How long something takes, in digits or in words. */
export interface Span {
  readonly length: number
  readonly low: number
  readonly high: number
  readonly unit: string
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Days of each unit of time, on average. */
export const daysOf: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  month: 30.4375,
  quarter: 91.3125,
  year: 365.25,
}

const count = ['one', ...Object.keys(englishCounts)].join('|')
const english = new RegExp(
  `\\b((?:${Object.keys(englishTens).join('|')})(?:-(?:${count}))?|${count})( and a half)?[\\s-](day|week|month|quarter|year)s?\\b(?! of\\b)( and a half)?|\\b(a) (year|month) and a half\\b`,
  'giu',
)
const koreanWords: Readonly<Record<string, number>> = { ...koreanCounts, 한: 1, 석: 3, 넉: 4 }
const koreanUnits: Readonly<Record<string, string>> = {
  달: 'month',
  개월: 'month',
  해: 'year',
  주: 'week',
  분기: 'quarter',
}
const korean = new RegExp(
  `(?<![가-힣])(${Object.keys(koreanWords).join('|')})\\s?(달|개월|해|주(?=\\s|[가만간])|분기)(?![가-힣]*러)`,
  'gu',
)
const koreanDays: Readonly<Record<string, number>> = {
  하루: 1,
  이틀: 2,
  사흘: 3,
  나흘: 4,
  닷새: 5,
  엿새: 6,
  이레: 7,
  여드레: 8,
  아흐레: 9,
  열흘: 10,
  보름: 15,
}
const koreanDay = new RegExp(`(?<![가-힣])(${Object.keys(koreanDays).join('|')})(?![가-힣]*날)`, 'gu')
/** "2년 반", "two years and a half". */
const halfMore = /^\s?(?:반(?=[\s,.이가을만의]|$)| and a half\b)/u

/** Every length of time of a sentence that is no rate, in its order. */
export function spansIn({ text, mentions }: Pick<Statement, 'text' | 'mentions'>): readonly Span[] {
  const digits = mentions.flatMap(({ unit, value, low, high, from, to, text: said }): readonly Span[] => {
    if (unit.kind !== 'time' || daysOf[unit.name] === undefined) return []
    const half = halfMore.exec(text.slice(to, to + 12))?.[0]
    const more = half === undefined ? 0 : 0.5
    const end = to + (half?.length ?? 0)
    return [
      {
        length: value + more,
        low: low + more,
        high: high + more,
        unit: unit.name,
        text: half === undefined ? said : text.slice(from, end),
        from,
        to: end,
      },
    ]
  })
  const spelled = [...text.matchAll(english)].map((match): Span => {
    const [, word = 'one', half, unit = '', later, , otherUnit] = match
    const more = half !== undefined || later !== undefined || otherUnit !== undefined ? 0.5 : 0
    return spanOf(match, countOf(word.toLowerCase()) + more, (otherUnit ?? unit).toLowerCase())
  })
  const counted = [...text.matchAll(korean)].map((match): Span => {
    const half = halfMore.test(text.slice(match.index + match[0].length)) ? 0.5 : 0
    return spanOf(match, (koreanWords[match[1] ?? ''] ?? 0) + half, koreanUnits[match[2] ?? ''] ?? '')
  })
  const days = [...text.matchAll(koreanDay)].map(
    (match): Span => spanOf(match, koreanDays[match[1] ?? ''] ?? 0, 'day'),
  )
  return joined([...digits, ...spelled, ...counted, ...days].sort((a, b) => a.from - b.from))
}

/** "1년 6개월", "two years and six months": years and the months beside them are one length. */
function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = []
  for (const span of spans) {
    const before = found.at(-1)
    const isRest =
      before?.unit === 'year' && span.unit === 'month' && span.length < 12 && span.from - before.to < 6
    if (before && isRest) {
      const length = before.length * 12 + span.length
      const [low, high] = [length - 0.5, length + 0.5]
      found.splice(-1, 1, {
        length,
        low,
        high,
        unit: 'month',
        text: `${before.text} ${span.text}`,
        from: before.from,
        to: span.to,
      })
    } else found.push(span)
  }
  return found
}

/** "Forty-five" and "nine". */
function countOf(word: string): number {
  return word.split('-').reduce((sum, part) => sum + (englishTens[part] ?? englishCounts[part] ?? 1), 0)
}

function spanOf(match: RegExpExecArray, length: number, unit: string): Span {
  return {
    length,
    low: length - 0.5,
    high: length + 0.5,
    unit,
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }
}
