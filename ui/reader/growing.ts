import { type Accessor, createComputed, createSignal, on, onCleanup } from 'solid-js'

/** So many are made at once; more follow whenever the browser has drawn. */
const step = 120
const pauseMs = 12

/**
 * How many of a long list are in the page by now: some at once, so that there is something to read, and soon all. What is wanted
 * before its turn is there as soon as it is wanted.
 */
export function growing(total: Accessor<number>, wanted: Accessor<number>): Accessor<number> {
  const [count, setCount] = createSignal(0)
  let timer: ReturnType<typeof setTimeout> | undefined
  const grow = (): void => {
    setCount((now) => Math.min(total(), now + step))
    if (count() < total()) timer = setTimeout(grow, pauseMs)
  }
  createComputed(
    on(total, () => {
      clearTimeout(timer)
      setCount(0)
      grow()
    }),
  )
  createComputed(() => {
    const needed = Math.min(total(), wanted() + step)
    setCount((now) => Math.max(now, needed))
  })
  onCleanup(() => clearTimeout(timer))
  return count
}
