import { pushRun } from './scan-word.ts'
import { isLetter, push, type Scanner } from './scanner.ts'
import {
  constants,
  functions,
  ignoredCommands,
  isCommand,
  measureCommands,
  signs,
  structures,
  textCommands,
} from './vocabulary.ts'

/** Escaped characters that stand for themselves as signs; set braces get signs of their own. */
const escaped: ReadonlyMap<string, string> = new Map([
  ['{', '⦃'],
  ['}', '⦄'],
  ['%', '%'],
  ['$', '$'],
  ['#', '#'],
  ['&', '&'],
  ['_', '_'],
  ['|', '‖'],
])

/** Reads what starts with a backslash; true where it was a blank. */
export function scanCommand(scanner: Scanner): boolean {
  const { text, at } = scanner
  const next = text.charAt(at + 1)
  if (next === '\\') return scanDouble(scanner)
  const name = commandName(text, at + 1)
  if (name !== '') {
    scanner.at = at + 1 + name.length
    return pushCommand(scanner, name)
  }
  scanner.at = at + 2
  const sign = escaped.get(next)
  if (sign !== undefined) {
    countBrackets(scanner, sign)
    push(scanner, 'sign', sign)
    return false
  }
  // `\( \)`, `\[ \]` around a formula, and `\, \; \: \! \ ` within it.
  return true
}

function commandName(text: string, from: number): string {
  let at = from
  while (text.charCodeAt(at) < 128 && isLetter(text.charCodeAt(at))) at++
  return text.slice(from, at)
}

/** Two backslashes end a row, unless a command follows that was escaped twice on its way through JSON. */
function scanDouble(scanner: Scanner): boolean {
  const { text, at } = scanner
  const name = commandName(text, at + 2)
  const escapedTwice =
    (name.length > 1 && isCommand(name)) ||
    (scanner.environments === 0 && '{}%$'.includes(text.charAt(at + 2) || ' '))
  if (escapedTwice) {
    scanner.at = at + 1
    return scanCommand(scanner)
  }
  scanner.at = at + 2
  push(scanner, 'row', '')
  return false
}

function pushCommand(scanner: Scanner, name: string): boolean {
  const sign = signs.get(name)
  if (sign !== undefined) {
    countBrackets(scanner, sign)
    push(scanner, 'sign', sign)
    return false
  }
  if (ignoredCommands.has(name)) return skipCommand(scanner, name)
  if (textCommands.has(name)) return pushText(scanner)
  if (measureCommands.has(name)) {
    readGroup(scanner)
    return true
  }
  if (name === 'begin' || name === 'end') return pushEnvironment(scanner, name)
  if (name === 'infty') push(scanner, 'name', 'infinity')
  else if (name === 'varnothing') push(scanner, 'name', 'emptyset')
  else if (/^[dtc]frac$/.test(name)) push(scanner, 'name', 'frac')
  else if (/^[dt]binom$/.test(name)) push(scanner, 'name', 'binom')
  else if (isCommand(name)) push(scanner, 'name', name)
  else pushUnknown(scanner, name)
  return false
}

/** `\pix` forgets a blank after `\pi`: the longest known beginning counts, if only one letter follows it. */
function pushUnknown(scanner: Scanner, name: string): void {
  const known = name.slice(0, -1)
  if (constants.has(known) || functions.has(known) || structures.has(known)) {
    push(scanner, 'name', known)
    scanner.spaced = false
    push(scanner, 'name', name.slice(-1))
  } else push(scanner, 'name', name)
}

/** `\left.` has a full stop that belongs to it. */
function skipCommand(scanner: Scanner, name: string): boolean {
  const next = scanner.text.charAt(scanner.at)
  if ((name === 'left' || name === 'right') && next === '.') scanner.at++
  if (name === 'textcolor') readGroup(scanner)
  return true
}

function countBrackets(scanner: Scanner, sign: string): void {
  if (sign === '⦃' || sign === '⟨' || sign === '(' || sign === '[') scanner.brackets++
  else if (sign === '⦄' || sign === '⟩' || sign === ')' || sign === ']') scanner.brackets--
}

/** The content of the braces that follow, balanced; undefined where there are none or they never close. */
function readGroup(scanner: Scanner): string | undefined {
  const { text } = scanner
  let start = scanner.at
  while (text.charAt(start) === ' ') start++
  if (text.charAt(start) !== '{') return undefined
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\') at++
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) {
      scanner.at = at + 1
      return text.slice(start + 1, at)
    }
  }
  return undefined
}

/** Words in braces: names and words as they are, anything else as mathematics in plain text. */
function pushText(scanner: Scanner): boolean {
  const content = readGroup(scanner)
  if (content === undefined) return true
  const trimmed = content.replaceAll('~', ' ').trim()
  if (trimmed === '') return true
  scanner.spaced = scanner.spaced || /^[\s~]/.test(content)
  if (/^[A-Za-z]+$/.test(trimmed)) pushRunOfText(scanner, trimmed)
  else scanner.inside(trimmed)
  return false
}

function pushRunOfText(scanner: Scanner, run: string): void {
  const last = scanner.tokens.at(-1)
  // After a value a single letter in upright type is a unit: `5\text{ m}`.
  const isUnit = run.length === 1 && last?.type === 'number'
  const isIndex =
    run.length > 1 &&
    last?.type === 'sign' &&
    (last.text === '_' || (last.text === '{' && scanner.tokens.at(-2)?.text === '_'))
  if (isUnit || isIndex) push(scanner, 'words', run)
  else pushRun(scanner, run)
}

function pushEnvironment(scanner: Scanner, type: 'begin' | 'end'): boolean {
  const name = readGroup(scanner)?.replace('*', '') ?? ''
  if (/^(align|aligned|equation|gather|gathered|split|math|displaymath|multline)$/.test(name)) return true
  if (type === 'begin') {
    scanner.environments++
    if (name === 'array' || name === 'tabular') readGroup(scanner)
  } else scanner.environments--
  push(scanner, type, name)
  return false
}
