import type { LaidOutResponse } from '#figure'
import { keyOfShownId, type ResponseKey, type RunReader, rawId, shownId, type ThoughtsLine } from '#run'
import { UsageError } from './usage-error.ts'

/** The thoughts of one response with their tokens, as its run has recorded them. */
export async function laidOutResponse(run: RunReader, id: string): Promise<LaidOutResponse> {
  const line = await thoughtsOf(run, id)
  const outcome = await outcomeOf(run, line)
  let before = 0
  const thoughts = line.thoughts.map(({ tokensUpTo, correct, abandoned }) => {
    const tokens = tokensUpTo === null ? 0 : tokensUpTo - before
    before = tokensUpTo ?? before
    return {
      tokens,
      ...(typeof correct === 'boolean' ? { correct } : {}),
      ...(typeof abandoned === 'boolean' ? { abandoned } : {}),
    }
  })
  return { name: shownId(line), ...(outcome === undefined ? {} : { outcome }), thoughts }
}

async function thoughtsOf(run: RunReader, id: string): Promise<ThoughtsLine> {
  const wanted = keyOfShownId(id)
  const name = wanted ? rawId(wanted) : id
  for await (const line of run.thoughts()) if (rawId(line) === name) return line
  throw new UsageError(`${id}: the run has no such response; jevons show ${run.folder} lists them`)
}

async function outcomeOf(run: RunReader, key: ResponseKey): Promise<LaidOutResponse['outcome']> {
  const name = rawId(key)
  for await (const grade of run.grades()) if (rawId(grade) === name) return grade.outcome ?? undefined
  return undefined
}
