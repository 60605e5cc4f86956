/** A block that is repeated again and again: character offsets into the text, end excluded. */
export interface Loop {
  readonly start: number
  /** The length of the text where the loop never ended; less where the model left it again. */
  readonly end: number
  /** Characters of one round; of the last one where the rounds count something up. */
  readonly period: number
}

const enoughToTell = 1000

/**
 * Whether the rounds of a loop say something: two different words, or four characters of a script without blanks between
 * words. A round has no first character (the loop may have been entered inside a word): its end is followed by its beginning.
 */
export function saysSomething(whole: string): boolean {
  const round = whole.slice(0, enoughToTell)
  const words: string[] = round.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? []
  if (words.length > 1 && /^\p{L}/u.test(round) && /\p{L}$/u.test(round))
    words[0] = words.pop() + (words[0] ?? '')
  return new Set(words).size >= 2 || (round.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/gu) ?? []).length >= 4
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
