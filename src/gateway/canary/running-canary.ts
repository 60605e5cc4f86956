import { splitThoughts } from '#thought'
import type { Exchange } from '../exchange.ts'
import { askedQuestion } from '../record/asked-question.ts'
import { type CanaryBranch, type CanarySetting, canaryBranch } from './canary-branch.ts'
import { type CanaryMeasure, type CanaryTally, canaryTally } from './canary-tally.ts'
import { type CanaryComparison, compareCanary } from './compare-canary.ts'

/** A canary that is under way. */
export interface RunningCanary {
  readonly setting: CanarySetting
  readonly branchOf: (requestId: string) => CanaryBranch
  readonly see: (exchange: Exchange) => void
  readonly comparison: () => CanaryComparison
  /** Counters of each branch, as Prometheus reads them. */
  readonly metrics: () => string
}

/** A comparison takes a moment of every request that is under way: it is worked out once in so long. */
const freshMs = 10_000

export function runningCanary(
  setting: CanarySetting,
  {
    controlPolicy,
    now,
    clock,
  }: { readonly controlPolicy: string; readonly now: () => Date; readonly clock: () => number },
): RunningCanary {
  const tally = canaryTally()
  const since = now()
  let kept:
    | { readonly comparison: CanaryComparison; readonly requests: number; readonly atMs: number }
    | undefined
  return {
    setting,
    branchOf: (requestId) => canaryBranch(setting, requestId),
    see(exchange) {
      const { branch, end } = exchange
      if (branch === undefined || end === 'left' || end === 'refused') return
      tally.add({ branch, question: askedQuestion(exchange.body) ?? '', values: valuesOf(exchange) })
    },
    comparison() {
      const requests = tally.requests('canary') + tally.requests('control')
      const isFresh = kept && (kept.requests === requests || clock() - kept.atMs < freshMs)
      if (kept && isFresh) return kept.comparison
      const comparison = compareCanary(tally, { setting, controlPolicy, since })
      kept = { comparison, requests, atMs: clock() }
      return comparison
    },
    metrics: () => metricsText(tally),
  }
}

function valuesOf({
  end,
  reading,
  durationMs,
  firstPieceMs,
}: Exchange): Readonly<Partial<Record<CanaryMeasure, number>>> {
  if (end === 'failed') return { failed: 1 }
  const replies = reading?.replies ?? []
  const [first] = replies
  const { output, reasoning } = first?.usage ?? {}
  const switches = replies.map(({ text, span }) =>
    Math.max(0, splitThoughts(text.slice(span.start, span.end)).thoughts.length - 1),
  )
  return {
    failed: 0,
    seconds: durationMs / 1000,
    ...(firstPieceMs !== undefined && { firstPieceSeconds: firstPieceMs / 1000 }),
    ...(output !== undefined && { outputTokens: output }),
    ...(reasoning !== undefined && { reasoningTokens: reasoning }),
    ...(first && {
      cutOff: Number(replies.some(({ finish }) => finish === 'length')),
      switches: switches.reduce((sum, count) => sum + count, 0),
    }),
  }
}

const branches = ['control', 'canary'] as const
const names: Readonly<Record<CanaryMeasure, string>> = {
  failed: 'failures_total',
  cutOff: 'cut_off_total',
  outputTokens: 'output_tokens_total',
  reasoningTokens: 'reasoning_tokens_total',
  switches: 'switches_total',
  seconds: 'seconds_total',
  firstPieceSeconds: 'first_piece_seconds_total',
}

function metricsText(tally: CanaryTally): string {
  const family = (name: string, amountOf: (branch: CanaryBranch) => number): string =>
    `# TYPE jevons_canary_${name} counter\n${branches
      .map((branch) => `jevons_canary_${name}{branch="${branch}"} ${amountOf(branch)}\n`)
      .join('')}`
  const measures = Object.entries(names).map(([measure, name]) =>
    family(name, (branch) => tally.total(branch, measure as CanaryMeasure).sum),
  )
  return [family('requests_total', tally.requests), ...measures].join('')
}
