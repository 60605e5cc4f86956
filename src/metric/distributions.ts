import { type HazardBin, hazardTally } from './distribution-hazard.ts'
import { type Histogram, histogramTally } from './distribution-histogram.ts'
import { type JudgedDistributions, judgedTally } from './distribution-judged.ts'
import { type OutcomeContrast, outcomeTally } from './distribution-outcomes.ts'
import type { MeasuredResponse } from './measured-response.ts'

/** How the numbers of responses and of their thoughts are distributed, and what correct and incorrect responses make of them. */
export interface ResponseDistributions {
  readonly reasoningTokens: Histogram | undefined
  readonly thoughtCounts: Histogram | undefined
  readonly thoughtTokens: Histogram | undefined
  /** Switches by the tokens since the response began. */
  readonly sinceStart: readonly HazardBin[]
  /** Switches by the tokens since the latest one; the first thought begins with the response. */
  readonly sinceSwitch: readonly HazardBin[]
  readonly tokens: OutcomeContrast
  readonly thoughts: OutcomeContrast
  readonly judged: JudgedDistributions
}

/** All distributions in one pass over the responses. What failed counts in none of them. */
export function responseDistributions(responses: Iterable<MeasuredResponse>): ResponseDistributions {
  const histograms = { tokens: histogramTally(), counts: histogramTally(), lengths: histogramTally() }
  const hazards = { start: hazardTally(), latest: hazardTally() }
  const contrasts = { tokens: outcomeTally(), thoughts: outcomeTally() }
  const judged = judgedTally()
  for (const response of responses) {
    const { outcome, withheld, cluster } = response
    if (outcome === 'failed') continue
    const { reasoning } = response.tokens
    if (reasoning !== undefined) {
      histograms.tokens.add(reasoning, outcome)
      contrasts.tokens.add(response, reasoning)
    }
    const { thoughts } = response
    if (withheld !== undefined || thoughts.length === 0) continue
    histograms.counts.add(thoughts.length, outcome)
    contrasts.thoughts.add(response, thoughts.length)
    const lengths = lengthsOf(thoughts)
    for (const length of lengths ?? []) histograms.lengths.add(length, outcome)
    if (lengths) addHazards(hazards, { cluster, lengths })
    if (thoughts.every(({ correct }) => correct !== undefined)) judged.add(response)
  }
  return {
    reasoningTokens: histograms.tokens.result(),
    thoughtCounts: histograms.counts.result(),
    thoughtTokens: histograms.lengths.result(),
    sinceStart: hazards.start.result(),
    sinceSwitch: hazards.latest.result(),
    tokens: contrasts.tokens.result(),
    thoughts: contrasts.thoughts.result(),
    judged: judged.result(),
  }
}

/** Tokens of each thought; undefined where those of one are not known. */
function lengthsOf(thoughts: MeasuredResponse['thoughts']): number[] | undefined {
  const lengths: number[] = []
  let before = 0
  for (const { tokensUpTo } of thoughts) {
    if (tokensUpTo === undefined) return undefined
    lengths.push(Math.max(0, tokensUpTo - before))
    before = tokensUpTo
  }
  return lengths
}

function addHazards(
  { start, latest }: Readonly<Record<'start' | 'latest', ReturnType<typeof hazardTally>>>,
  { cluster, lengths }: { readonly cluster: string; readonly lengths: readonly number[] },
): void {
  const switches: number[] = []
  let elapsed = 0
  for (const [index, length] of lengths.entries()) {
    const isLast = index === lengths.length - 1
    elapsed += length
    if (!isLast) switches.push(elapsed)
    latest.add(cluster, length, isLast ? [] : [length])
  }
  start.add(cluster, elapsed, switches)
}
