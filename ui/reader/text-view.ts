import { type Accessor, type Context, createContext, useContext } from 'solid-js'
import type { Stretch } from './reading.ts'

/** What the blocks of one response share. */
export interface TextView {
  readonly formulas: Accessor<boolean>
  /** Where the text begins to repeat itself, and every how many characters. */
  readonly loop: Accessor<{ readonly start: number; readonly period: number } | null>
  readonly matchesIn: (block: Stretch) => readonly Stretch[]
  readonly currentMatch: Accessor<Stretch | undefined>
  /** Calls once the element nears the window; returns the way to stop watching. */
  readonly watch: (element: HTMLElement, whenNear: () => void) => () => void
}

export const TextViewContext: Context<TextView | undefined> = createContext<TextView>()

export function useTextView(): TextView {
  const view = useContext(TextViewContext)
  if (!view) throw new Error('no text is shown here')
  return view
}

/** Watches elements near a scrolling one: what is about two screens away is prepared. */
export function nearWatch(scroller: HTMLElement): TextView['watch'] {
  const waiting = new Map<Element, () => void>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue
        waiting.get(target)?.()
        waiting.delete(target)
        observer.unobserve(target)
      }
    },
    { root: scroller, rootMargin: '1200px 0px' },
  )
  return (element, whenNear) => {
    waiting.set(element, whenNear)
    observer.observe(element)
    return () => {
      waiting.delete(element)
      observer.unobserve(element)
    }
  }
}
