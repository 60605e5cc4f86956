import type { MeasuredResponse, WithheldReasoning } from '#metric'

const ofThoughts =
  /^(?:thoughts|switches|switchInterval|reflections|switchesByPosition|underthinking|firstCorrectThought|outcomeEfficiency|processEfficiency|revisitRate)\b/
const ofJudgements = /^(?:underthinking|firstCorrectThought|outcomeEfficiency)\b/
const ofLines = /^(?:processEfficiency|revisitRate)\b/

const withheldReasons: Readonly<Record<WithheldReasoning, string>> = {
  summary: "the reasoning is a vendor's summary: thoughts in it are not the model's",
  hidden: 'the reasoning was not given',
  none: 'the responses show no reasoning',
}

/**
 * Why a metric of these responses cannot be had, where more can be said than that none counts in it: there is no reasoning
 * of the model's own, or nobody has judged its thoughts.
 */
export function whyAbsent(metric: string, responses: readonly MeasuredResponse[]): string | undefined {
  if (!ofThoughts.test(metric) || responses.length === 0) return undefined
  const reasons = new Set(responses.map(({ withheld }) => withheld))
  if (!reasons.has(undefined)) {
    const [first = 'none', ...others] = [...reasons]
    return others.length === 0 ? withheldReasons[first] : "the responses show no reasoning of the model's own"
  }
  if (ofLines.test(metric)) return whyNoLines(metric, responses)
  if (!ofJudgements.test(metric)) return undefined
  const thoughts = responses.flatMap((response) => response.thoughts)
  if (!thoughts.some(({ correct }) => correct !== undefined))
    return 'no judge has said which thoughts are correct'
  const isTold = !metric.endsWith('abandoned') || thoughts.some(({ abandoned }) => abandoned !== undefined)
  return isTold ? undefined : 'this judge does not tell whether a line that was left could still have won'
}

function whyNoLines(metric: string, responses: readonly MeasuredResponse[]): string | undefined {
  const isKnown = responses.some(({ thoughts }) => thoughts.some(({ strategy }) => strategy !== undefined))
  if (!isKnown) return 'which line a thought follows is known in countdown alone'
  return metric === 'revisitRate' ? 'no response changes from one line to another' : undefined
}
