import type { BlockKind, NoteDocument } from '../document/note-document.ts'
import { type DateMention, datesIn } from '../mention/dates.ts'
import type { Mention } from '../mention/mention.ts'
import { mentionsIn } from '../mention/mentions-in.ts'

/** A sentence of a note with the numbers and dates in it. */
export interface Statement {
  readonly text: string
  readonly line: number
  readonly kind: BlockKind
  readonly section: readonly string[]
  /** Which block of the note it is part of: sentences of one paragraph share it. */
  readonly block: number
  readonly mentions: readonly Mention[]
  readonly dates: readonly DateMention[]
}

/** Every sentence of a note, headings and captions as one each. */
export function statementsOf({ blocks }: NoteDocument): readonly Statement[] {
  return blocks.flatMap(({ text, line, kind, section }, block) =>
    sentencesOf(text).map(({ sentence, at }) => ({
      text: sentence,
      line: line + newlinesBefore(text, at),
      kind,
      section,
      block,
      mentions: mentionsIn(sentence),
      dates: datesIn(sentence),
    })),
  )
}

interface Sentence {
  readonly sentence: string
  readonly at: number
}

/** Ends of sentences: a stop, then a space and a letter that can begin one. Not after abbreviations, initials or numbers with units. */
const end =
  /[.!?。…]["'”’)\]]*(?=\s+["'“‘([]?[\p{Lu}\p{Script=Hangul}\p{Script=Han}\d$₩€])|(?<=[다음함됨임])[.]?\s*\n(?=\S)|;(?=\s)/gu
const abbreviation =
  /(?:\b(?:[A-Z]|Mr|Mrs|Dr|vs|approx|ca|c|e\.g|i\.e|cf|No|Fig|Tab|Inc|Corp|Co|Ltd|adj|est|U\.S|al|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec))\.$/

function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let at = 0
  for (const match of text.matchAll(end)) {
    const stop = match.index + match[0].length
    if (abbreviation.test(text.slice(at, stop))) continue
    sentences.push({ sentence: text.slice(at, stop), at })
    at = stop
  }
  sentences.push({ sentence: text.slice(at), at })
  return sentences.flatMap(({ sentence, at: from }) => {
    const trimmed = sentence.trim()
    const blank = sentence.length - sentence.trimStart().length
    return trimmed === '' ? [] : [{ sentence: trimmed.replaceAll('\n', ' '), at: from + blank }]
  })
}

function newlinesBefore(text: string, at: number): number {
  return text.slice(0, at).split('\n').length - 1
}
