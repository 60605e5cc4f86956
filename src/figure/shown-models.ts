import type { Summary, SummaryArm } from '#run'
import type { FigureWords } from './figure-words.ts'
import { label } from './label.ts'

/** The models that a figure can show, and a sentence on those that it leaves out. */
export interface ShownModels {
  readonly shown: readonly SummaryArm[]
  /** Undefined where none is left out. */
  readonly leftOut: string | undefined
}

const mostNamed = 4

/** Parts the models of an import into those with a measure and those without it. */
export function shownModels(
  { arms }: Summary,
  words: FigureWords,
  isShown: (arm: SummaryArm) => boolean,
  { seldom = false }: { readonly seldom?: boolean } = {},
): ShownModels {
  const missing = arms.filter((arm) => !isShown(arm)).map(({ id }) => label(id))
  // "and 1 more" is no shorter than the name.
  const named = missing.length === mostNamed + 1 ? missing : missing.slice(0, mostNamed)
  return {
    shown: arms.filter(isShown),
    leftOut:
      missing.length === 0
        ? undefined
        : words.imported.leftOut({ names: named, more: missing.length - named.length, seldom }),
  }
}

/** Sentences in one line of reading, without those that do not apply. */
export function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ')
}
