/** A time of day or a date, in a form in which equal ones are the same text; undefined for anything else. */
export function calendarForm(text: string): string | undefined {
  // Nothing longer is one, and nothing without a digit.
  if (text.length > 60 || !/\d/.test(text)) return undefined
  const plain = text
    .replace(/\\(?:text|mathrm|textbf|mbox)|[{}$~]|\\[,;! ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
    .toLowerCase()
  return timeForm(plain) ?? dateForm(plain)
}

const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/
const halfDay = /^(.+?) ?([ap])\.? ?m\.?$/
const korean = /^(오전|오후|上午|下午)? ?(\d{1,2}) ?[시点时](?: ?(\d{1,2}) ?분?)?$/

function timeForm(text: string): string | undefined {
  const native = korean.exec(text)
  if (native)
    return ofClock(
      native[2],
      native[3],
      '0',
      native[1] ? ('오후下午'.includes(native[1]) ? 'p' : 'a') : undefined,
    )
  const half = halfDay.exec(text)
  const digits = half ? (half[1] ?? '') : text
  const found = clock.exec(digits) ?? (half ? /^(\d{1,2})()()$/.exec(digits) : null)
  return found ? ofClock(found[1], found[2], found[3], half?.[2]) : undefined
}

/** Without a half of the day, `4:30` stays what it is: it may be either, and equals neither. */
function ofClock(
  hourText = '',
  minuteText = '',
  secondText = '',
  half: string | undefined = undefined,
): string | undefined {
  const [hour, minute, second] = [Number(hourText), Number(minuteText || '0'), Number(secondText || '0')]
  if (hour > 24 || minute > 59 || second > 59 || (half && hour > 12)) return undefined
  const shown = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour
  const certain = half !== undefined || hour > 12 || hour === 0
  return `${certain ? 'time' : 'clock'} ${shown}:${minute}:${second}`
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const names =
  '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|t|ober|ember)?\\.?'
const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const eastern = /^(\d{4}) ?[년年] ?(\d{1,2}) ?[월月] ?(\d{1,2}) ?[일日]$/
const american = new RegExp(`^(?:on )?${names} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?$`)
const british = new RegExp(`^(?:the )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${names},?(?: (\\d{4}))?$`)
const dayless = /^(\d{1,2}) ?[월月] ?(\d{1,2}) ?[일日]$/

function dateForm(text: string): string | undefined {
  const numbers = iso.exec(text) ?? eastern.exec(text)
  if (numbers) return ofDate(numbers[1], Number(numbers[2]), numbers[3])
  const short = dayless.exec(text)
  if (short) return ofDate('', Number(short[1]), short[2])
  const first = american.exec(text)
  if (first) return ofDate(first[3], months.indexOf(first[1] ?? '') + 1, first[2])
  const second = british.exec(text)
  return second ? ofDate(second[3], months.indexOf(second[2] ?? '') + 1, second[1]) : undefined
}

function ofDate(year = '', month = 0, day = ''): string | undefined {
  const valid = month >= 1 && month <= 12 && Number(day) >= 1 && Number(day) <= 31
  return valid ? `date ${year}-${month}-${Number(day)}` : undefined
}
