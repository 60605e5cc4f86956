import type { Explained } from '../explained.ts'
import { allKorean } from './all-korean.ts'
import type { KoreanPattern, KoreanWords } from './korean-words.ts'
import { unitInWords } from './unit-words.ts'

export type EconomicsLanguage = 'en' | 'ko'

/** The words of several files as one; what is said first counts. */
class Dictionary {
  readonly #files: readonly KoreanWords[]
  readonly #found = new Map<string, string>()

  constructor(files: readonly KoreanWords[]) {
    this.#files = files
  }

  name(english: string): string {
    return this.#once('name', english, () => {
      const known = this.#files.map(({ names }) => own(names, english)).find((word) => word !== undefined)
      return known ?? byPattern(this.#files, 'namePatterns', english, (part) => this.name(part)) ?? english
    })
  }

  source(english: string): string {
    return this.#once('source', english, () => {
      const known = this.#files.map(({ sources }) => own(sources, english)).find((word) => word !== undefined)
      if (known !== undefined) return known
      const whole = byPattern(this.#files, 'sourcePatterns', english)
      // Several sources at once stand beside each other.
      const parts = english.split('; ')
      return whole ?? (parts.length > 1 ? parts.map((part) => this.source(part)).join('; ') : english)
    })
  }

  note(english: string): string {
    return this.#once('note', english, () => {
      const known = this.#files.map(({ notes }) => own(notes, english)).find((word) => word !== undefined)
      return known ?? byPattern(this.#files, 'notePatterns', english) ?? english
    })
  }

  error(english: string): string {
    return byPattern(this.#files, 'errors', english) ?? english
  }

  /** A formula with its words in Korean: its letters, functions and numbers stay. */
  formula(english: string): string {
    return english.replace(/[\p{L}_][\p{L}\p{N}_]*/gu, (word) => this.symbol(word))
  }

  symbol(english: string): string {
    return (
      this.#files.map(({ symbols }) => own(symbols, english)).find((word) => word !== undefined) ?? english
    )
  }

  #once(kind: string, english: string, say: () => string): string {
    const key = `${kind} ${english}`
    const said = this.#found.get(key) ?? say()
    this.#found.set(key, said)
    return said
  }
}

function own(words: Readonly<Record<string, string>> | undefined, english: string): string | undefined {
  return words !== undefined && Object.hasOwn(words, english) ? words[english] : undefined
}

type PatternList = 'namePatterns' | 'sourcePatterns' | 'notePatterns' | 'errors'

function byPattern(
  files: readonly KoreanWords[],
  list: PatternList,
  english: string,
  partOf: (part: string) => string = (part) => part,
): string | undefined {
  const patterns = files.flatMap((file): readonly KoreanPattern[] => file[list] ?? [])
  for (const [pattern, korean] of patterns) {
    const [whole, ...parts] = pattern.exec(english) ?? []
    if (whole !== undefined) return korean(...parts.map((part) => (part === undefined ? '' : partOf(part))))
  }
  return undefined
}

const common = new Dictionary(allKorean)

/**
 * An explanation in a language, down to what was stated: names, symbols, formulas, units, sources and notes. What has no words in
 * it stays English; `more` are the words of who has numbers of their own.
 */
export function explainedInWords(
  explained: Explained,
  language: EconomicsLanguage,
  more: readonly KoreanWords[] = [],
): Explained {
  if (language === 'en') return explained
  const words = more.length === 0 ? common : new Dictionary([...more, ...allKorean])
  return inKorean(explained, words, new Map())
}

/** What goes in twice stays one, so that it is explained once. */
function inKorean(explained: Explained, words: Dictionary, done: Map<Explained, Explained>): Explained {
  const before = done.get(explained)
  if (before !== undefined) return before
  const { name, symbol, value, unit, formula, inputs, source, date, note } = explained
  const said: Explained = {
    name: words.name(name),
    symbol: words.symbol(symbol),
    value,
    unit: unitInWords(unit, 'ko'),
    ...(formula === undefined ? {} : { formula: words.formula(formula) }),
    ...(inputs === undefined ? {} : { inputs: inputs.map((input) => inKorean(input, words, done)) }),
    ...(source === undefined ? {} : { source: words.source(source) }),
    ...(date === undefined ? {} : { date }),
    ...(note === undefined ? {} : { note: words.note(note) }),
  }
  done.set(explained, said)
  return said
}

/** What a number is called in a language. */
export function nameInWords(english: string, language: EconomicsLanguage): string {
  return language === 'ko' ? common.name(english) : english
}

/** A source of the facts in a language. */
export function sourceInWords(english: string, language: EconomicsLanguage): string {
  return language === 'ko' ? common.source(english) : english
}

/** A note of the facts in a language. */
export function noteInWords(english: string, language: EconomicsLanguage): string {
  return language === 'ko' ? common.note(english) : english
}

/** Why inputs were refused, in a language: what a RangeError of the calculators says. */
export function errorInWords(message: string, language: EconomicsLanguage): string {
  return language === 'ko' ? common.error(message) : message
}
