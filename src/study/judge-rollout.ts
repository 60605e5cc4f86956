import { gradeResponse } from '#answer'
import type { Engine, EngineDescription, Generation, GenerationRequest, Sampling } from '#engine'
import { type RolloutCount, rolloutThreshold, rolloutVerdict } from '#judge'
import { type Lexicon, switchLexicon } from '#policy'
import { thoughtId } from '#run'
import { responseSeed } from '#statistics'
import { findLoop } from '#thought'
import { type ReplyUsage, splitReasoning } from '#trace'
import { askedQuestion } from './asked-question.ts'
import type { AskedThought, AskedVerdict, AskingEstimate, AskingJudge } from './judge-asking.ts'
import { type RolloutBatches, rolloutBatches } from './rollout-batches.ts'
import { rolloutCache } from './rollout-cache.ts'

export interface RolloutJudgeOptions {
  /** One that can continue a prefix and forbid switches: see {@link rolloutRefusal}. */
  readonly engine: Engine
  /** How many continuations from either place. */
  readonly n: number
  /** How they are drawn; `maxTokens` for each continuation. */
  readonly sampling: Sampling
  /** What their random numbers hang on: the study's. */
  readonly seed: string
  /** What may not begin in them; "Alternatively" where left out. */
  readonly switches?: Lexicon
  /** Of the interval whose lower bound decides. */
  readonly level?: number
}

/** Enough to be sure of a thought that reaches the answer nine times in ten. */
export const usualRollouts = 16

/** What came of the continuations from one place. */
interface Rollouts extends RolloutCount {
  readonly usage: ReplyUsage
}

/**
 * Judges a thought by where it leads: n continuations from its end, and n from its start, both with switching forbidden and
 * no policy. It is correct if the lower bound of P(right | end) exceeds one half; its value is P(end) − P(start). Where one
 * thought ends the next one starts, so that those continuations serve both.
 */
export function rolloutJudge(options: RolloutJudgeOptions): AskingJudge {
  const { engine, n, sampling, seed, switches = switchLexicon, level } = options
  const batches = rolloutBatches(engine)
  const { reasoningMarkers } = engine.describe()
  const places = rolloutCache<Rollouts>()
  const from = (thought: AskedThought, place: number, signal: AbortSignal): Promise<Rollouts> =>
    places.at(thought.key, place, () =>
      rollOut(thought, { place, n, sampling, seed, switches, batches, markers: reasoningMarkers, signal }),
    )
  return {
    name: 'rollout',
    version: versionOf(options, engine.describe()),
    // Everything before the thought matters too.
    contentOf: thoughtId,
    refusal: refusalOf,
    estimate: (thought) => estimateOf(thought, n),
    async ask(thought, { signal }): Promise<AskedVerdict> {
      const threshold = rolloutThreshold(thought.problem)
      if (threshold === undefined) return { correct: null, reason: twoChoices }
      const { start, end } = thought.key
      try {
        const [before, after] = await Promise.all([start, end].map((place) => from(thought, place, signal)))
        if (!before || !after) throw new Error('a place without rollouts')
        const { correct, reached, value } = rolloutVerdict({ end: after, start: before, threshold }, level)
        return { correct, confidence: reached.value, value, usage: usageOf(thought, before, after) }
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        return { correct: null, reason: error.message.slice(0, 500) }
      }
    },
  }
}

/** Why an engine can't roll out, in one line; undefined where it can. */
export function rolloutRefusal(
  engine: Engine,
  { switches = switchLexicon, signal }: { readonly switches?: Lexicon; readonly signal?: AbortSignal } = {},
): Promise<string | undefined> {
  return engine.refusal({ prefix: true, forbidden: switches }, signal ? { signal } : {})
}

const twoChoices = 'of two choices half are guessed right: nothing can be one half above that'

function refusalOf({ problem }: AskedThought): string | undefined {
  if (problem.kind !== 'countdown' && problem.gold === undefined) return 'no gold answer'
  return rolloutThreshold(problem) === undefined ? twoChoices : undefined
}

/** All that the verdict hangs on. */
function versionOf(
  { n, sampling, seed, switches = switchLexicon, level = 0.95 }: RolloutJudgeOptions,
  { model, weightsHash = '' }: EngineDescription,
): string {
  const { temperature, topP, maxTokens } = sampling
  const engine = [model, weightsHash.replace(/^sha256:/, '').slice(0, 8)].filter(Boolean).join(' ')
  const settings = `n=${n}, level=${level}, temperature=${temperature}, topP=${topP}, maxTokens=${maxTokens}`
  return `1: ${engine}, ${settings}, seed=${seed}, without ${switches.phrases.join('/')}`
}

interface RollingOut {
  /** Character offset into the response's text. */
  readonly place: number
  readonly n: number
  readonly sampling: Sampling
  readonly seed: string
  readonly switches: Lexicon
  readonly batches: RolloutBatches
  readonly markers: EngineDescription['reasoningMarkers']
  readonly signal: AbortSignal
}

async function rollOut(thought: AskedThought, options: RollingOut): Promise<Rollouts> {
  const { place, n, sampling, switches, batches, markers, signal } = options
  const { problem, response, span } = thought
  const common: Omit<GenerationRequest, 'stream'> = {
    question: askedQuestion(problem),
    seed: responseSeed({ studySeed: options.seed, problem: problem.id, sample: response.sample }),
    sampling,
    policy: { name: 'none', parameters: {} },
    // A blank before the next word is part of that word's token.
    prefix: response.text.slice(span.start, place).replace(/[ \t]+$/, ''),
    forbidden: switches,
  }
  const requests = Array.from({ length: n }, (_, rollout) => ({ ...common, stream: `rollout/${rollout}` }))
  const generations = await batches.generate(requests, signal)
  const right = generations.filter((generation) => isRight(thought, generation, markers)).length
  return { right, n, usage: sumOf(generations) }
}

/** A continuation that gives no answer is not right. */
function isRight(
  { problem }: AskedThought,
  { text, span, finishReason, reasoning }: Generation,
  markers: EngineDescription['reasoningMarkers'],
): boolean {
  const graded = gradeResponse(problem, {
    text,
    span: span ?? splitReasoning(text, markers),
    finish: finishReason,
    loop: findLoop(text)?.end === text.length,
    ...(reasoning === undefined ? {} : { reasoning }),
  })
  return graded.outcome === 'correct'
}

/** Each place is paid for once: a thought's end by itself, its start by the thought before, if there is one. */
function usageOf({ key, span }: AskedThought, before: Rollouts, after: Rollouts): ReplyUsage {
  return key.start === span.start ? sumOf([before, after]) : after.usage
}

/** A count that one of them lacks is absent. */
function sumOf(all: readonly { readonly usage: ReplyUsage }[]): ReplyUsage {
  return Object.fromEntries(
    (['prompt', 'output'] as const).flatMap((kind) => {
      const counts = all.map(({ usage }) => usage[kind])
      return counts.every((count) => count !== undefined)
        ? [[kind, counts.reduce((sum, count) => sum + count, 0)]]
        : []
    }),
  )
}

/** English text has about so many characters a token; countdown's reasoner fewer. */
const charactersPerToken = 4

/** As much as the response itself still had to say from there on. */
function estimateOf({ key, span, problem, response }: AskedThought, n: number): AskingEstimate {
  const places = key.start === span.start ? [key.start, key.end] : [key.end]
  const tokens = (characters: number): number => Math.ceil(characters / charactersPerToken)
  const sum = (of: (place: number) => number): number =>
    places.reduce((total, place) => total + n * tokens(of(place)), 0)
  return {
    promptTokens: sum((place) => problem.question.length + place - span.start),
    outputTokens: sum((place) => response.text.length - place),
  }
}
