import { EngineError } from '#engine'
import {
  type JudgementLine,
  judgementWriter,
  type RunFolder,
  type RunReader,
  readJudgements,
  type ThoughtKey,
  thoughtId,
} from '#run'
import type { AskedThought, AskedVerdict, AskingJudge } from './judge-asking.ts'
import { BudgetSpent } from './judge-budget.ts'
import { type ThoughtReading, thoughtsToJudge } from './judge-thoughts.ts'
import { StudyError } from './study-error.ts'

/** What asking about the thoughts of a run takes. */
export interface AskingPlan {
  /** Thoughts that were selected. */
  readonly thoughts: number
  /** Those whose verdict is recorded already, or that have the same content as one before them. */
  readonly known: number
  /** Those that cannot be asked about, by reason. */
  readonly refused: Readonly<Record<string, number>>
  /** Questions to ask. */
  readonly questions: number
  readonly promptTokens: number
  readonly outputTokens: number
  /** Absent where no price is known. */
  readonly costUsd?: number
}

/** Counts, before anybody is asked, what there is to ask and what it takes. */
export async function planAsking(
  run: RunReader,
  judge: AskingJudge,
  reading: ThoughtReading,
): Promise<AskingPlan> {
  const { ids, verdicts } = await recordOf(run, judge)
  const contents = new Set(verdicts.keys())
  const refused: Record<string, number> = {}
  const plan = { thoughts: 0, known: 0, questions: 0, promptTokens: 0, outputTokens: 0 }
  let costUsd: number | undefined = 0
  for await (const thought of thoughtsToJudge(run, reading)) {
    plan.thoughts++
    const content = judge.contentOf(thought.key)
    const reason = judge.refusal(thought)
    if (reason !== undefined) refused[reason] = (refused[reason] ?? 0) + 1
    else if (ids.has(thoughtId(thought.key)) || contents.has(content)) plan.known++
    else {
      contents.add(content)
      const estimate = judge.estimate(thought)
      plan.questions++
      plan.promptTokens += estimate.promptTokens
      plan.outputTokens += estimate.outputTokens
      costUsd =
        costUsd === undefined || estimate.costUsd === undefined ? undefined : costUsd + estimate.costUsd
    }
  }
  return { ...plan, refused, ...(costUsd === undefined ? {} : { costUsd }) }
}

/** How far the asking is. */
export interface JudgingProgress {
  /** Thoughts that have a verdict now, and did not before. */
  readonly judged: number
  /** Of them those that nobody had to be asked about. */
  readonly reused: number
  /** Usable replies that never came, and why the last one did not. */
  readonly unusable: number
  /** Infrastructure failed so many. */
  readonly failed: number
  readonly lastFailure?: string
  /** What was billed, as far as it is known. */
  readonly costUsd: number
}

export interface AskingOptions {
  readonly reading: ThoughtReading
  /** How many questions are under way at a time. */
  readonly concurrency: number
  readonly signal: AbortSignal
  readonly now: () => Date
  readonly onProgress: (progress: JudgingProgress) => void
}

export interface AskingResult extends JudgingProgress {
  /** The limit of cost ended it. */
  readonly isOverBudget: boolean
}

/** So many failures without an answer in between mean that the next question fails too. */
const mostFailuresInARow = 5

/**
 * Asks about every selected thought that has no verdict yet and appends what is said to judgements.jsonl at once, so that
 * whatever ends it, the next time goes on from there.
 * @throws StudyError where one question after the other fails
 */
export async function askAboutThoughts(
  run: RunFolder,
  judge: AskingJudge,
  options: AskingOptions,
): Promise<AskingResult> {
  const { ids, verdicts } = await recordOf(run, judge)
  const writer = judgementWriter(run.folder)
  const asking = new Asking(judge, verdicts, options, writer.append)
  const thoughts = thoughtsToJudge(run, options.reading)
  const work = async (): Promise<void> => {
    for (;;) {
      options.signal.throwIfAborted()
      if (asking.isOver) return
      const { value: thought, done } = await thoughts.next()
      if (done) return
      if (judge.refusal(thought) === undefined && !ids.has(thoughtId(thought.key)))
        await asking.about(thought)
    }
  }
  try {
    // All of them come to an end before the file is closed; what ended the first one ends all.
    const ended = await Promise.allSettled(Array.from({ length: options.concurrency }, work))
    const failure = ended.find((one) => one.status === 'rejected')
    if (failure) throw failure.reason
    return { ...asking.progress(), isOverBudget: asking.isOverBudget }
  } finally {
    await thoughts.return(undefined)
    writer.close()
  }
}

/** The questions of one judge while they are under way. */
class Asking {
  isOverBudget = false
  #failure: StudyError | undefined
  readonly #judge: AskingJudge
  readonly #options: AskingOptions
  readonly #append: (line: JudgementLine) => void
  /** By content: what is known, and what somebody is being asked about. */
  readonly #verdicts: Map<string, AskedVerdict | Promise<AskedVerdict | undefined>>
  readonly #counts = { judged: 0, reused: 0, unusable: 0, failed: 0, costUsd: 0 }
  #lastFailure: string | undefined
  #failuresInARow = 0

  constructor(
    judge: AskingJudge,
    verdicts: ReadonlyMap<string, AskedVerdict>,
    options: AskingOptions,
    append: (line: JudgementLine) => void,
  ) {
    this.#judge = judge
    this.#verdicts = new Map(verdicts)
    this.#options = options
    this.#append = append
  }

  get isOver(): boolean {
    if (this.#failure) throw this.#failure
    return this.isOverBudget
  }

  progress(): JudgingProgress {
    return {
      ...this.#counts,
      ...(this.#lastFailure === undefined ? {} : { lastFailure: this.#lastFailure }),
    }
  }

  async about(thought: AskedThought): Promise<void> {
    const content = this.#judge.contentOf(thought.key)
    // Whoever waits for a question that failed asks it anew, unless somebody else does.
    for (let asked = this.#verdicts.get(content); asked; asked = this.#verdicts.get(content)) {
      const known = await asked
      if (known) return this.#write(thought.key, withoutCost(known), true)
      if (this.isOver) return
    }
    const asked = this.#ask(thought)
    this.#verdicts.set(content, asked)
    const verdict = await asked
    if (verdict === undefined) this.#verdicts.delete(content)
    else this.#write(thought.key, verdict, false)
  }

  /** Undefined where there is no verdict that could be kept. */
  async #ask(thought: AskedThought): Promise<AskedVerdict | undefined> {
    try {
      const verdict = await this.#judge.ask(thought, { signal: this.#options.signal })
      this.#failuresInARow = 0
      return verdict
    } catch (error) {
      if (error instanceof BudgetSpent) this.isOverBudget = true
      else if (error instanceof EngineError) this.#fail(thought.key, error)
      else throw error
      return undefined
    }
  }

  #fail(key: ThoughtKey, { message }: EngineError): void {
    this.#lastFailure = message
    this.#counts.failed++
    this.#append({ ...this.#lineOf(key), correct: null, failed: true, reason: message.slice(0, 500) })
    if (++this.#failuresInARow >= mostFailuresInARow) {
      this.#failure ??= new StudyError(
        `${this.#judge.name} failed ${this.#failuresInARow} times in a row: ${message}; what was judged is kept, and the same command goes on from there`,
      )
    }
    this.#options.onProgress(this.progress())
  }

  #write(key: ThoughtKey, verdict: AskedVerdict, isReused: boolean): void {
    this.#append({ ...this.#lineOf(key), ...verdict })
    this.#counts.judged++
    if (isReused) this.#counts.reused++
    if (verdict.correct === null) this.#counts.unusable++
    this.#counts.costUsd += verdict.costUsd ?? 0
    this.#options.onProgress(this.progress())
  }

  #lineOf(key: ThoughtKey): Omit<JudgementLine, 'correct'> {
    const { name, version } = this.#judge
    return {
      version: 1,
      ...key,
      judge: name,
      judgeVersion: version,
      judgedAt: this.#options.now().toISOString(),
    }
  }
}

function withoutCost({ usage: _, ...verdict }: AskedVerdict): AskedVerdict {
  return { ...verdict, costUsd: 0 }
}

/** What a judge has said already: the thoughts, and the verdicts by content. What infrastructure failed is asked again. */
async function recordOf(
  { folder }: Pick<RunReader, 'folder'>,
  judge: AskingJudge,
): Promise<{ readonly ids: ReadonlySet<string>; readonly verdicts: ReadonlyMap<string, AskedVerdict> }> {
  const ids = new Set<string>()
  const verdicts = new Map<string, AskedVerdict>()
  for await (const line of readJudgements(folder)) {
    if (line.judge !== judge.name || line.judgeVersion !== judge.version || line.failed) continue
    const { problem, arm, sample, start, end, textHash } = line
    const key: ThoughtKey = { problem, arm, sample, start, end, textHash }
    const { correct, confidence, value, reason } = line
    ids.add(thoughtId(key))
    verdicts.set(judge.contentOf(key), {
      correct,
      ...(confidence === undefined ? {} : { confidence }),
      ...(value === undefined ? {} : { value }),
      ...(reason === undefined ? {} : { reason }),
    })
  }
  return { ids, verdicts }
}
