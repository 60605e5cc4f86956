import { isBlank } from './character.ts'
import { countingLoop } from './counting-loop.ts'
import { leftLoop } from './left-loop.ts'
import { type Loop, samplePlace, saysSomething } from './loop.ts'
import { trailingPeriod } from './trailing-period.ts'

/**
 * Finds the loop that a text ends in, or else one that it left again. Linear in the length of the text; without a loop
 * only a few stretches of it are looked at.
 *
 * What is a loop:
 * - three rounds or more, word for word, of at least 300 characters in all. Shorter repetitions occur in texts that end
 *   well: a result stated three times, rows of a table;
 * - two rounds of 4,096 characters or more. Nobody writes so much twice by chance, and a token limit may cut the third;
 * - a block of a single word, of digits or of marks only from 4,096 characters on, and not where the whole text is made of
 *   it: the digits of a number, a ruled line and the "Thinking... " that some services send in place of reasoning are none;
 * - twenty rounds and 3,000 characters that differ in numbers alone, up to the end of the text: a counter that runs on. The
 *   longest list of cases that was seen in a text that ended well has 24 lines and 1,300 characters, and an end after it;
 * - left again: three rounds or more that make up an eighth of a text of 16,000 characters or more, so that a few samples
 *   must meet them. What is shorter has done no harm.
 */
export function findLoop(text: string): Loop | undefined {
  let end = text.length
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--
  if (end < leastCharacters) return undefined
  const ending = endingLoop(text, end) ?? countingLoop(text, end)
  // Blanks after the last round belong to the loop: it has not ended.
  return ending === undefined ? leftLoop(text, end) : { ...ending, end: text.length }
}

const leastCharacters = 300
const leastOfLongRounds = 4096
const leastWithoutWords = 4096
/** What of the least loop is said again: two rounds of three. So long a stretch hardly ever comes back by chance. */
const leastRepeated = 200

function endingLoop(text: string, end: number): Loop | undefined {
  // Cheap: where nothing repeats, the last characters occur once in the second half.
  const sample = samplePlace(text, end - leastRepeated, end - leastRepeated / 2)
  const needle = text.slice(sample, end)
  if (text.indexOf(needle, sample - Math.floor(end / 2)) === sample) return undefined
  const found = trailingPeriod(text, end, {
    least: leastCharacters,
    leastOfTwoRounds: leastOfLongRounds,
  })
  if (found === undefined) return undefined
  const start = end - found.length
  const { period } = found
  const worded = saysSomething(text.slice(end - period, end))
  return worded || (found.length >= leastWithoutWords && start > 0) ? { start, end, period } : undefined
}
