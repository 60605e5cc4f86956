import type { Progress } from '#study'
import { statusLine } from './status-line.ts'
import type { World } from './world.ts'

export interface ProgressLine {
  readonly show: (progress: Progress) => void
  /** Ends the line, so that what follows stands by itself. */
  readonly end: () => void
}

/** Shows progress on stderr: one line rewritten in a terminal, a plain line every few seconds elsewhere. */
export function progressLine(world: World): ProgressLine {
  const line = statusLine(world)
  return {
    show: (progress) => line.show(() => progressText(progress), { isLast: progress.done === progress.total }),
    end: line.end,
  }
}

/** "120 of 400 responses · 8.2 a second, 1,312 tokens a second · 34 s left" */
function progressText({
  done,
  total,
  responsesPerSecond,
  tokensPerSecond,
  secondsLeft,
  workers,
}: Progress): string {
  const parts = [`${done} of ${total} responses`]
  if (responsesPerSecond !== undefined) {
    const tokens =
      tokensPerSecond === undefined
        ? ''
        : `, ${Math.round(tokensPerSecond).toLocaleString('en')} tokens a second`
    parts.push(`${responsesPerSecond.toFixed(1)} a second${tokens}`)
  }
  if (workers !== undefined) parts.push(workers === 1 ? '1 worker' : `${workers} workers`)
  if (secondsLeft !== undefined && done < total) parts.push(`${durationText(secondsLeft)} left`)
  return parts.join(' · ')
}

export function durationText(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
