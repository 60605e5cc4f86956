import { followsValue, isLetter, push, type Scanner } from './scanner.ts'
import { isUnitName } from './units.ts'
import { constants, functions } from './vocabulary.ts'

/** Words between the items of a list. */
const separators: ReadonlySet<string> = new Set([
  'and',
  'or',
  '또는',
  '와',
  '과',
  '및',
  '그리고',
  '혹은',
  '或',
  '和',
  '与',
])

/** Short words that stand in answers with words; no product of variables. */
const shortWords: ReadonlySet<string> = new Set([
  'of',
  'the',
  'for',
  'per',
  'to',
  'is',
  'are',
  'by',
  'out',
  'all',
])

/** Longer runs of letters are words; shorter ones may be products of variables. */
const longestProduct = 3

const applied: readonly string[] = [...functions].filter((name) => name.length > 2)

/** Reads a run of letters: a function, a constant, a product of variables, or words. */
export function scanWord(scanner: Scanner): void {
  const { text } = scanner
  const start = scanner.at
  while (isLetter(text.charCodeAt(scanner.at))) scanner.at++
  pushRun(scanner, text.slice(start, scanner.at))
}

/** Whether a word stands between items, as "and" does. */
export function isSeparator(word: string): boolean {
  return separators.has(word)
}

export function pushRun(scanner: Scanner, run: string): void {
  const glued = gluedSeparator(scanner, run)
  if (glued !== undefined) {
    push(scanner, 'words', glued)
    if (run.length > glued.length) pushWord(scanner, run.slice(glued.length))
  } else pushWord(scanner, run)
}

function pushWord(scanner: Scanner, run: string): void {
  const lower = run.toLowerCase()
  const name = knownName(run, lower)
  if (run.length === 1 && run.charCodeAt(0) < 128) push(scanner, 'name', run)
  else if (separators.has(lower)) push(scanner, 'words', lower)
  else if (isUnit(scanner, run)) push(scanner, 'words', run)
  else if (run === 'in') push(scanner, 'sign', '∈')
  else if (name !== undefined) push(scanner, 'name', name)
  else pushProduct(scanner, run)
}

/** A unit after a value; `5 in` is one, `x in` is none. */
function isUnit(scanner: Scanner, run: string): boolean {
  if (!followsValue(scanner) || !isUnitName(run) || isApplied(scanner)) return false
  return run !== 'in' || scanner.tokens.at(-1)?.type === 'number'
}

function pushProduct(scanner: Scanner, run: string): void {
  const called = isApplied(scanner) ? applied.find((each) => run.endsWith(each)) : undefined
  if (called !== undefined) {
    pushLetters(scanner, run.slice(0, -called.length))
    push(scanner, 'name', called)
  } else if (isProduct(scanner, run)) pushLetters(scanner, run)
  else push(scanner, 'words', run)
}

function knownName(run: string, lower: string): string | undefined {
  if (functions.has(run) || constants.has(run)) return run
  if (functions.has(lower) || lower === 'pi') return lower
  return lower === 'inf' || lower === 'infinity' || lower === 'oo' ? 'infinity' : undefined
}

/** `(x=1orW=2)`: nobody left a blank. Only before a capital, so that oranges stay whole. */
function gluedSeparator(scanner: Scanner, run: string): string | undefined {
  const separator = ['and', 'or'].find((word) => run.startsWith(word))
  if (separator === undefined || !followsValue(scanner)) return undefined
  const rest = run.slice(separator.length)
  return rest.length <= 1 || /^[A-Z]/.test(rest) ? separator : undefined
}

/** Whether brackets follow, as they follow a function. */
function isApplied({ text, at }: Scanner): boolean {
  return text.charAt(at) === '('
}

function isProduct(scanner: Scanner, run: string): boolean {
  for (let at = 0; at < run.length; at++) if (run.charCodeAt(at) > 127) return false
  if (run.length <= longestProduct) return !scanner.spaced || !shortWords.has(run)
  // `2abcd` is a product, `2 pens` is not.
  return !scanner.spaced && scanner.tokens.at(-1)?.type === 'number'
}

function pushLetters(scanner: Scanner, run: string): void {
  for (const letter of run) {
    push(scanner, 'name', letter)
    scanner.spaced = false
  }
}
