import type { TuneResult } from './tune-result.ts'

/** What was tried and chosen, and how much of its accuracy was luck. */
export function tuneText({ grid, chosen, optimism, problems }: TuneResult): string {
  const rows = grid
    .toSorted((a, b) => (b.accuracy ?? -1) - (a.accuracy ?? -1))
    .map(({ policy, accuracy, tokens }) => {
      const mean = tokens === null ? '' : `   ${tokens.toFixed(1)} reasoning tokens`
      return `${percent(accuracy).padStart(7)}  ${policy}${mean}`
    })
  const { gain } = chosen
  const lines = [
    `Tried on ${problems.tuning} tuning problems:`,
    ...rows,
    '',
    `Chosen: ${chosen.policy}.`,
    `Accuracy was ${percent(chosen.tuning)} where it was chosen and is ${percent(chosen.fresh)} on ${problems.fresh} fresh problems.`,
    optimism === null
      ? 'Too few problems to say how much of that was luck.'
      : `Optimism of the choice: ${points(optimism.value)} points (95 % interval ${points(optimism.low)} to ${points(optimism.high)}).`,
    gain === null
      ? ''
      : `On the fresh problems it stands ${points(gain.value)} points to none (95 % interval ${points(gain.low)} to ${points(gain.high)}).`,
  ]
  return `${lines.filter((line, index) => line !== '' || index < lines.length - 1).join('\n')}\n`
}

function percent(share: number | null): string {
  return share === null ? 'none' : `${(100 * share).toFixed(1)} %`
}

function points(share: number | null): string {
  if (share === null) return 'unbounded'
  return `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)}`
}
