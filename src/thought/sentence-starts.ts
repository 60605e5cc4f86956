import {
  closingMarks,
  isBlank,
  isDigit,
  isLineBreak,
  isWordUnit,
  lineMarks,
  openingMarks,
  sentenceEnds,
  wideSentenceEnds,
} from './character.ts'

/** Where a sentence's first word stands, and whether a blank line is before it. */
export type SentenceVisit = (at: number, beginsParagraph: boolean) => void

interface Progress {
  /** Whether the next word begins a sentence. */
  fresh: boolean
  /** Whether a sentence has ended and only the blank is missing. */
  ended: boolean
  lineBreaks: number
}

/** Visits the first word of every sentence and line, in one pass; `beginsSentence` asks the same of a single place. */
export function eachSentenceStart(text: string, visit: SentenceVisit): void {
  const progress: Progress = { fresh: true, ended: false, lineBreaks: 2 }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isWordUnit(code) || (code >= 0xd800 && code <= 0xdfff)) {
      // The number of a list's entry ends like a sentence and leaves the paragraph as it is.
      progress.ended = progress.fresh && isListNumber(text, at)
      if (progress.fresh && !progress.ended) visit(at, progress.lineBreaks >= 2)
      progress.fresh = false
      if (!progress.ended) progress.lineBreaks = 0
    } else pass(progress, code)
  }
}

function pass(progress: Progress, code: number): void {
  if (isBlank(code)) {
    if (isLineBreak(code)) {
      if (code !== 13) progress.lineBreaks++
      progress.fresh = true
    } else progress.fresh ||= progress.ended
  } else if (wideSentenceEnds.has(code)) progress.fresh = progress.ended = true
  else if (!(progress.fresh && (openingMarks.has(code) || lineMarks.has(code)))) {
    progress.fresh = false
    progress.ended = sentenceEnds.has(code) || (progress.ended && closingMarks.has(code))
  }
}

/** The digits of `1.` and `2)`, which belong to the list and not to its sentence. */
function isListNumber(text: string, at: number): boolean {
  let end = at
  while (end < at + 3 && isDigit(text.charCodeAt(end))) end++
  const mark = text.charCodeAt(end)
  return end > at && (mark === 46 || mark === 41) && isBlank(text.charCodeAt(end + 1))
}
