import type { World } from './world.ts'

/** A line on stderr that says how far a command is. */
export interface StatusLine {
  /** Shows a text unless one was shown just before; the last one is always shown. */
  readonly show: (text: () => string, options?: { readonly isLast?: boolean }) => void
  /** Ends the line, so that what follows stands by itself. */
  readonly end: () => void
}

const terminalPauseMs = 100
const plainPauseMs = 5000

/** One line rewritten in a terminal, a plain line every few seconds elsewhere. */
export function statusLine({ err, clock, terminalColumns }: World): StatusLine {
  const isTerminal = terminalColumns !== undefined
  const pauseMs = isTerminal ? terminalPauseMs : plainPauseMs
  let shownAt = Number.NEGATIVE_INFINITY
  let isOpen = false
  return {
    show(text, { isLast = false } = {}) {
      if (clock() - shownAt < pauseMs && !isLast) return
      shownAt = clock()
      if (!isTerminal) return err(`${text()}\n`)
      // Clearing to the end of the line comes after the text, so that it does not flicker.
      err(`\r${text().slice(0, Math.max(1, terminalColumns - 1))}\x1b[K`)
      isOpen = true
    },
    end() {
      if (isOpen) err('\n')
      isOpen = false
    },
  }
}
