import type { Candidate, Selection, SelectionDirective, SelectionEvent } from './selection.ts'

/** A response that is there already, as a selection would have seen it come. */
export interface RecordedCandidate extends Candidate {
  /** Everything that was generated for it. */
  readonly output: number
}

/** What a selection did with recorded responses. */
export interface ReplayedSelection {
  /** One of these is its answer, each as good as the others; none where it has no answer. */
  readonly among: readonly number[]
  /** The responses that it started, in order, and what was generated for each. */
  readonly started: readonly {
    readonly sample: number
    readonly output: number
    readonly cancelled: boolean
  }[]
}

interface Happening {
  readonly time: number
  readonly sample: number
  readonly event: SelectionEvent
}

/**
 * Plays recorded responses to a selection as if they were decoded now, side by side at one speed: no token is generated, and
 * what would have been is counted. A cancel takes hold when the response that caused it is complete: until then the others go
 * on, so that each costs as many tokens as that one, or all of its own if it has fewer.
 * @throws RangeError where the selection asks for more responses than are recorded
 */
export function replaySelection(
  selection: Selection,
  recorded: readonly RecordedCandidate[],
): ReplayedSelection {
  const replay = new Replay(recorded)
  for (const directive of selection.onEvent({ type: 'start' })) replay.carryOut(directive, 0, 0)
  for (;;) {
    const { among, started } = replay
    if (among) return { among, started }
    const { time, sample, event } = replay.next()
    const until = replay.endOf(sample)
    for (const directive of selection.onEvent(event)) replay.carryOut(directive, time, until)
  }
}

interface Started {
  readonly sample: number
  readonly from: number
  output: number
  cancelled: boolean
}

class Replay {
  among: readonly number[] | undefined
  readonly started: Started[] = []
  readonly #recorded: readonly RecordedCandidate[]
  #ahead: Happening[] = []

  constructor(recorded: readonly RecordedCandidate[]) {
    this.#recorded = recorded
  }

  /** Whatever happens next to a response that is not cancelled. */
  next(): Happening {
    this.#ahead.sort((a, b) => a.time - b.time || a.sample - b.sample)
    const next = this.#ahead.shift()
    if (!next) throw new Error('the selection waits for responses that it never started')
    return next
  }

  endOf(sample: number): number {
    const { from = 0, output = 0 } = this.started[sample] ?? {}
    return from + output
  }

  /** @param until when the response that this is about is complete */
  carryOut(directive: SelectionDirective, time: number, until: number): void {
    if (directive.type === 'choose') this.among = directive.among
    else if (directive.type === 'cancel') for (const sample of directive.samples) this.#cancel(sample, until)
    else for (let count = 0; count < directive.count; count++) this.#start(time)
  }

  #start(now: number): void {
    const sample = this.started.length
    const recorded = this.#recorded[sample]
    if (!recorded) throw new RangeError(`the selection needs more than ${sample} responses`)
    const { output, finished, tokens = output } = recorded
    this.started.push({ sample, from: now, output, cancelled: false })
    if (finished) {
      const time = now + Math.min(tokens, output)
      this.#ahead.push({ time, sample, event: { type: 'reasoningEnd', sample } })
    }
    const response = { ...recorded, sample }
    this.#ahead.push({ time: now + output, sample, event: { type: 'response', response } })
  }

  #cancel(sample: number, until: number): void {
    const started = this.started[sample]
    if (!started) return
    started.cancelled = true
    started.output = Math.min(started.output, until - started.from)
    this.#ahead = this.#ahead.filter((one) => one.sample !== sample)
  }
}
