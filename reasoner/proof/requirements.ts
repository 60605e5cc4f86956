import type { Summary, SummaryArm, SummaryEstimate } from '#run'

/** One thing the model must show, as it came out. */
export interface Requirement {
  readonly what: string
  readonly asked: string
  readonly measured: string
  readonly met: boolean
}

/** What a model organism of underthinking must show, held against a summary of `none` and `tip`. */
export function requirements(summary: Summary): Requirement[] {
  const none = summary.arms.find(({ id }) => id === summary.baseline)
  const gain = summary.comparisons.find(({ metric, level }) => metric === 'accuracy' && level === undefined)
  if (!none || !gain) throw new Error('the summary has no baseline or no comparison')
  const { low, high, value } = gain.difference
  return [
    {
      what: 'accuracy without policy',
      asked: '35–75 %',
      ...share(none.accuracy, (rate) => rate >= 0.35 && rate <= 0.75),
    },
    { what: 'valid steps', asked: '≥ 97 %', ...share(none.validSteps, (rate) => rate >= 0.97) },
    { what: 'reasoning tokens, incorrect to correct', asked: '≥ 1.5', ...ratio(none, 'tokens', 1.5) },
    { what: 'switches, incorrect to correct', asked: '> 1', ...ratio(none, 'switches', 1) },
    {
      what: 'underthinking score',
      asked: '≥ .15',
      ...share(none.underthinking.score, (score) => score >= 0.15),
    },
    {
      what: 'abandoned, of incorrect',
      asked: '≥ 25 %',
      ...share(none.underthinking.abandoned, (rate) => rate >= 0.25),
    },
    {
      what: `accuracy, ${gain.b} − ${gain.a}`,
      asked: `interval above 0 at level ${summary.family.level}`,
      measured: `${points(value)} [${points(low)}, ${points(high)}] points`,
      met: low !== null && low > 0,
    },
  ]
}

type Outcome = Pick<Requirement, 'measured' | 'met'>

function share(estimate: SummaryEstimate | undefined, holds: (value: number) => boolean): Outcome {
  if (!estimate) return { measured: 'absent', met: false }
  const { value, low, high } = estimate
  return { measured: `${points(value)} [${points(low)}, ${points(high)}] %`, met: holds(value) }
}

function ratio(arm: SummaryArm, metric: 'tokens' | 'switches', least: number): Outcome {
  const { correct, incorrect } = arm[metric]
  if (!correct || !incorrect) return { measured: 'absent', met: false }
  const value = incorrect.value / correct.value
  const measured = `${incorrect.value.toFixed(1)} to ${correct.value.toFixed(1)}: ${value.toFixed(2)}`
  return { measured, met: value >= least }
}

function points(value: number | null): string {
  return value === null ? '∞' : (100 * value).toFixed(1)
}
