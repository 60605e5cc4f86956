import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '#problem'
import { type ProblemIndex, problemIndex, readRun } from '#run'
import type { FileState } from './plain-file.ts'

/** The problems of a run: their levels at hand, their texts read when they are asked for. */
export interface ProblemTable {
  readonly problem: (id: string) => Problem | undefined
  readonly level: (id: string) => number | null
  readonly close: () => void
  readonly state: FileState | undefined
}

export async function openProblems(folder: string, state: FileState | undefined): Promise<ProblemTable> {
  const file = join(folder, 'problems.jsonl')
  const levels = new Map<string, number | null>()
  for await (const { id, level } of readRun(folder).problems()) levels.set(id, level ?? null)
  const texts: ProblemIndex | undefined = existsSync(file) ? problemIndex(file) : undefined
  return {
    problem(id) {
      if (!texts || !levels.has(id)) return undefined
      const { version: _, ...problem } = texts.problem(id)
      return problem
    },
    level: (id) => levels.get(id) ?? null,
    close: () => texts?.close(),
    state,
  }
}
