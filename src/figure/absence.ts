import type { Summary } from '#run'
import type { FigureWords } from './figure-words.ts'

/**
 * Why the summary lacks the value at a path (`arms.tip.underthinking.score`): the reason it gives for the path itself or,
 * failing that, for the nearest part of the summary that the path lies in.
 */
export function absenceReason(summary: Summary, path: string, words: FigureWords): string {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const reason = Object.hasOwn(summary.absent, at) ? summary.absent[at] : undefined
    if (reason !== undefined) return reason
  }
  return words.noReason
}
