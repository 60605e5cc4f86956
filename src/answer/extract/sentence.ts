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
const display = /\\\[[\s\S]{0,2000}?\\\]|\$\$[\s\S]{0,2000}?\$\$/g
const beforeDisplay = /\n\s{0,20}(?=\\\[|\$\$)/g

/** The last sentences of a text, in order, at most `count` and from so many characters at its end; a line break ends one too. */
export function lastSentences(text: string, characters: number, count: number = 200): string[] {
  const sentences: string[] = []
  const lines = joined(text.slice(Math.max(0, text.length - characters))).split('\n')
  for (let index = lines.length - 1; index >= 0 && sentences.length < count; index--) {
    sentences.unshift(...sentencesOf(lines[index] ?? ''))
  }
  return sentences.slice(-count)
}

function sentencesOf(line: string): string[] {
  const sentences: string[] = []
  let rest = line.trim()
  while (rest !== '' && sentences.length < 200) {
    const sentence = sentenceOf(rest)
    if (sentence === '') break
    sentences.push(sentence)
    rest = rest.slice(sentence.length).trim()
  }
  return sentences
}

/** The text with what belongs to one sentence on one line. */
function joined(text: string): string {
  const isDisplayed = text.includes('\\[') || text.includes('$$')
  const flat = isDisplayed ? text.replace(display, onOneLine).replace(beforeDisplay, ' ') : text
  return flat.replace(unfinished, '$1 ')
}

function onOneLine(formula: string): string {
  return formula.replace(/\s+/g, ' ')
}
