import type { RunDescription } from '#run'
import { familyOf, listTokenizers } from '#run/vocabulary'
import type { ScoreSettings } from '#study'
import { oneLine } from './harmless-text.ts'

/** What `--tokenizer auto` comes to for a run: a family for each arm, and what to say of it. */
export interface ChosenTokenizers {
  readonly armTokenizers: NonNullable<ScoreSettings['armTokenizers']>
  readonly notes: readonly string[]
}

/**
 * Chooses each arm's tokenizer by the name of its model. An arm whose family is not known, or whose vocabulary is not at
 * hand, gets none, and a note says so: tokens of another family would be a wrong count that looks like a right one.
 */
export function chosenTokenizers(
  description: Pick<RunDescription, 'arms' | 'study' | 'engine'>,
  atHand: ReadonlySet<string> = namesAtHand(),
): ChosenTokenizers {
  const { arms, study, engine } = description
  const found = arms.map(({ id }) => ({
    arm: id,
    family: familyOf(study.kind === 'import' ? id : engine.model),
  }))
  const armTokenizers = found.flatMap(({ arm, family }) =>
    family !== undefined && atHand.has(family) ? [{ arm, family }] : [],
  )
  const unknown = found.filter(({ family }) => family === undefined).map(({ arm }) => arm)
  const chosen = byFamily(armTokenizers).map(
    ([family, names]) => `--tokenizer auto: ${family} for ${listed(names)}`,
  )
  const missing = byFamily(found.filter(({ family }) => family !== undefined && !atHand.has(family))).map(
    ([family, names]) =>
      `--tokenizer auto: ${family} of ${listed(names)} is not at hand, so the recorded counts stand; to have it: npx jevons tokenizers add ${family}`,
  )
  return {
    armTokenizers,
    notes: [
      ...chosen,
      ...missing,
      ...(unknown.length === 0
        ? []
        : [
            `--tokenizer auto: no family is known for ${listed(unknown)}, so the recorded counts stand; --tokenizer NAME counts every arm by one`,
          ]),
    ],
  }
}

/** Families whose vocabulary can be opened without a download. */
function namesAtHand(): ReadonlySet<string> {
  const there = listTokenizers().filter(({ atHand }) => atHand === 'cache' || atHand === 'package')
  return new Set(there.map(({ name }) => name))
}

function byFamily(
  found: readonly { readonly arm: string; readonly family: string | undefined }[],
): [string, string[]][] {
  const families = [...new Set(found.flatMap(({ family }) => family ?? []))]
  return families.map((name) => [name, found.filter(({ family }) => family === name).map(({ arm }) => arm)])
}

const mostNamed = 5

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).map((name) => oneLine(name, 60))
  const more = names.length - shown.length
  return `${shown.join(', ')}${more === 0 ? '' : ` and ${more} more`}`
}
