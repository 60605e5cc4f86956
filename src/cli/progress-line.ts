import type { Progress } from '#study'
import type { World } from './world.ts'

export interface ProgressLine {
  readonly show: (progress: Progress) => void
  /** Ends the line, so that what follows stands by itself. */
  readonly end: () => void
}

const terminalPauseMs = 100
const plainPauseMs = 5000

/** Shows progress on stderr: one line rewritten in a terminal, a plain line every few seconds elsewhere. */
export function progressLine({ err, clock, terminalColumns }: World): ProgressLine {
  const isTerminal = terminalColumns !== undefined
  const pauseMs = isTerminal ? terminalPauseMs : plainPauseMs
  let shownAt = Number.NEGATIVE_INFINITY
  let isOpen = false
  return {
    show(progress) {
      const isLast = progress.done === progress.total
      if (clock() - shownAt < pauseMs && !isLast) return
      shownAt = clock()
      const text = progressText(progress)
      if (!isTerminal) return err(`${text}\n`)
      // Clearing to the end of the line comes after the text, so that it does not flicker.
      err(`\r${text.slice(0, Math.max(1, terminalColumns - 1))}\x1b[K`)
      isOpen = true
    },
    end() {
      if (isOpen) err('\n')
      isOpen = false
    },
  }
}

/** "120 of 400 responses · 8.2 a second, 1,312 tokens a second · 34 s left" */
function progressText({ done, total, responsesPerSecond, tokensPerSecond, secondsLeft }: Progress): string {
  const parts = [`${done} of ${total} responses`]
  if (responsesPerSecond !== undefined && tokensPerSecond !== undefined) {
    const tokens = Math.round(tokensPerSecond).toLocaleString('en')
    parts.push(`${responsesPerSecond.toFixed(1)} a second, ${tokens} tokens a second`)
  }
  if (secondsLeft !== undefined && done < total) parts.push(`${durationText(secondsLeft)} left`)
  return parts.join(' · ')
}

function durationText(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
