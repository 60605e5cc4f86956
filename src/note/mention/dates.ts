/** A date or period in a text. */
export interface DateMention {
  /** The first day, YYYY-MM-DD. */
  readonly start: string
  /** The last day of what was said: of the month, quarter or year. */
  readonly end: string
  readonly precision: 'day' | 'month' | 'quarter' | 'half' | 'year'
  /** Whether it counts a firm's fiscal years: its days are then those of the calendar's period of the same name. */
  readonly fiscal: boolean
  readonly text: string
  /** Offsets in the text it was found in. */
  readonly from: number
  readonly to: number
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthWord =
  '(jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)'

/** A month by its name with a capital: without a year "may" is a verb, and "Marvell 3" no day. */
export const monthName: string =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)'

interface Pattern {
  readonly form: RegExp
  readonly read: (
    groups: readonly (string | undefined)[],
  ) => Omit<DateMention, 'text' | 'from' | 'to'> | undefined
}

/** Longer forms first: a match is taken once. */
const patterns: readonly Pattern[] = [
  { form: /\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/g, read: ([y, m, d]) => dayOf(y, m, d) },
  { form: /(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일/g, read: ([y, m, d]) => dayOf(y, m, d) },
  { form: /(?<![\d.])(\d{2})\.(\d{1,2})\.(\d{1,2})(?![\d.])/g, read: ([y, m, d]) => dayOf(`20${y}`, m, d) },
  {
    form: word(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${monthWord}\\s*,?\\s+(\\d{4})\\b`),
    read: ([d, m, y]) => dayOf(y, monthNumber(m), d),
  },
  {
    form: word(`\\b${monthWord}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s+(\\d{4})\\b`),
    read: ([m, d, y]) => dayOf(y, monthNumber(m), d),
  },
  {
    form: /\b(FY)\s?(\d{4}|\d{2})\s*[-/,]?\s*Q([1-4])\b/gi,
    read: ([, y, q]) => quarterOf(fullYear(y), q, true),
  },
  { form: /\bFQ([1-4])[\s-]?['’]?(\d{4}|\d{2})\b/gi, read: ([q, y]) => quarterOf(fullYear(y), q, true) },
  {
    form: /\b(FY)\s?(\d{4}|\d{2})년?\s*([1-4])\s*분기/gi,
    read: ([, y, q]) => quarterOf(fullYear(y), q, true),
  },
  {
    form: /\b(first|second|third|fourth)[\s-]quarter\s+(?:of\s+)?FY\s?(\d{4}|\d{2})\b/gi,
    read: ([q, y]) => quarterOf(fullYear(y), ordinal(q), true),
  },
  {
    form: /\bQ([1-4])\s*(?:of\s+)?(FY\s?)(\d{4}|\d{2})\b/gi,
    read: ([q, , y]) => quarterOf(fullYear(y), q, true),
  },
  { form: /\bfiscal\s+(\d{4})\s*[-/,]?\s*Q([1-4])\b/gi, read: ([y, q]) => quarterOf(y, q, true) },
  {
    form: /\bfiscal\s+(?:year\s+)?(\d{4}),?\s+(first|second|third|fourth)\s+quarter\b/gi,
    read: ([y, q]) => quarterOf(y, ordinal(q), true),
  },
  {
    form: /\b(first|second|third|fourth)[\s-]quarter\s+(?:of\s+)?fiscal\s+(?:year\s+)?(\d{4})\b/gi,
    read: ([q, y]) => quarterOf(y, ordinal(q), true),
  },
  { form: /(\d{4})\s*(?:년\s*)?회계\s*연?년?도\s*([1-4])\s*분기/g, read: ([y, q]) => quarterOf(y, q, true) },
  { form: /회계\s*연?년?도\s*(\d{4})\s*년?\s*([1-4])\s*분기/g, read: ([y, q]) => quarterOf(y, q, true) },
  { form: /\b([1-4])Q\s?['’]?(\d{4}|\d{2})\b/g, read: ([q, y]) => quarterOf(fullYear(y), q, false) },
  {
    form: /\bQ([1-4])\s*(?:of\s+)?['’]?(\d{4}|\d{2})\b/g,
    read: ([q, y]) => quarterOf(fullYear(y), q, false),
  },
  { form: /\b(\d{4})\s?Q([1-4])\b/g, read: ([y, q]) => quarterOf(y, q, false) },
  {
    form: /\b(first|second|third|fourth)[\s-]quarter\s+(?:of\s+)?(\d{4})\b/gi,
    read: ([q, y]) => quarterOf(y, ordinal(q), false),
  },
  { form: /(\d{4})\s*년\s*([1-4])\s*분기/g, read: ([y, q]) => quarterOf(y, q, false) },
  { form: /(?<![\d.,])['’]?(\d{2})년\s*([1-4])\s*분기/g, read: ([y, q]) => quarterOf(fullYear(y), q, false) },
  { form: /(\d{4})\s*년\s*(상|하)반기/g, read: ([y, h]) => halfOf(y, h === '상' ? 1 : 2) },
  {
    form: /(?<![\d.,])['’]?(\d{2})년\s*(상|하)반기/g,
    read: ([y, h]) => halfOf(fullYear(y), h === '상' ? 1 : 2),
  },
  { form: /\b(\d)H\s?['’]?(\d{4}|\d{2})\b/g, read: ([h, y]) => halfOf(fullYear(y), Number(h)) },
  {
    form: word(`\\b${monthWord}\\s*,?\\s+(?:of\\s+)?(\\d{4})\\b`),
    read: ([m, y]) => monthOf(y, monthNumber(m)),
  },
  { form: /(\d{4})\s*년\s*(\d{1,2})\s*월/g, read: ([y, m]) => monthOf(y, m) },
  { form: /\b((?:19|20)\d{2})[-/](0[1-9]|1[0-2])(?![-\d])/g, read: ([y, m]) => monthOf(y, m) },
  { form: /\bFY\s?(\d{4}|\d{2})\b/gi, read: ([y]) => yearOf(fullYear(y), true) },
  { form: /\bfiscal\s+(?:year\s+)?(\d{4})\b/gi, read: ([y]) => yearOf(y, true) },
  { form: /(\d{4})\s*회계\s*연?년?도/g, read: ([y]) => yearOf(y, true) },
  { form: /((?:19|20)\d{2})\s*년/g, read: ([y]) => yearOf(y, false) },
  {
    form: /(?<![\d.,$₩€¥-])\b((?:19|20)\d{2})\b(?![\d.,]*\d|\s*(?:%|x\b|GPUs?|H\d|tokens?|problems?|prompts?|samples?|hours?|h\b|TFLOPS|chips?|units|people|employees|questions|shares|[bmt]n\b|[bmtr]+illion|thousand|개|장|명|대(?![가-힣])|건|곳|원|달러|위안|유로|점|문항|[경조억만천]))/g,
    read: ([y]) => yearOf(y, false),
  },
]

/** Every date and period of a text, in its order; a stretch of text is one date at most. */
export function datesIn(text: string): readonly DateMention[] {
  const found: DateMention[] = []
  if (!/\d/.test(text)) return found
  const taken = new Uint8Array(text.length)
  for (const { form, read } of patterns)
    for (const match of text.matchAll(form)) {
      const [from, to] = [match.index, match.index + match[0].length]
      if (taken.subarray(from, to).includes(1)) continue
      const date = read(match.slice(1))
      if (!date) continue
      taken.fill(1, from, to)
      found.push({ ...date, text: match[0], from, to })
    }
  return found.sort((a, b) => a.from - b.from)
}

function word(form: string): RegExp {
  return new RegExp(form, 'gi')
}

type Part = string | undefined

function dayOf(year: Part, month: Part | number, day: Part): ReturnType<Pattern['read']> {
  const start = isoDay(Number(year), Number(month), Number(day))
  return start === undefined ? undefined : { start, end: start, precision: 'day', fiscal: false }
}

function monthOf(year: Part, month: Part | number): ReturnType<Pattern['read']> {
  return spanOf(Number(year), Number(month), 1, 'month', false)
}

function quarterOf(year: Part, quarter: Part, fiscal: boolean): ReturnType<Pattern['read']> {
  return spanOf(Number(year), Number(quarter) * 3 - 2, 3, 'quarter', fiscal)
}

function halfOf(year: Part, half: number): ReturnType<Pattern['read']> {
  return half === 1 || half === 2 ? spanOf(Number(year), half * 6 - 5, 6, 'half', false) : undefined
}

function yearOf(year: Part, fiscal: boolean): ReturnType<Pattern['read']> {
  return spanOf(Number(year), 1, 12, 'year', fiscal)
}

function spanOf(
  year: number,
  month: number,
  length: number,
  precision: DateMention['precision'],
  fiscal: boolean,
): ReturnType<Pattern['read']> {
  const start = isoDay(year, month, 1)
  if (start === undefined) return undefined
  const end = new Date(Date.UTC(year, month - 1 + length, 0)).toISOString().slice(0, 10)
  return { start, end, precision, fiscal }
}

function isoDay(year: number, month: number, day: number): string | undefined {
  if (!(year >= 1900 && year < 2200)) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined
}

/** 1 for "January" and "jan". */
export function monthNumber(name: string | undefined): number {
  return months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}

function fullYear(year: Part): string {
  return year?.length === 2 ? `20${year}` : (year ?? '')
}

function ordinal(name: Part): string {
  return String(['first', 'second', 'third', 'fourth'].indexOf((name ?? '').toLowerCase()) + 1)
}
