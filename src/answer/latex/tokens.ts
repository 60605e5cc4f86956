import { withoutEasternNumbers } from './eastern-numbers.ts'
import { scanCommand } from './scan-command.ts'
import { scanNumber } from './scan-number.ts'
import { scanWord } from './scan-word.ts'
import { isDigit, isLetter, push, type Scanner } from './scanner.ts'
import { respelled } from './spelling.ts'
import type { CommaReading, Token } from './token.ts'

/** Longer answers are compared as text alone. */
const mostTokens = 2000
/** `\text` within `\text`. */
const deepestText = 4

/** Cuts mathematical text, LaTeX or plain, into tokens; undefined where it is too long to be an answer. */
export function readTokens(text: string, commas: CommaReading): readonly Token[] | undefined {
  const tokens: Token[] = []
  scan(withoutEasternNumbers(respelled(text)), commas, tokens, 0)
  return tokens.length <= mostTokens ? tokens : undefined
}

function scan(text: string, commas: CommaReading, tokens: Token[], depth: number): void {
  const scanner: Scanner = {
    text,
    commas,
    tokens,
    inside: (inner) => {
      if (depth < deepestText) scan(inner, commas, tokens, depth + 1)
    },
    at: 0,
    spaced: depth > 0,
    brackets: 0,
    environments: 0,
  }
  while (scanner.at < text.length && tokens.length <= mostTokens) {
    const before = tokens.length
    const blank = scanOne(scanner)
    scanner.spaced = blank || (scanner.spaced && tokens.length === before)
  }
}

/** Reads one token, or passes over a blank: true for the latter. */
function scanOne(scanner: Scanner): boolean {
  const { text, at } = scanner
  const code = text.charCodeAt(at)
  if (code === 32 || code === 10 || code === 9 || code === 13 || code === 126) {
    scanner.at++
    return true
  }
  if (code === 92) return scanCommand(scanner)
  if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) {
    const { token, end } = scanNumber(text, at, scanner.commas, scanner.brackets > 0)
    scanner.tokens.push(scanner.spaced ? { ...token, spaced: true } : token)
    scanner.at = end
  } else if (isLetter(code)) scanWord(scanner)
  else scanSign(scanner, text.charAt(at))
  return false
}

/** Signs of two characters, as programs write them. */
const pairs: ReadonlyMap<string, string> = new Map([
  ['<=', '≤'],
  ['>=', '≥'],
  ['!=', '≠'],
  ['==', '='],
  [':=', '='],
  ['=<', '≤'],
  ['=>', '⇒'],
  ['->', '⇒'],
  ['**', '^'],
  ['+-', '±'],
])

/** Dollars around a formula, quotation marks and full stops say nothing. */
const silent = '$"`.?'

function scanSign(scanner: Scanner, character: string): void {
  const pair = pairs.get(scanner.text.slice(scanner.at, scanner.at + 2))
  // `x = +-3` means both signs; `2+-3` is a sum.
  if (pair !== undefined && !(pair === '±' && scanner.tokens.at(-1)?.type === 'number')) {
    push(scanner, 'sign', pair)
    scanner.at += 2
    return
  }
  scanner.at++
  if (character === '(' || character === '[') scanner.brackets++
  else if (character === ')' || character === ']') scanner.brackets--
  if (!silent.includes(character) || isCurrency(scanner, character)) push(scanner, 'sign', character)
}

/** A dollar that is alone in the text and stands at a digit is money; a pair of them surrounds a formula. */
function isCurrency({ text, at }: Scanner, character: string): boolean {
  if (character !== '$' || text.indexOf('$') !== at - 1 || text.includes('$', at)) return false
  return isDigit(text.charCodeAt(at)) || isDigit(text.charCodeAt(at - 2))
}
