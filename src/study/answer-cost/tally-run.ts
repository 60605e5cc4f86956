import type { ResponseKey, RunReader, SelectionLine, ThoughtsLine } from '#run'
import {
  addBill,
  addOutcome,
  type Bill,
  billOf,
  emptyTally,
  type Outcome,
  type ProblemTally,
} from './problem-tally.ts'

/** What each arm's responses to each problem came to. */
export type RunTally = ReadonlyMap<string, ReadonlyMap<string, ProblemTally>>

/** What is known of a response before its bill is read. */
interface Finding {
  readonly outcome: Outcome
  /** Of its reasoning tokens, the share after the first correct thought: 0 where none is correct; undefined where not judged. */
  waste?: number
  /** Reasoning tokens by the tokenizer that thoughts were counted by. */
  reasoning?: number
  bill?: Bill
}

/**
 * Reads grades, thoughts, responses and selections of a run once each. As in accuracy, pairs of (problem, sample) that some arm
 * of a study left failed are left out of all its arms.
 */
export async function tallyRun(
  run: RunReader,
  signal: AbortSignal,
  onResponse: () => void = () => {},
): Promise<RunTally> {
  const clusters = new Map<string, string>()
  for await (const { id, cluster } of run.problems()) clusters.set(id, cluster)
  const findings = new Map<string, Finding>()
  const failed = new Set<string>()
  const isStudy = run.description.study.kind !== 'import'
  for await (const grade of run.grades()) {
    signal.throwIfAborted()
    if (grade.outcome !== 'failed') findings.set(keyOf(grade), { outcome: grade.outcome })
    else if (isStudy) failed.add(pairOf(grade))
  }
  for await (const line of run.thoughts()) {
    signal.throwIfAborted()
    const finding = findings.get(keyOf(line))
    if (finding) Object.assign(finding, wasteOf(line))
  }
  const tallies = new Map<string, Map<string, ProblemTally>>()
  const tallyOf = ({ arm, problem }: Pick<ResponseKey, 'arm' | 'problem'>): ProblemTally => {
    const ofArm = tallies.get(arm) ?? new Map<string, ProblemTally>()
    tallies.set(arm, ofArm)
    const tally = ofArm.get(problem) ?? emptyTally(clusters.get(problem) ?? problem)
    ofArm.set(problem, tally)
    return tally
  }
  for await (const response of run.responses()) {
    signal.throwIfAborted()
    onResponse()
    const finding = findings.get(keyOf(response))
    if (!finding || failed.has(pairOf(response))) continue
    finding.bill = billOf(response)
    addResponse(tallyOf(response), finding, response.usage.reasoning)
  }
  for await (const line of run.selections()) {
    signal.throwIfAborted()
    addSelection(tallyOf(line), line, findings)
  }
  return inOrder(tallies, clusters)
}

/** Problems in the order of the run, whatever the order their responses came in: resamples are drawn by it. */
function inOrder(
  tallies: ReadonlyMap<string, ReadonlyMap<string, ProblemTally>>,
  order: ReadonlyMap<string, string>,
): RunTally {
  const places = new Map([...order.keys()].map((problem, place) => [problem, place]))
  const placeOf = (problem: string): number => places.get(problem) ?? places.size
  return new Map(
    [...tallies].map(([arm, problems]) => [
      arm,
      new Map([...problems].sort(([a], [b]) => placeOf(a) - placeOf(b))),
    ]),
  )
}

function addResponse(tally: ProblemTally, finding: Finding, billedReasoning: number | undefined): void {
  const { outcome, waste, reasoning, bill = {} } = finding
  addOutcome(tally, outcome)
  addBill(tally, bill)
  const isWrong = outcome === 'incorrect'
  if (waste === undefined || (!isWrong && outcome !== 'ungradable')) return
  if (isWrong) tally.judged++
  // Billed by the server's own count where it tells one: thoughts may be counted by another tokenizer.
  const tokens =
    waste * (billedReasoning ?? Math.min(reasoning ?? 0, bill.output ?? Number.POSITIVE_INFINITY))
  if (isWrong) tally.wasted += tokens
  else tally.wastedCutOff += tokens
}

/** 1 − T̂ ÷ T of a response, by its record. Undefined where a thought before the first correct one is not judged. */
function wasteOf({ thoughts }: ThoughtsLine): Pick<Finding, 'waste' | 'reasoning'> {
  const reasoning = thoughts.at(-1)?.tokensUpTo
  if (reasoning === undefined || reasoning === null || reasoning === 0) return {}
  for (const { correct, tokensUpTo } of thoughts) {
    if (correct === undefined || correct === null) return {}
    if (correct) return tokensUpTo === null ? {} : { waste: 1 - tokensUpTo / reasoning, reasoning }
  }
  return { waste: 0, reasoning }
}

/** An answer that was selected is billed for all that was started for it, what was cancelled included. */
function addSelection(
  tally: ProblemTally,
  { of, problem, chosen, started }: SelectionLine,
  findings: ReadonlyMap<string, Finding>,
): void {
  const finding = (sample: number): Finding | undefined => findings.get(keyOf({ arm: of, problem, sample }))
  addOutcome(tally, chosen === null ? 'ungradable' : (finding(chosen)?.outcome ?? null))
  const bills = started.map(({ sample, output, cancelled }): Bill => {
    const { costUsd, output: whole, ...input } = finding(sample)?.bill ?? {}
    return {
      ...input,
      ...(whole === undefined ? {} : { output }),
      // What a cancelled response would have cost, no server has told.
      ...(costUsd === undefined || cancelled ? {} : { costUsd }),
    }
  })
  addBill(tally, {
    ...sumOf('prompt', bills),
    cachedPrompt: bills.reduce((sum, { cachedPrompt = 0 }) => sum + cachedPrompt, 0),
    ...sumOf('output', bills),
    ...sumOf('costUsd', bills),
  })
}

/** Absent where one of them does not tell it. */
function sumOf<Name extends 'prompt' | 'output' | 'costUsd'>(
  name: Name,
  bills: readonly Bill[],
): { readonly [Field in Name]?: number } {
  const sum = bills.reduce((total, bill) => total + (bill[name] ?? Number.NaN), 0)
  return Number.isNaN(sum) ? {} : ({ [name]: sum } as { readonly [Field in Name]?: number })
}

function keyOf({ arm, problem, sample }: ResponseKey): string {
  return JSON.stringify([arm, problem, sample])
}

function pairOf({ problem, sample }: ResponseKey): string {
  return JSON.stringify([problem, sample])
}
