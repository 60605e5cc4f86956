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

/** Puts responses into columns. */
export function measuredColumns(responses: readonly ArmResponse[]): MeasuredColumns {
  const places = new Map<string, number>()
  const placeOf = (text: string): number => {
    const place = places.get(text) ?? places.size
    places.set(text, place)
    return place
  }
  const all = responses.map(({ measured }) => measured)
  const firstThought = new Uint32Array(all.length + 1)
  const thoughts: MeasuredThought[] = []
  for (const [index, one] of all.entries()) {
    for (const thought of one.thoughts) thoughts.push(thought)
    firstThought[index + 1] = thoughts.length
  }
  const size = all.length
  return {
    arm: filled(new Uint32Array(size), responses, ({ arm }) => placeOf(arm)),
    problem: filled(new Uint32Array(size), all, ({ problem }) => placeOf(problem)),
    cluster: filled(new Uint32Array(size), all, ({ cluster }) => placeOf(cluster)),
    vote: filled(new Int32Array(size), all, ({ vote }) => (vote === undefined ? missing : placeOf(vote))),
    texts: [...places.keys()],
    level: filled(new Int32Array(size), all, ({ level = missing }) => level),
    sample: filled(new Uint32Array(size), all, ({ sample }) => sample),
    outcome: filled(new Int8Array(size), all, ({ outcome }) =>
      outcome ? outcomes.indexOf(outcome) : missing,
    ),
    withheld: filled(new Int8Array(size), all, ({ withheld }) =>
      withheld ? withholdings.indexOf(withheld) : missing,
    ),
    loops: filled(new Uint8Array(size), all, ({ loops }) => Number(loops === true)),
    finished: filled(new Int8Array(size), all, ({ finished = missing }) => Number(finished)),
    costUsd: filled(new Float64Array(size), all, ({ costUsd = missing }) => costUsd),
    reflections: filled(new Uint32Array(size), all, ({ reflections }) => reflections),
    tokens: tokenColumn(all),
    firstThought,
    ...thoughtColumns(thoughts),
  }
}

function tokenColumn(responses: readonly MeasuredResponse[]): Float64Array {
  const column = new Float64Array(counts.length * responses.length)
  let place = 0
  for (const { tokens } of responses) for (const name of counts) column[place++] = tokens[name] ?? missing
  return column
}

function thoughtColumns(
  thoughts: readonly MeasuredThought[],
): Pick<MeasuredColumns, 'tokensUpTo' | 'startShare' | 'characters' | 'correct' | 'abandoned'> {
  const size = thoughts.length
  return {
    tokensUpTo: filled(new Float64Array(size), thoughts, ({ tokensUpTo = missing }) => tokensUpTo),
    startShare: filled(new Float32Array(size), thoughts, ({ startShare = missing }) => startShare),
    characters: filled(new Float64Array(size), thoughts, ({ characters = missing }) => characters),
    correct: filled(new Int8Array(size), thoughts, ({ correct = missing }) => Number(correct)),
    abandoned: filled(new Int8Array(size), thoughts, ({ abandoned = missing }) => Number(abandoned)),
  }
}

/** Several times as fast as `from` of a typed array. */
function filled<Column extends { [place: number]: number }, Item>(
  column: Column,
  items: readonly Item[],
  numberOf: (item: Item) => number,
): Column {
  for (let place = 0; place < items.length; place++) column[place] = numberOf(items[place] as Item)
  return column
}

/** Up to so many responses of an arm are made objects: more would need too much memory. */
const mostObjects = 100_000

/** The responses of each arm, in order: as objects, or read out of the columns when they are asked where there are very many. */
export function responsesByArm(
  parts: readonly MeasuredColumns[],
): ReadonlyMap<string, readonly MeasuredResponse[]> {
  const byArm = new Map<string, MeasuredResponse[]>()
  for (const columns of parts) {
    for (let index = 0; index < columns.arm.length; index++) {
      const arm = columns.texts[columns.arm[index] as number] as string
      const responses = byArm.get(arm) ?? []
      const response = new ColumnResponse(columns, index)
      responses.push(responses.length < mostObjects ? response.copied() : response)
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
