import { narrowed } from './plain-number.ts'

/** How many options there may be where nobody lists them: A to J. */
const mostOptions = 10
const circled = '①②③④⑤⑥⑦⑧⑨⑩'
const syllables = '가나다라마바사아자차'

/** What may stand before a letter: brackets, emphasis, LaTeX, "option". */
const lead =
  /^(?:[\s*_"'“‘`($[{<（【「:：]|\\(?:text|textbf|mathrm|mathbf|boxed|fbox|bf|rm)\s?\{|\\[([]|\b(?:the\s)?(?:correct\s|best\s|right\s)?(?:option|choice|answer|letter|statement)s?\b(?:\sis\b)?|(?:선택지|보기|选项|選項|选择|選擇|选|選)){0,8}/i
const joint =
  /^[\s*_)"'\]}$]{0,6}(?:,\s?and|,\s?or|,|&|\+|\/|and|or|、|，|와|과|및|그리고|和|与)[\s*_("'[{$]{0,4}(?=[A-Ja-j]\b|[①-⑩])/

/** "A is wrong" chooses nothing. */
const denied =
  /^[*_)\]"'.]{0,4}\s{0,2}(?:is|are|would be|seems?|cannot be|can['’]t be)\s(?:also\s)?(?:incorrect|wrong|false|not\b|ruled out|eliminated|invalid|impossible)/i

/** The letters that the words begin with: `(B)`, `**B**. Because`, `A, C`; undefined where they begin otherwise. */
export function lettersAt(words: string, count: number = mostOptions): string[] | undefined {
  const text = narrowed(words.slice(0, 200))
  let at = lead.exec(text)?.[0].length ?? 0
  const letters: string[] = []
  for (let found = 0; found < mostOptions; found++) {
    const letter = letterAt(text, at, count, letters.length > 0)
    if (letter === undefined) break
    letters.push(letter)
    const next = joint.exec(text.slice(at + 1))?.[0]
    if (next === undefined) break
    at += 1 + next.length
  }
  if (letters.length === 0 || denied.test(text.slice(at + 1))) return undefined
  return [...new Set(letters)]
}

/** The letter of the option with this place, A first. */
export function letterOf(place: number): string {
  return String.fromCharCode(65 + place)
}

function letterAt(text: string, at: number, count: number, isLater: boolean): string | undefined {
  const sign = text.charAt(at)
  const rest = text.slice(at + 1)
  const place = placeOf(sign, rest)
  if (place < 0 || place >= count) return undefined
  return /[A-Ja-j]/.test(sign) && !standsAlone(sign, rest, isLater) ? undefined : letterOf(place)
}

function placeOf(sign: string, rest: string): number {
  if (sign === '') return -1
  const ring = circled.indexOf(sign)
  if (ring >= 0) return ring
  const syllable = syllables.indexOf(sign)
  if (syllable >= 0) return /^(?:[.)\s]|입니다|이다|번|$)/.test(rest) ? syllable : -1
  if (/[1-9]/.test(sign) && /^\s?번/.test(rest)) return Number(sign) - 1
  const letter = sign.toUpperCase().charCodeAt(0) - 65
  return letter >= 0 && letter < mostOptions ? letter : -1
}

/** "a" and "I" are words too, and so is whatever a letter goes on as. */
function standsAlone(sign: string, rest: string, isLater: boolean): boolean {
  if (/^[A-Za-z0-9'’]/.test(rest)) return /^(?:입|이|번)/.test(rest)
  const isSmall = sign === sign.toLowerCase()
  const isWord = sign.toUpperCase() === 'A' || sign === 'I'
  const goesOn = /^\s+[a-z]/i.test(rest)
  const isExplained = /^\s+(?:is|are|because|since|as|and|or|for|with|which)\b/.test(rest)
  if (isSmall) return isLater || !goesOn
  return !isWord || !goesOn || isExplained
}
