import { letterOf, lettersAt } from './choice-letters.ts'
import { type Reading, readingOf, type Source, saysNoAnswer } from './reading.ts'
import { unwrapped } from './unwrapped.ts'

/**
 * Reads the letter of an option, or letters (`A, C`), out of the words at one place. Where the options are known, the text
 * of one of them says its letter too.
 */
export function readChoice(
  words: string,
  source: Source,
  choices: readonly string[] | undefined,
): Reading | undefined {
  const content = unwrapped(words)
  const option = optionOf(content, choices)
  if (option !== undefined) return readingOf(option)
  if (saysNoAnswer(content)) return undefined
  const letters = lettersAt(content, choices?.length)
  if (letters !== undefined) return readingOf(letters.join(', '))
  const number = /^[([]?([1-9])(?:[.)\]]|번|\s?$)/.exec(content)?.[1]
  if (number !== undefined && choices && Number(number) <= choices.length)
    return readingOf(letterOf(Number(number) - 1))
  return source === 'exact' ? mentioned(content, choices) : mentioned(content.slice(0, 400), choices)
}

/** The letter of the option that is written out here word for word; undefined where none is. */
export function optionOf(text: string, choices: readonly string[] | undefined): string | undefined {
  if (!choices) return undefined
  const folded = foldedOption(text)
  const place = choices.findIndex((choice) => foldedOption(choice) === folded)
  return place < 0 || folded === '' ? undefined : letterOf(place)
}

/** The letter of the one option whose text occurs in these words; undefined where none does, or several do. */
function mentionedOption(words: string, choices: readonly string[] | undefined): string | undefined {
  if (!choices) return undefined
  const text = ` ${foldedOption(words)} `
  const found = choices
    .map((choice, place) => ({ place, folded: foldedOption(choice) }))
    .filter(({ folded }) => folded !== '' && occursAsWords(text, folded))
  // An option that is part of another one that occurs is not meant: "iron" in "iron oxide".
  const meant = found.filter(
    ({ folded }) => !found.some((other) => other.folded !== folded && other.folded.includes(folded)),
  )
  const [one] = meant
  return meant.length === 1 && one ? letterOf(one.place) : undefined
}

function mentioned(words: string, choices: readonly string[] | undefined): Reading | undefined {
  const letter = mentionedOption(words, choices)
  return letter === undefined ? undefined : readingOf(letter)
}

function occursAsWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const around = text.charAt(at - 1) + text.charAt(at + words.length)
    if (!/[\p{L}\p{N}]/u.test(around) || words.charCodeAt(0) > 0x24f) return true
  }
  return false
}

/** Options compare by their words: case, blanks, emphasis and dollar signs aside. */
function foldedOption(text: string): string {
  return unwrapped(text)
    .toLowerCase()
    .replace(/[$*_`]|\\[()[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
