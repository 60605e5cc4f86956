import { declaredLines } from './declared-answers.ts'
import { firstNumber, lastNumber, numbersOf } from './number-tokens.ts'
import { plainNumber } from './plain-number.ts'

/** What a prompt asked the answer to be written as after "ANSWER:", so that nothing else counts. */
export type AnswerForm = 'letter' | 'word' | 'line'

/** Where in the whole text the answer has to stand, for suites that look there and nowhere else. */
export type AnswerLocation = 'begin' | 'end' | 'any' | 'exact'

const punctuation = /^[\s"'“”‘’`*_]+|[\s.,!;:"'“”‘’`*_。！，]+$/g
const longestLine = 4000
/** Numbers anywhere are looked for in so many characters at the end, and so many of them are compared. */
const longestSearch = 200_000
const mostNumbers = 1000

/** The last announced answer that has the form asked for. */
export function formedAnswers(text: string, form: AnswerForm): string[] {
  const lines = declaredLines(text).map((line) => line.slice(0, longestLine).replace(punctuation, ''))
  if (form === 'line') return lines.filter((line) => line !== '')
  if (form === 'word') return lines.filter((line) => line !== '' && !/\s/.test(line))
  return lines.filter((line) =>
    /^[([]?[A-J][)\]]?(?:(?:\s?,\s?(?:and\s)?|\s(?:and|&)\s)[([]?[A-J][)\]]?){0,9}$/i.test(line),
  )
}

/** The numbers at a place of the text; anywhere they are all of them, the first one first. */
export function placedNumbers(text: string, location: AnswerLocation): string[] {
  if (location === 'any') return numbersOf(text.slice(-longestSearch)).slice(-mostNumbers).map(plainNumber)
  if (location === 'exact') {
    const whole = text.slice(0, longestLine).replace(punctuation, '').trim()
    const [number] = numbersOf(whole)
    return number !== undefined && whole === number ? [plainNumber(number)] : []
  }
  const number = location === 'begin' ? firstNumber(text) : lastNumber(text)
  return number === undefined ? [] : [plainNumber(number)]
}
