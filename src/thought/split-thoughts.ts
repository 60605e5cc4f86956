import { isBlank, lineMarks, openingMarks } from './character.ts'
import { englishOpeners } from './lexicon/english.ts'
import { lexiconFault, type OpenerClass, type OpenerLexicon } from './opener.ts'
import { type FoundOpener, type OpenerSearch, openerSearch } from './opener-search.ts'

/** A stretch of reasoning between two switches: character offsets into the reasoning, end excluded. */
export interface Thought {
  readonly start: number
  readonly end: number
  /** The opener that started it, as it is written there; a first thought that begins with none has none. */
  readonly opener?: string
  readonly class?: OpenerClass
}

/** A reflection inside a thought. */
export interface Reflection {
  readonly at: number
  readonly opener: string
}

export interface ThoughtSplit {
  readonly thoughts: readonly Thought[]
  /** How many reflections there are; they end no thought unless the settings say so. */
  readonly reflections: number
  /** Where they are, if that was asked for. */
  readonly reflectionPlaces?: readonly Reflection[]
}

export interface SplitSettings {
  /** The openers to look for; without it the paper's, `englishOpeners`. */
  readonly lexicon?: OpenerLexicon
  /** What starts a thought; without it transitions alone, which is the paper's definition. */
  readonly switchAt?: 'transitions' | 'transitions and reflections'
  /** `opener`: a thought starts at an opener. `blank line`: every block between blank lines is one, as SEAL has it. */
  readonly granularity?: 'opener' | 'blank line'
  /** Whether to keep the places of the reflections too. */
  readonly reflectionPlaces?: boolean
}

/**
 * Prepares to cut reasoning into thoughts. An opener counts only where a line or sentence begins, in its own case or with
 * a capital, as a whole word. Together the thoughts cover the reasoning without gap or overlap; empty reasoning has none.
 * @throws RangeError where the lexicon has an opener that could never stand there
 */
export function thoughtSplitter(settings: SplitSettings = {}): (reasoning: string) => ThoughtSplit {
  const { lexicon = englishOpeners, switchAt, granularity, reflectionPlaces = false } = settings
  const fault = lexiconFault(lexicon)
  if (fault !== undefined) throw new RangeError(`the lexicon ${fault}`)
  const cut: Cut = {
    search: openerSearch(lexicon),
    alsoAtReflections: switchAt === 'transitions and reflections',
  }
  const split = granularity === 'blank line' ? splitAtBlankLines : splitAtOpeners
  return (reasoning) => {
    const places: Reflection[] | undefined = reflectionPlaces ? [] : undefined
    const result = split(reasoning, cut, places)
    return places === undefined ? result : { ...result, reflectionPlaces: places }
  }
}

/** Cuts one text; whoever has many prepares a `thoughtSplitter` once. */
export function splitThoughts(reasoning: string, settings: SplitSettings = {}): ThoughtSplit {
  return thoughtSplitter(settings)(reasoning)
}

interface Cut {
  readonly search: OpenerSearch
  readonly alsoAtReflections: boolean
}

function splitAtOpeners(
  reasoning: string,
  { search, alsoAtReflections }: Cut,
  places: Reflection[] | undefined,
): ThoughtSplit {
  const inked = afterBlanks(reasoning, 0)
  if (inked === reasoning.length) return { thoughts: [], reflections: 0 }
  const firstWord = afterMarks(reasoning, inked)
  const thoughts: Thought[] = []
  let start = 0
  let opener: FoundOpener | undefined
  let reflections = 0
  search.each(reasoning, (at, found) => {
    if (found.class === 'reflection') {
      reflections++
      places?.push({ at, opener: found.opener })
      if (!alsoAtReflections) return
    }
    if (at > firstWord) {
      thoughts.push(thoughtOf(start, at, opener))
      start = at
    }
    opener = found
  })
  thoughts.push(thoughtOf(start, reasoning.length, opener))
  return { thoughts, reflections }
}

function thoughtOf(start: number, end: number, found: FoundOpener | undefined): Thought {
  return found === undefined ? { start, end } : { start, end, opener: found.opener, class: found.class }
}

function splitAtBlankLines(
  reasoning: string,
  { search }: Cut,
  places: Reflection[] | undefined,
): ThoughtSplit {
  const thoughts: Thought[] = []
  let reflections = 0
  let start = 0
  for (let first = afterBlanks(reasoning, 0); first < reasoning.length; ) {
    const next = nextBlock(reasoning, first)
    const at = afterMarks(reasoning, first)
    const found = search.at(reasoning, at)
    thoughts.push(thoughtOf(start, next.start, found))
    if (found?.class === 'reflection') {
      reflections++
      places?.push({ at, opener: found.opener })
    }
    ;({ start, first } = next)
  }
  return { thoughts, reflections }
}

/** Where the block after the next blank line starts, and its first character that is no blank. */
function nextBlock(text: string, from: number): { readonly start: number; readonly first: number } {
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
    const first = afterBlanks(text, at + 1)
    const lastBreak = first === text.length ? first : text.lastIndexOf('\n', first)
    if (first === text.length) return { start: first, first }
    if (lastBreak > at) return { start: lastBreak + 1, first }
  }
  return { start: text.length, first: text.length }
}

function afterBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length && isBlank(text.charCodeAt(at))) at++
  return at
}

/** Past what may stand before a line's first word: `> - **`. */
function afterMarks(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (!isBlank(code) && !openingMarks.has(code) && !lineMarks.has(code)) break
    at++
  }
  return at
}
