/** A block that is repeated again and again: character offsets into the text, end excluded. */
export interface Loop {
  readonly start: number
  /** The length of the text where the loop never ended; less where the model left it again. */
  readonly end: number
  /** Characters of one round; of the last one where the rounds count something up. */
  readonly period: number
}

/**
 * Whether the rounds of a loop say something: two words, or four characters of a script without blanks between words. A
 * round has no first character (the loop may have been entered inside a word), so its end is followed by its beginning.
 */
export function saysSomething(round: string): boolean {
  const words = round.match(/[\p{L}\p{M}'’]+/gu) ?? []
  const wrapped = words.length > 1 && /^\p{L}/u.test(round) && /\p{L}$/u.test(round) ? 1 : 0
  return (
    words.length - wrapped >= 2 || (round.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/gu) ?? []).length >= 4
  )
}

const capitalWithin = 200

/**
 * Where to take a sample of a text for looking it up elsewhere: at the first capital letter from `at` on, if one is near.
 * A search for something that begins with a rare letter is many times quicker.
 */
export function samplePlace(text: string, at: number, end: number): number {
  const last = Math.min(end, at + capitalWithin)
  for (let place = at; place < last; place++) {
    const code = text.charCodeAt(place)
    if (code >= 65 && code <= 90) return place
  }
  return at
}
