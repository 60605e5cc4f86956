import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'

export type Pace = 'slow' | 'fast' | 'at once'

/** Tokens a second: a pace to read along with, one to look on at. */
const rates: Readonly<Record<Exclude<Pace, 'at once'>, number>> = { slow: 25, fast: 160 }

/**
 * How many tokens of a response are shown now: written faster than anyone reads, it is unrolled at a pace. Starts anew with
 * each response; whoever asked for less motion gets it at once.
 */
export function unrolling(
  length: Accessor<number>,
  isNew: Accessor<unknown>,
  pace: Accessor<Pace>,
): Accessor<number> {
  const [shown, setShown] = createSignal(0)
  createEffect(
    on([isNew, pace], () => {
      const speed = pace()
      if (speed === 'at once' || matchMedia('(prefers-reduced-motion: reduce)').matches) {
        setShown(length())
        return
      }
      setShown(0)
      const begun = performance.now()
      let frame = requestAnimationFrame(function step(now) {
        setShown(Math.min(length(), Math.floor(((now - begun) * rates[speed]) / 1000)))
        if (shown() < length()) frame = requestAnimationFrame(step)
      })
      onCleanup(() => cancelAnimationFrame(frame))
    }),
  )
  return shown
}
