import { parsePolicySetting } from '#policy'
import { findLoop, splitThoughts } from '#thought'
import type { Answered } from './backend.ts'
import type { GatewayMetrics } from './metrics.ts'

/** Counts an answer that is complete, and what its policy did. @param asked the policy as it was asked for */
export function countAnswer(metrics: GatewayMetrics, asked: string | undefined): (answer: Answered) => void {
  return ({ usage, reasoning, policy }) => {
    metrics.responses({ policy })
    const { prompt, reasoning: reasoned, output } = usage
    for (const [kind, tokens] of Object.entries({ prompt, reasoning: reasoned, output }))
      if (tokens !== undefined) metrics.tokens({ kind, policy }, tokens)
    const switches = reasoning.map((text) => Math.max(0, splitThoughts(text).thoughts.length - 1))
    metrics.switches(
      { policy },
      switches.reduce((sum, one) => sum + one, 0),
    )
    for (const text of reasoning) countLoop(metrics, policy, text)
    const cap = policy === 'budget' ? capOf(asked) : undefined
    if (cap !== undefined && reasoned !== undefined && reasoned >= cap) metrics.budgetHits({ policy })
  }
}

/** A loop that the text left again was broken, by whatever was steering. */
function countLoop(metrics: GatewayMetrics, policy: string, text: string): void {
  const loop = findLoop(text)
  if (loop) metrics.loops({ policy, end: loop.end < text.length ? 'left' : 'never' })
}

/** The reasoning tokens at which a budget ends the reasoning; undefined where it has no cap. */
function capOf(asked: string | undefined): number | undefined {
  const read = asked === undefined ? undefined : parsePolicySetting(asked)
  const most = read?.type === 'setting' ? read.setting.parameters['most'] : undefined
  return most === undefined || most === 0 ? undefined : most
}
