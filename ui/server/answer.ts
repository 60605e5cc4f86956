import { type Accessor, createComputed, createSignal, on, onCleanup } from 'solid-js'

/** What was asked of the server. */
export interface Answer<Value> {
  /** Undefined until it is there, and where it failed; while something else is asked for, what was there before. */
  readonly value: Accessor<Value | undefined>
  readonly failure: Accessor<unknown>
  readonly reload: () => void
}

/**
 * Asks whenever the source changes, at once: an effect would wait until the rest of the screen is there. Answers to a former
 * question are dropped. A source that is undefined asks nothing.
 */
export function answerTo<Source, Value>(
  source: Accessor<Source | undefined>,
  ask: (source: Source) => Promise<Value>,
): Answer<Value> {
  const [value, setValue] = createSignal<Value>()
  const [failure, setFailure] = createSignal<unknown>()
  let latest = 0
  const settle = (mine: number, found: Value | undefined, error: unknown): void => {
    if (mine !== latest) return
    setValue(() => found)
    setFailure(() => error)
  }
  const reload = (): void => {
    latest += 1
    const mine = latest
    const asked = source()
    if (asked === undefined) settle(mine, undefined, undefined)
    else
      ask(asked).then(
        (found) => settle(mine, found, undefined),
        (error: unknown) => settle(mine, undefined, error),
      )
  }
  createComputed(on(source, reload))
  onCleanup(() => {
    latest += 1
  })
  return { value, failure, reload }
}
