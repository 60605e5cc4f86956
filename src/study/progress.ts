/** How far the generation of a study is. */
export interface Progress {
  /** Responses that are there. */
  readonly done: number
  readonly total: number
  /** Since this process began; undefined before its first response. */
  readonly responsesPerSecond?: number
  readonly tokensPerSecond?: number
  readonly secondsLeft?: number
  /** Workers that have something of it at hand, where there is a queue. */
  readonly workers?: number
}

export type ProgressListener = (progress: Progress) => void

export interface ProgressMeter {
  readonly now: () => Progress
  /** Counts one more response, with so many generated tokens where they are told. */
  readonly add: (tokens: number | undefined) => Progress
}

/** Measures the rate of generation from its start; what was there before does not count towards it. */
export function progressMeter(options: {
  readonly done: number
  readonly total: number
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number
}): ProgressMeter {
  const { total, clock } = options
  const begun = clock()
  let added = 0
  let tokens: number | undefined = 0
  const now = (): Progress => {
    const done = options.done + added
    const seconds = (clock() - begun) / 1000
    if (added === 0 || seconds <= 0) return { done, total }
    const rate = added / seconds
    return {
      done,
      total,
      responsesPerSecond: rate,
      ...(tokens === undefined ? {} : { tokensPerSecond: tokens / seconds }),
      secondsLeft: (total - done) / rate,
    }
  }
  return {
    now,
    add(generated) {
      added++
      tokens = tokens === undefined || generated === undefined ? undefined : tokens + generated
      return now()
    },
  }
}
