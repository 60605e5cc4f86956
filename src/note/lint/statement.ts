import { LineFinder } from '../document/line-finder.ts'
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
  /** Of an item: how deep its list is, and its number. */
  readonly depth: number
  readonly ordinal: number | undefined
  readonly mentions: readonly Mention[]
  readonly dates: readonly DateMention[]
}

/** Every sentence of a note, headings and captions as one each. */
export function statementsOf({ blocks }: NoteDocument): readonly Statement[] {
  return blocks.flatMap(({ text, line, kind, section, depth, ordinal }, block) => {
    const lines = new LineFinder(text, line)
    return sentencesOf(text).map(
      ({ sentence, at }): Statement => ({
        text: sentence,
        line: lines.of(at),
        kind,
        section,
        block,
        depth,
        ordinal,
        mentions: mentionsIn(sentence),
        dates: datesIn(sentence),
      }),
    )
  })
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

/** Longer than people write: what rules compare, they compare within a sentence. */
const longest = 2_000

function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let at = 0
  const add = (stop: number): void => {
    for (; stop - at > longest; at = cutBefore(text, at + longest, at))
      sentences.push({ sentence: text.slice(at, cutBefore(text, at + longest, at)), at })
    sentences.push({ sentence: text.slice(at, stop), at })
    at = stop
  }
  for (const match of text.matchAll(end)) {
    const stop = match.index + match[0].length
    if (!abbreviation.test(text.slice(Math.max(at, stop - 12), stop))) add(stop)
  }
  add(text.length)
  return sentences.flatMap(({ sentence, at: from }) => {
    const trimmed = sentence.trim()
    const blank = sentence.length - sentence.trimStart().length
    return trimmed === '' ? [] : [{ sentence: trimmed.replaceAll('\n', ' '), at: from + blank }]
  })
}

/** The last space before a place, so that no number is cut; the place itself where there is none. */
function cutBefore(text: string, place: number, from: number): number {
  const start = from + longest / 2
  const space = text.slice(start, place).lastIndexOf(' ')
  return space === -1 ? place : start + space
}
