import { isDigit } from '../latex/scanner.ts'
import { respelled } from '../latex/spelling.ts'

/** Commands that only set type, and what blanks LaTeX knows. */
const typesetting =
  /(?:\\(?:left|right|[bB]igg?[lr]?|displaystyle|textstyle|limits|mathrm|mathbf|mathit|boldsymbol|operatorname|text(?:bf|it|rm|normal|sf|tt)?|mbox|hbox|quad|qquad|boxed|fbox)(?![a-zA-Z])|\\[,;:! ()[\]]|[\s~$])+/g

/**
 * A text as it is compared first: the same signs spelled the same, nothing that only sets type, no blanks, no full stop at the
 * end; words of several letters in lower case. Two answers with the same normal form are the same. Linear in its length.
 */
export function normalForm(text: string): string {
  let form = respelled(text).replace(typesetting, blankBetweenDigits)
  if (form.includes('frac')) form = form.replace(/\\[dtc]frac/g, '\\frac')
  form = form.replace(/[.,;:]+$/, '')
  form = unwrapped(form)
  // `E` and `e` are different variables; `Even` and `even` are one word.
  return isWord(form) ? form.toLowerCase() : form
}

/** `2 1/2` is not `21/2`: between digits one blank stays. */
function blankBetweenDigits(match: string, offset: number, whole: string): string {
  return isDigit(whole.charCodeAt(offset - 1)) && isDigit(whole.charCodeAt(offset + match.length)) ? ' ' : ''
}

/** Braces around a whole text, as `\text{…}` leaves them. */
function unwrapped(form: string): string {
  let [start, end] = [0, form.length]
  while (form.charCodeAt(start) === 123 && closesAt(form, start, end)) {
    start++
    end--
  }
  return form.slice(start, end)
}

/** Whether the brace at the start closes at the very end, and none does before. */
function closesAt(form: string, start: number, end: number): boolean {
  if (form.charCodeAt(end - 1) !== 125) return false
  const close = form.indexOf('}', start)
  return close === end - 1 && !form.slice(start + 1, end - 1).includes('{')
}

/** Letters of any script, several of them, and nothing else. */
function isWord(form: string): boolean {
  return form.length > 1 && /^[\p{L}'-]+$/u.test(form)
}

interface WordPatterns {
  readonly apart: RegExp
  readonly loose: RegExp
  readonly articles: RegExp
}

const anyScript: WordPatterns = {
  apart: /[^\p{L}\p{M}\p{N}+#%.-]+/gu,
  loose: /[.-](?!\d)|(?<=\p{L})-/gu,
  articles: /(^| )(?:the|a|an)(?= \p{L})/gu,
}
/** The same for letters without accents, several times as fast. */
const plainScript: WordPatterns = {
  apart: /[^a-z0-9+#%.-]+/g,
  loose: /[.-](?![0-9])|(?<=[a-z])-/g,
  articles: /(^| )(?:the|a|an)(?= [a-z])/g,
}

/** Words alone: lower case, without punctuation and articles; what answers in words are compared by. */
export function wordForm(text: string): string {
  const isPlain = !/[^ -~]/.test(text)
  const { apart, loose, articles } = isPlain ? plainScript : anyScript
  return (isPlain ? text : text.normalize('NFKC'))
    .replace(/\\(?:text(?:bf|it|rm|normal)?|mathrm|mathbf|boxed|mbox)(?![a-zA-Z])/g, ' ')
    .toLowerCase()
    .replace(apart, ' ')
    .replace(loose, ' ')
    .replace(articles, ' ')
    .replace(/ +/g, ' ')
    .trim()
}
