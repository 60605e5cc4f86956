import type { GradeLine } from '#run'

/** Where a line stands in its file. */
export interface LinePlace {
  readonly at: number
  readonly bytes: number
}

/** What is kept of a response: enough to list, filter and sort it. Everything else is read again from its places. */
export interface ResponseEntry {
  /** Numbers of the index's problems and arms. */
  readonly problem: number
  readonly arm: number
  readonly sample: number
  /** Absent where infrastructure failed it: there is no response. */
  line?: LinePlace
  /** Reasoning tokens as the response itself recorded them. */
  recordedTokens?: number
  grade?: IndexedGrade
  thoughts?: IndexedThoughts
}

interface IndexedGrade extends LinePlace {
  readonly outcome: GradeLine['outcome']
  /** Its beginning, where it is long. */
  readonly answer: string | null
}

interface IndexedThoughts extends LinePlace {
  /** Null where thoughts were not measured: the model's own reasoning is not there. */
  readonly count: number
  /** 0 where none is correct; null where nothing judged them. */
  readonly firstCorrect: number | null
  /** Reasoning tokens up to and including the first correct thought, and the last one. */
  readonly tokensUpToCorrect: number | null
  readonly tokens: number | null
}

export function tokensOf({ thoughts, recordedTokens }: ResponseEntry): number | null {
  return thoughts?.tokens ?? recordedTokens ?? null
}

/** UT of an incorrect response as the definitions have it; null for others, and where it can't be had. */
export function underthinkingOf({ grade, thoughts }: ResponseEntry): number | null {
  if (grade?.outcome !== 'incorrect' || !thoughts || thoughts.firstCorrect === null || !thoughts.tokens)
    return null
  if (thoughts.firstCorrect === 0) return 0
  return thoughts.tokensUpToCorrect === null ? null : 1 - thoughts.tokensUpToCorrect / thoughts.tokens
}
