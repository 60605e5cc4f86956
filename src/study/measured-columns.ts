import type { MeasuredResponse, MeasuredThought, Outcome, WithheldReasoning } from '#metric'

/**
 * What was measured of many responses, in columns: a tenth of the memory of as many objects, and cheap to hand from thread to
 * thread. A number below 0 stands for one that is missing; only this file knows that.
 */
export interface MeasuredColumns {
  readonly texts: readonly string[]
  /** Places in `texts`. */
  readonly arm: Uint32Array
  readonly problem: Uint32Array
  readonly cluster: Uint32Array
  readonly level: Int32Array
  readonly sample: Uint32Array
  readonly outcome: Int8Array
  readonly withheld: Int8Array
  readonly loops: Uint8Array
  /** Places in `texts`. */
  readonly vote: Int32Array
  readonly finished: Int8Array
  readonly costUsd: Float64Array
  readonly reflections: Uint32Array
  /** Prompt, cached prompt, reasoning and output of each response in turn. */
  readonly tokens: Float64Array
  /** Where each response's thoughts begin in the two columns below; one place more than there are responses. */
  readonly firstThought: Uint32Array
  readonly tokensUpTo: Float64Array
  readonly startShare: Float32Array
  readonly characters: Float64Array
  readonly correct: Int8Array
  readonly abandoned: Int8Array
}

export interface ArmResponse {
  readonly arm: string
  readonly measured: MeasuredResponse
}

const outcomes: readonly Outcome[] = ['correct', 'incorrect', 'ungradable', 'failed']
const withholdings: readonly WithheldReasoning[] = ['summary', 'hidden', 'none']
const counts = ['prompt', 'cachedPrompt', 'reasoning', 'output'] as const
const missing = -1

/** Puts responses into columns. Row by row: a function for each column is called too differently to be compiled well. */
export function measuredColumns(responses: readonly ArmResponse[]): MeasuredColumns {
  const places = new Map<string, number>()
  const placeOf = (text: string): number => {
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, places.size)
    return places.size - 1
  }
  let thoughts = 0
  for (const { measured } of responses) thoughts += measured.thoughts.length
  const columns = emptyColumns(responses.length, thoughts)
  let firstThought = 0
  for (const [row, { arm, measured }] of responses.entries()) {
    columns.arm[row] = placeOf(arm)
    columns.problem[row] = placeOf(measured.problem)
    columns.cluster[row] = placeOf(measured.cluster)
    columns.vote[row] = measured.vote === undefined ? missing : placeOf(measured.vote)
    writeNumbers(columns, row, measured)
    for (const thought of measured.thoughts) writeThought(columns, firstThought++, thought)
    columns.firstThought[row + 1] = firstThought
  }
  return { ...columns, texts: [...places.keys()] }
}

type EmptyColumns = Omit<MeasuredColumns, 'texts'>

function emptyColumns(responses: number, thoughts: number): EmptyColumns {
  return {
    arm: new Uint32Array(responses),
    problem: new Uint32Array(responses),
    cluster: new Uint32Array(responses),
    level: new Int32Array(responses),
    sample: new Uint32Array(responses),
    outcome: new Int8Array(responses),
    withheld: new Int8Array(responses),
    loops: new Uint8Array(responses),
    vote: new Int32Array(responses),
    finished: new Int8Array(responses),
    costUsd: new Float64Array(responses),
    reflections: new Uint32Array(responses),
    tokens: new Float64Array(counts.length * responses),
    firstThought: new Uint32Array(responses + 1),
    tokensUpTo: new Float64Array(thoughts),
    startShare: new Float32Array(thoughts),
    characters: new Float64Array(thoughts),
    correct: new Int8Array(thoughts),
    abandoned: new Int8Array(thoughts),
  }
}

function writeNumbers(columns: EmptyColumns, row: number, measured: MeasuredResponse): void {
  const { outcome, withheld, tokens } = measured
  columns.level[row] = measured.level ?? missing
  columns.sample[row] = measured.sample
  columns.outcome[row] = outcome ? outcomes.indexOf(outcome) : missing
  columns.withheld[row] = withheld ? withholdings.indexOf(withheld) : missing
  columns.loops[row] = Number(measured.loops === true)
  columns.finished[row] = Number(measured.finished ?? missing)
  columns.costUsd[row] = measured.costUsd ?? missing
  columns.reflections[row] = measured.reflections
  const first = counts.length * row
  columns.tokens[first] = tokens.prompt ?? missing
  columns.tokens[first + 1] = tokens.cachedPrompt ?? missing
  columns.tokens[first + 2] = tokens.reasoning ?? missing
  columns.tokens[first + 3] = tokens.output ?? missing
}

function writeThought(columns: EmptyColumns, row: number, thought: MeasuredThought): void {
  columns.tokensUpTo[row] = thought.tokensUpTo ?? missing
  columns.startShare[row] = thought.startShare ?? missing
  columns.characters[row] = thought.characters ?? missing
  columns.correct[row] = Number(thought.correct ?? missing)
  columns.abandoned[row] = Number(thought.abandoned ?? missing)
}

/** The buffers of the columns, to hand them over to a thread. */
export function buffersOf(columns: MeasuredColumns): ArrayBuffer[] {
  return Object.values(columns).flatMap((column) =>
    ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [],
  )
}

/** Up to so many responses of an arm are made objects: more would need too much memory. */
const mostObjects = 100_000

/**
 * The responses of each arm, in order: as objects, or read out of the columns when they are asked where there are very many, or
 * where they will not be asked often.
 */
export function responsesByArm(
  parts: readonly MeasuredColumns[],
  objects: number = mostObjects,
): ReadonlyMap<string, readonly MeasuredResponse[]> {
  const byArm = new Map<string, MeasuredResponse[]>()
  for (const columns of parts) {
    for (let index = 0; index < columns.arm.length; index++) {
      const arm = columns.texts[columns.arm[index] as number] as string
      const responses = byArm.get(arm) ?? []
      const response = new ColumnResponse(columns, index)
      responses.push(responses.length < objects ? response.copied() : response)
      byArm.set(arm, responses)
    }
  }
  return byArm
}

/** One row of the columns. Getters, so that a million of them need no memory for what they could say. */
class ColumnResponse implements MeasuredResponse {
  readonly #columns: MeasuredColumns
  readonly #index: number

  constructor(columns: MeasuredColumns, index: number) {
    this.#columns = columns
    this.#index = index
  }

  get problem(): string {
    return this.#textOf('problem')
  }

  get cluster(): string {
    return this.#textOf('cluster')
  }

  get level(): number | undefined {
    return present(this.#columns.level[this.#index])
  }

  get sample(): number {
    return this.#columns.sample[this.#index] as number
  }

  get outcome(): Outcome | undefined {
    return outcomes[this.#columns.outcome[this.#index] as number]
  }

  get withheld(): WithheldReasoning | undefined {
    return withholdings[this.#columns.withheld[this.#index] as number]
  }

  get loops(): boolean {
    return this.#columns.loops[this.#index] === 1
  }

  get vote(): string | undefined {
    const place = present(this.#columns.vote[this.#index])
    return place === undefined ? undefined : this.#columns.texts[place]
  }

  get finished(): boolean | undefined {
    const finished = present(this.#columns.finished[this.#index])
    return finished === undefined ? undefined : finished === 1
  }

  get costUsd(): number | undefined {
    return present(this.#columns.costUsd[this.#index])
  }

  get reflections(): number {
    return this.#columns.reflections[this.#index] as number
  }

  get tokens(): MeasuredResponse['tokens'] {
    const tokens: Partial<Record<(typeof counts)[number], number>> = {}
    for (const [place, name] of counts.entries()) {
      const count = present(this.#columns.tokens[counts.length * this.#index + place])
      if (count !== undefined) tokens[name] = count
    }
    return tokens
  }

  get thoughts(): readonly MeasuredThought[] {
    const { firstThought } = this.#columns
    const first = firstThought[this.#index] as number
    const count = (firstThought[this.#index + 1] as number) - first
    return Array.from({ length: count }, (_, offset) => this.#thought(first + offset))
  }

  /** The same as a plain object: quicker to ask, larger to keep. */
  copied(): MeasuredResponse {
    return {
      problem: this.problem,
      cluster: this.cluster,
      level: this.level,
      sample: this.sample,
      outcome: this.outcome,
      withheld: this.withheld,
      loops: this.loops,
      reflections: this.reflections,
      tokens: this.tokens,
      thoughts: this.thoughts,
      vote: this.vote,
      finished: this.finished,
      costUsd: this.costUsd,
    }
  }

  #thought(place: number): MeasuredThought {
    const { tokensUpTo, startShare, characters, correct, abandoned } = this.#columns
    const upTo = present(tokensUpTo[place])
    const length = present(characters[place])
    const isCorrect = present(correct[place])
    const isAbandoned = present(abandoned[place])
    // Field by field: there are millions of them, and spreading costs most of it.
    const thought: Writable<MeasuredThought> = { startShare: startShare[place] as number }
    if (upTo !== undefined) thought.tokensUpTo = upTo
    if (length !== undefined) thought.characters = length
    if (isCorrect !== undefined) thought.correct = isCorrect === 1
    if (isAbandoned !== undefined) thought.abandoned = isAbandoned === 1
    return thought
  }

  #textOf(column: 'problem' | 'cluster'): string {
    return this.#columns.texts[this.#columns[column][this.#index] as number] as string
  }
}

type Writable<Whole> = { -readonly [Name in keyof Whole]: Whole[Name] }

function present(value: number | undefined): number | undefined {
  return value === undefined || value < 0 ? undefined : value
}
