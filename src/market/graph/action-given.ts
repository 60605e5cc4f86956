import type { Explained, ExportFacts, Gpu } from '#economics'
import type { Graph } from './graph.ts'

/** A number or a word that an action was given, or took since nobody gave one; with where it comes from. */
export interface Assumption {
  readonly name: string
  readonly value: number | string
  readonly unit: string
  readonly source: string
}

export type Outcome = number | string | boolean | null

/** What an action found on an object. */
export interface Worked {
  readonly assumptions: readonly Assumption[]
  readonly outcomes: Readonly<Record<string, Outcome>>
  /** How the calculator came to its numbers, down to what was entered. */
  readonly explained: readonly Explained[]
}

/** What actions compute with, beside the graph. */
export interface ActionFacts {
  readonly graph: Graph
  readonly gpus: readonly Gpu[]
  readonly exportFacts: ExportFacts
  /** What is taken where nobody says otherwise. */
  readonly usual: Readonly<Record<'elasticity' | 'usdPerGpu' | 'kwPerGpu', Omit<Assumption, 'name'>>>
}

/** What somebody gave, by the names of the action's inputs. */
export type Given = Readonly<Record<string, number | string>>

export const asGiven = 'as given'

/** @throws RangeError where nothing was given and nothing is usual */
export function word(given: Given, name: string, usual?: string): string {
  const value = given[name] ?? usual
  if (value === undefined) throw new RangeError(`say ${name}`)
  return String(value)
}

/** @throws RangeError where what was given is no number, or nothing was given and nothing is usual */
export function amount(
  given: Given,
  name: string,
  usual?: Omit<Assumption, 'name'>,
): Assumption & { value: number } {
  const value = given[name]
  if (value === undefined && typeof usual?.value === 'number') return { ...usual, name, value: usual.value }
  if (typeof value !== 'number') throw new RangeError(`say ${name} as a number`)
  return { name, value, unit: usual?.unit ?? '', source: asGiven }
}
