import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, type Setter } from 'solid-js'
import type { GenerationRequest } from '#engine'
import type { CountdownLevel, CountdownProblem } from '#problem'
import { responseSeed } from '#statistics'
import { drawPuzzle, type PuzzleFault, readPuzzle } from './puzzle.ts'
import { type PlaygroundReasoner, startReasoner } from './reasoner.ts'
import type { WrittenResponse } from './worker-message.ts'

export type Side = 'none' | 'tip'

/** What is set on the page. */
export interface PlaygroundSettings {
  readonly numbers: string
  readonly target: string
  readonly seed: number
  readonly alpha: number
  readonly beta: number
  readonly temperature: number
}

/** Everything the playground shows and can do. */
export interface PlaygroundState {
  readonly settings: Accessor<PlaygroundSettings>
  readonly change: (some: Partial<PlaygroundSettings>) => void
  readonly problem: Accessor<CountdownProblem | undefined>
  readonly fault: Accessor<PuzzleFault | undefined>
  readonly draw: (level: CountdownLevel) => void
  readonly written: Readonly<Record<Side, Accessor<WrittenResponse | undefined>>>
  readonly requestOf: (side: Side, sample: number) => GenerationRequest | undefined
  readonly reasoner: PlaygroundReasoner
  readonly notice: Accessor<string | null>
  readonly failure: Accessor<unknown>
  readonly isReady: Accessor<boolean>
}

/** A response that leaves a correct line, to show what that is; how often it happens the page counts when it is asked to. */
const first: PlaygroundSettings = {
  numbers: '3 7 8',
  target: '31',
  seed: 46,
  alpha: 6,
  beta: 50,
  temperature: 1,
}

/** Longer than nearly all responses; the model's own limit is its context. */
const maxTokens = 400
/** A slider that is being moved is not asked about at each step. */
const restMs = 80

export function playgroundState(): PlaygroundState {
  const reasoner = startReasoner()
  onCleanup(reasoner.close)
  const [settings, setSettings] = createSignal(first)
  const [notice, setNotice] = createSignal<string | null>(null)
  const [isReady, setReady] = createSignal(false)
  const [failure, setFailure] = createSignal<unknown>()
  reasoner.ready.then((sentence) => {
    setNotice(sentence)
    setReady(true)
  }, setFailure)
  const read = createMemo(() => readPuzzle(settings().numbers, settings().target))
  const problem = createMemo(() => {
    const puzzle = read()
    return typeof puzzle === 'string' ? undefined : puzzle
  })
  const requestOf: PlaygroundState['requestOf'] = (side, sample) => {
    const puzzle = problem()
    return puzzle && requestFor(puzzle, side, sample, settings())
  }
  const none = writtenSide(() => requestOf('none', 0), reasoner, setFailure)
  const tip = writtenSide(() => requestOf('tip', 0), reasoner, setFailure)
  return {
    settings,
    change: (some) => setSettings((now) => ({ ...now, ...some })),
    problem,
    fault: () => {
      const puzzle = read()
      return typeof puzzle === 'string' ? puzzle : undefined
    },
    draw: (level) => {
      const { numbers, target } = drawPuzzle(String(Date.now()), level)
      setSettings((now) => ({ ...now, numbers: numbers.join(' '), target: String(target) }))
    },
    written: { none, tip },
    requestOf,
    reasoner,
    notice,
    failure,
    isReady,
  }
}

/** Both sides have the same seed: they differ from the first penalised switch on, and by nothing else. */
function requestFor(
  problem: CountdownProblem,
  side: Side,
  sample: number,
  { seed, alpha, beta, temperature }: PlaygroundSettings,
): GenerationRequest {
  return {
    question: problem.question,
    seed: responseSeed({ studySeed: `playground ${seed}`, problem: problem.id, sample }),
    sampling: { temperature, topP: 1, maxTokens },
    policy: side === 'none' ? { name: 'none', parameters: {} } : { name: 'tip', parameters: { alpha, beta } },
  }
}

/** What a side has written last. Asked again when its request changes, not when the other side's does. */
function writtenSide(
  request: () => GenerationRequest | undefined,
  reasoner: PlaygroundReasoner,
  setFailure: Setter<unknown>,
): Accessor<WrittenResponse | undefined> {
  const [written, setWritten] = createSignal<WrittenResponse>()
  const key = createMemo(() => JSON.stringify(request() ?? null))
  createEffect(
    on(key, () => {
      const asked = request()
      if (!asked) {
        setWritten(undefined)
        return
      }
      const stopping = new AbortController()
      const timer = setTimeout(() => {
        reasoner.respond(asked, stopping.signal).then(setWritten, (error) => {
          if (!stopping.signal.aborted) setFailure(error)
        })
      }, restMs)
      onCleanup(() => {
        clearTimeout(timer)
        stopping.abort()
      })
    }),
  )
  return written
}
