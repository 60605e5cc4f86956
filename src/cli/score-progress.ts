import type { ScoreProgress } from '#study'
import { bytesText } from './bytes-text.ts'
import { durationText } from './progress-line.ts'
import { statusLine } from './status-line.ts'
import { counted } from './study-cost-text.ts'
import type { World } from './world.ts'

/** A line that says how far scoring is. */
export interface ScoreProgressLine {
  /** @param workers those that are at work, where they take it from a queue */
  readonly show: (progress: ScoreProgress, workers?: number) => void
  readonly end: () => void
}

export function scoreProgress(world: World): ScoreProgressLine {
  const line = statusLine(world)
  const begun = world.clock()
  return {
    show: (progress, workers) =>
      line.show(() => progressText(progress, world.clock() - begun, workers), {
        isLast: progress.bytes === progress.totalBytes,
      }),
    end: line.end,
  }
}

/** "182 of 500 MB · 12,031 responses · 61 MB a second · 6 s left" */
function progressText(
  { bytes, totalBytes, responses }: ScoreProgress,
  elapsedMs: number,
  workers: number | undefined,
): string {
  const rate = (bytes * 1000) / Math.max(1, elapsedMs)
  return [
    bytesText(bytes, totalBytes),
    counted(responses, 'response'),
    `${bytesText(rate)} a second`,
    ...(bytes < totalBytes ? [`${durationText((totalBytes - bytes) / Math.max(1, rate))} left`] : []),
    ...(workers === undefined ? [] : [counted(workers, 'worker')]),
  ].join(' · ')
}
