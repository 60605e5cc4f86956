import { joinedVotes } from '#answer'
import type { MeasuredResponse } from '#metric'
import {
  createSelection,
  mostSamples,
  parseSelectionSetting,
  type RecordedCandidate,
  type ReplayedSelection,
  replaySelection,
  type SelectionSetting,
  selectionKind,
} from '#policy'
import type { RunArm, SelectionLine } from '#run'
import { randomStream, responseSeed } from '#statistics'
import { StudyError } from './study-error.ts'

/** What an arm selects from another one's responses. */
export interface SelectedResponses {
  /** One a group of responses, billed for all that was generated for it. A group that some response failed is failed. */
  readonly responses: readonly MeasuredResponse[]
  readonly lines: readonly SelectionLine[]
  /** Why nothing can be selected, where that is so. */
  readonly hindrance?: string
}

/**
 * Replays a selection over recorded responses: those to each problem in groups of as many as the selection may start, in the
 * order of their samples. No token is generated. What `best` goes by is the exact grade: an oracle.
 * @param responses those of the arm that is selected from, without the pairs that some arm left failed
 */
export function selectResponses(
  { id, of = '', selection }: RunArm,
  responses: readonly MeasuredResponse[],
  { seed, samples }: { readonly seed: string; readonly samples: number },
): SelectedResponses {
  const setting = selectionSetting(selection ?? '')
  const hindrance = hindranceOf(setting, responses)
  if (hindrance !== undefined) return { responses: [], lines: [], hindrance }
  const size = mostSamples(setting)
  const selected: MeasuredResponse[] = []
  const lines: SelectionLine[] = []
  for (const [problem, own] of byProblem(responses)) {
    for (let group = 0; group < Math.floor(samples / size); group++) {
      const members = own.filter(({ sample }) => Math.floor(sample / size) === group)
      const first = own[0] as MeasuredResponse
      if (members.length < size) {
        selected.push(withoutResponses(first, group))
        continue
      }
      const replayed = replaySelection(createSelection(setting), candidatesOf(members))
      const chosen = oneOf(replayed, { seed, problem, group, id })
      selected.push(selectedResponse(members, { replayed, chosen, group }))
      lines.push(selectionLine(members, { replayed, chosen, key: { problem, arm: id, sample: group }, of }))
    }
  }
  return { responses: selected, lines }
}

function hindranceOf({ name }: SelectionSetting, responses: readonly MeasuredResponse[]): string | undefined {
  if (selectionKind(name)?.needs !== 'confidence') return undefined
  const untold = responses.filter(({ vote, confidence }) => vote !== undefined && confidence === undefined)
  if (untold.length === 0) return undefined
  return `${untold.length} answers come without log probabilities, so no vote can be weighted by them`
}

/** @throws StudyError where the text names no selection */
export function selectionSetting(text: string): SelectionSetting {
  const parsed = parseSelectionSetting(text)
  if (parsed.type === 'error') throw new StudyError(parsed.message)
  return parsed.setting
}

/** Whether a selection knows which answers are right: nobody can run it. */
export function isOracle({ selection }: Pick<RunArm, 'selection'>): boolean {
  return selection !== null && selectionKind(selectionSetting(selection).name)?.needs === 'score'
}

function byProblem(responses: readonly MeasuredResponse[]): Map<string, MeasuredResponse[]> {
  const groups = new Map<string, MeasuredResponse[]>()
  for (const response of responses) {
    const group = groups.get(response.problem)
    if (group) group.push(response)
    else groups.set(response.problem, [response])
  }
  return groups
}

/** Different ways of writing the same answer vote together. */
function candidatesOf(members: readonly MeasuredResponse[]): RecordedCandidate[] {
  const joined = joinedVotes(members.flatMap(({ vote }) => (vote === undefined ? [] : [vote])))
  return members.map(({ vote, finished, tokens, outcome, confidence }, sample) => ({
    sample,
    vote: vote === undefined ? undefined : (joined.get(vote) ?? vote),
    finished: finished === true,
    tokens: tokens.reasoning,
    score: Number(outcome === 'correct'),
    confidence,
    output: tokens.output ?? tokens.reasoning ?? 0,
  }))
}

/** Of several that are equally good, one by the numbers of this problem and group. */
function oneOf(
  { among }: ReplayedSelection,
  key: { readonly seed: string; readonly problem: string; readonly group: number; readonly id: string },
): number | undefined {
  const { seed, problem, group, id } = key
  const uniform = randomStream(
    responseSeed({ studySeed: seed, problem, sample: group }),
    `selection/${id}`,
  )(0)
  return among[Math.floor(uniform * among.length)]
}

interface Selecting {
  readonly replayed: ReplayedSelection
  readonly chosen: number | undefined
}

function selectedResponse(
  members: readonly MeasuredResponse[],
  { replayed, chosen, group }: Selecting & { readonly group: number },
): MeasuredResponse {
  const { problem, cluster, level } = members[0] as MeasuredResponse
  const answer = chosen === undefined ? undefined : members[chosen]
  return {
    problem,
    cluster,
    level,
    sample: group,
    outcome: answer === undefined ? 'ungradable' : answer.outcome,
    tokens: spent(members, replayed),
    thoughts: [],
    reflections: 0,
    ...(members.every(({ withheld }) => withheld === 'none') && { withheld: 'none' }),
    vote: answer?.vote,
    finished: answer?.finished,
  }
}

/** Everything that was generated for the answer, what was cancelled included. What one response does not tell, nobody knows. */
function spent(
  members: readonly MeasuredResponse[],
  { started }: ReplayedSelection,
): MeasuredResponse['tokens'] {
  const sum = (of: (member: MeasuredResponse, output: number) => number | undefined): number =>
    started.reduce(
      (total, { sample, output }) => total + (of(members[sample] as MeasuredResponse, output) ?? Number.NaN),
      0,
    )
  const counts = {
    prompt: sum(({ tokens }) => tokens.prompt),
    cachedPrompt: sum(({ tokens }) => tokens.cachedPrompt ?? 0),
    reasoning: sum(({ tokens }, output) => Math.min(tokens.reasoning ?? Number.NaN, output)),
    output: sum(({ tokens }, output) => (tokens.output === undefined ? undefined : output)),
  }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => !Number.isNaN(count)))
}

function withoutResponses({ problem, cluster, level }: MeasuredResponse, group: number): MeasuredResponse {
  return {
    problem,
    cluster,
    level,
    sample: group,
    outcome: 'failed',
    tokens: {},
    thoughts: [],
    reflections: 0,
  }
}

function selectionLine(
  members: readonly MeasuredResponse[],
  {
    replayed,
    chosen,
    key,
    of,
  }: Selecting & {
    readonly key: Pick<SelectionLine, 'problem' | 'arm' | 'sample'>
    readonly of: string
  },
): SelectionLine {
  const sampleOf = (place: number): number => (members[place] as MeasuredResponse).sample
  return {
    version: 1,
    ...key,
    of,
    chosen: chosen === undefined ? null : sampleOf(chosen),
    among: replayed.among.map(sampleOf).sort((a, b) => a - b),
    started: replayed.started.map(({ sample, output, cancelled }) => ({
      sample: sampleOf(sample),
      output,
      cancelled,
    })),
  }
}
