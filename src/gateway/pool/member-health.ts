/** When a server is left out, and for how long. */
export interface HealthRules {
  /** So many failures in a row leave it out. */
  readonly failures: number
  /** For so long, unless it is found well sooner. */
  readonly outMs: number
}

/** What is known of how a server is, from its answers and from asking it. */
export interface MemberHealth {
  readonly isOut: () => boolean
  /** Milliseconds that it has asked to be left alone for; 0 where it has not. */
  readonly waitMs: () => number
  readonly answered: () => void
  readonly failed: () => void
  /** It has asked to be left alone: Retry-After. */
  readonly askedToWait: (ms: number) => void
  /** What it said when it was asked. */
  readonly found: (isWell: boolean) => void
}

/** Nobody is left alone for longer: a server may have been told a wrong time. */
const longestWaitMs = 5 * 60_000

export function memberHealth({ failures, outMs }: HealthRules, clock: () => number): MemberHealth {
  let inARow = 0
  let outUntilMs = Number.NEGATIVE_INFINITY
  let waitUntilMs = Number.NEGATIVE_INFINITY
  const leaveOut = (): void => {
    outUntilMs = clock() + outMs
  }
  return {
    isOut: () => clock() < outUntilMs,
    waitMs: () => Math.max(0, waitUntilMs - clock()),
    answered() {
      inARow = 0
      outUntilMs = Number.NEGATIVE_INFINITY
    },
    failed() {
      inARow++
      if (inARow >= failures) leaveOut()
    },
    askedToWait(ms) {
      waitUntilMs = clock() + Math.min(ms, longestWaitMs)
    },
    found(isWell) {
      if (!isWell) return leaveOut()
      inARow = 0
      outUntilMs = Number.NEGATIVE_INFINITY
    },
  }
}

/** Milliseconds that a Retry-After asks for, as seconds or as a date; undefined where it is neither. */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return 1000 * Number(text)
  const date = /^[A-Za-z]{3},/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime())
}
