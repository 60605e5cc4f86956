import type { GradeLine, ResponseLine } from '#run'

/** What one arm's responses to one problem came to: sums, so that a run of any size is read once and kept small. */
export interface ProblemTally {
  readonly cluster: string
  responses: number
  correct: number
  /** Graded incorrect. */
  incorrect: number
  ungradable: number
  /** No gold answer: neither right nor wrong. */
  ungraded: number
  uncachedInput: number
  cachedInput: number
  output: number
  costUsd: number
  /** Output tokens after the first correct thought, of incorrect responses alone. */
  wasted: number
  /** The same of those that got no grade. */
  wastedCutOff: number
  /** Incorrect responses whose thoughts are judged as far as that takes. */
  judged: number
  /** Responses that do not say how many tokens went in, came out, or what they cost. */
  readonly untold: { input: number; output: number; cost: number }
}

export function emptyTally(cluster: string): ProblemTally {
  return {
    cluster,
    responses: 0,
    correct: 0,
    incorrect: 0,
    ungradable: 0,
    ungraded: 0,
    uncachedInput: 0,
    cachedInput: 0,
    output: 0,
    costUsd: 0,
    wasted: 0,
    wastedCutOff: 0,
    judged: 0,
    untold: { input: 0, output: 0, cost: 0 },
  }
}

export type Outcome = GradeLine['outcome']

/** What is billed for a response, or for what a selection started. */
export interface Bill {
  readonly prompt?: number
  readonly cachedPrompt?: number
  readonly output?: number
  readonly costUsd?: number
}

/** The bill of a response, as the engine or server told it. */
export function billOf({ usage, costUsd }: Pick<ResponseLine, 'usage' | 'costUsd'>): Bill {
  const { prompt, cachedPrompt, output } = usage
  return {
    ...(prompt === undefined ? {} : { prompt }),
    ...(cachedPrompt === undefined ? {} : { cachedPrompt }),
    ...(output === undefined ? {} : { output }),
    ...(costUsd === undefined ? {} : { costUsd }),
  }
}

/** Counts one answer of an arm with its outcome. */
export function addOutcome(tally: ProblemTally, outcome: Outcome): void {
  tally.responses++
  if (outcome === 'correct') tally.correct++
  else if (outcome === 'incorrect') tally.incorrect++
  else if (outcome === null) tally.ungraded++
  else tally.ungradable++
}

/** Adds what was billed for an answer, which may be several responses. */
export function addBill(tally: ProblemTally, { prompt, cachedPrompt = 0, output, costUsd }: Bill): void {
  if (prompt === undefined) tally.untold.input++
  else {
    const cached = Math.min(prompt, cachedPrompt)
    tally.uncachedInput += prompt - cached
    tally.cachedInput += cached
  }
  if (output === undefined) tally.untold.output++
  else tally.output += output
  if (costUsd === undefined) tally.untold.cost++
  else tally.costUsd += costUsd
}
