import type { RunDescription } from './run-description.ts'

/** One thing that a run was begun with and that is asked otherwise now. */
export interface RunDifference {
  /** Where run.json keeps it: `study.problems`. */
  readonly path: string
  readonly recorded: string
  readonly asked: string
}

/**
 * What two descriptions of a run differ in. When it began and under which version of Node do not matter, since neither
 * changes a response, nor where a server is; another version of jevons, other weights or another prompt do.
 */
export function runDifferences(recorded: RunDescription, asked: RunDescription): RunDifference[] {
  const before = leaves(essential(recorded))
  const after = leaves(essential(asked))
  const paths = new Set([...before.keys(), ...after.keys()])
  return [...paths]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({ path, recorded: before.get(path) ?? nothing, asked: after.get(path) ?? nothing }))
}

const nothing = 'nothing'

function essential({ startedAt: _, versions, engine, ...rest }: RunDescription): object {
  const { server, ...model } = engine
  return {
    ...rest,
    engine: { ...model, ...(server && { server: { ...server, url: '' } }) },
    versions: { jevons: versions.jevons },
  }
}

function leaves(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, JSON.stringify(value) ?? nothing]])
  return new Map(
    Object.entries(value).flatMap(([name, one]) => [...leaves(one, path === '' ? name : `${path}.${name}`)]),
  )
}
