import type { GoldKind } from '#problem'
import { lettersAt } from './extract/choice-letters.ts'
import { numbersOf } from './extract/number-tokens.ts'
import { plainNumber } from './extract/plain-number.ts'
import { optionOf } from './extract/read-choice.ts'
import { unwrapped } from './extract/unwrapped.ts'

/** A gold answer longer than this is words. */
const longestFormula = 2000

/**
 * What kind of answer a gold answer is, told by its looks: the letter of an option (or the text of one, where the options
 * are known), a number with or without a unit, a mathematical expression, or words.
 */
export function goldKind(gold: string, choices?: readonly string[]): GoldKind {
  if (optionOf(gold, choices) !== undefined) return 'choice'
  if (/^-?\d{1,30}$/.test(gold)) return 'number'
  const bare = unwrapped(gold)
  if (isLetters(bare, choices?.length)) return 'choice'
  const plain = plainNumber(bare)
  if (isNumber(plain)) return 'number'
  return isFormula(plain) ? 'expression' : 'text'
}

function isLetters(text: string, count: number | undefined): boolean {
  const isWritten =
    /^[([]?(?:[A-J]|[①-⑩])[)\].]?(?:(?:\s?(?:,|&)\s?|,?\sand\s|、)[([]?(?:[A-J]|[①-⑩])[)\]]?){0,9}$/.test(
      text,
    )
  return isWritten && lettersAt(text, count) !== undefined
}

/** One number, alone or with a unit in words: `42`, `-1,234.5`, `3/4`, `60%`, `150 kilometers`. */
function isNumber(text: string): boolean {
  if (text.length > 400) return /^[-+]?\d+$/.test(text)
  const [number, ...others] = numbersOf(text)
  if (number === undefined || others.length > 0 || !text.startsWith(number)) return false
  return /^(?:\s?(?:°|\p{L}{2,20}(?:\s(?:per|an?|square|cubic)?\s?\p{L}{1,20})?))?$/u.test(
    text.slice(number.length),
  )
}

/** Something that is calculated with: no words of two letters or more but those of formulas. */
function isFormula(text: string): boolean {
  if (text.length > longestFormula) return /^[\\({[]|[=^]/.test(text)
  const letters = text
    .replace(/\\(?:text|mbox|mathrm|textbf)\s?\{[^{}]{0,200}\}/g, ' ')
    .replace(/\\[a-zA-Z]+/g, ' + ')
    .replace(/\b(?:sin|cos|tan|cot|sec|csc|log|ln|exp|sqrt|pi|and|or|mod|cm|mm|km|kg|inf)\b/g, ' ')
  if (/\p{L}{2,}/u.test(letters)) return false
  return /[\d\\^_=+*/(){}[\]<>|∞π√-]|^\p{L}$/u.test(text)
}
