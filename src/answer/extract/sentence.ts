/** A full stop ends a sentence where a blank or the end follows, but not in an abbreviation (`p.m.`, `U.S.`) or a list's number. */
const sentenceEnd = /[.!?]["'”’)*_]{0,3}(?=\s|$)|[。！？]/g
const abbreviation = /(?:^|[\s(.])(?:[A-Za-z]\.[A-Za-z]|approx|vs|cf|no|fig|eq|St|Dr|Mr|Mrs|Ms|Mt)\.$/i

/** Sentences longer than this are cut: nothing that long is read as a statement. */
const longest = 4000

/** The first sentence of a text of one line. */
export function sentenceOf(line: string): string {
  for (const found of line.slice(0, longest).matchAll(sentenceEnd)) {
    const end = found.index + found[0].length
    if (found[0] === '.' && abbreviation.test(line.slice(Math.max(0, found.index - 8), end))) continue
    return line.slice(0, end).trim()
  }
  return line.trim()
}

/** A line that ends in a colon is completed by the next one. */
const unfinished = /([:：])[*_ \t]{0,4}\n\s{0,20}(?=\S)/g

/** A formula set on lines of its own belongs to the sentence before it. */
const display = /\s{0,20}(?:\\\[[\s\S]{0,2000}?\\\]|\$\$[\s\S]{0,2000}?\$\$)/g

function onOneLine(formula: string): string {
  return ` ${formula.replace(/\s+/g, ' ').trim()}`
}

/** The sentences of the end of a text, in order; a line break ends one too. */
export function lastSentences(text: string, characters: number): string[] {
  const sentences: string[] = []
  const window = text
    .slice(Math.max(0, text.length - characters))
    .replace(display, onOneLine)
    .replace(unfinished, '$1 ')
  for (const line of window.split('\n')) {
    let rest = line.trim()
    // A window cut at its front may begin in mid-sentence; what reads it looks from the end.
    for (let count = 0; rest !== '' && count < 200; count++) {
      const sentence = sentenceOf(rest)
      if (sentence === '') break
      sentences.push(sentence)
      rest = rest.slice(sentence.length).trim()
    }
  }
  return sentences
}
