import { existsSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomically } from './atomic-file.ts'
import { textId } from './importer/problem-of.ts'
import { dropTornLine } from './json-lines.ts'
import { makeFolder } from './make-folder.ts'
import type { GradeLine, ResponseKey, ResponseLine, ThoughtsLine } from './record.ts'
import type { RunArm, RunDescription } from './run-description.ts'
import { RunError } from './run-error.ts'
import { lockRun } from './run-lock.ts'
import { readRun } from './run-reader.ts'
import { unrecordedEngine } from './unrecorded-engine.ts'

/** A response that somebody was given, and what was asked. */
export interface TrafficEntry {
  readonly question: string
  readonly arm: Pick<RunArm, 'id' | 'policy'>
  readonly response: WithoutKey<ResponseLine>
  /** What scoring computes again: beside the responses, so that a recording can be watched while it grows. */
  readonly grade: WithoutKey<GradeLine>
  readonly thoughts?: WithoutKey<ThoughtsLine>
}

type WithoutKey<Line> = Omit<Line, 'version' | keyof ResponseKey>

/** A run that grows with the traffic of a server, one process at a time. It is read as an imported run is. */
export interface TrafficRun {
  readonly responses: () => number
  /** Appends whole lines, or none of them. @throws where they can't be written */
  readonly append: (entries: readonly TrafficEntry[]) => Promise<void>
  /** Gives the lock back. */
  readonly close: () => Promise<void>
}

export interface TrafficRunRequest {
  readonly startedAt: Date
  readonly versions: RunDescription['versions']
  /** What the traffic's server is called. */
  readonly name: string
}

const format = 'traffic'

/** How much there is may be said so late in run.json. */
const describeMs = 2000

/**
 * Begins a recording in a folder, or goes on with the one that is there: a line that a killed process left torn is dropped.
 * @throws RunError where another process writes there, or the folder holds another kind of run
 */
export async function openTrafficRun(folder: string, request: TrafficRunRequest): Promise<TrafficRun> {
  makeFolder(folder)
  const unlock = lockRun(folder)
  try {
    const recording = new Recording(folder, request)
    await recording.open()
    return {
      responses: () => recording.responses,
      append: (entries) => recording.append(entries),
      async close() {
        try {
          await recording.close()
        } finally {
          unlock()
        }
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

const fileNames = ['problems', 'responses', 'grades', 'thoughts'] as const
type FileName = (typeof fileNames)[number]

class Recording {
  responses = 0
  readonly #folder: string
  readonly #request: TrafficRunRequest
  readonly #arms = new Map<string, TrafficEntry['arm']>()
  readonly #problems = new Set<string>()
  /** How many responses an arm has to a problem. */
  readonly #samples = new Map<string, number>()
  #startedAt: string
  #mostSamples = 0
  #describing: NodeJS.Timeout | undefined
  #last: Promise<void> = Promise.resolve()
  #files: Readonly<Record<FileName, Growing>> | undefined

  constructor(folder: string, request: TrafficRunRequest) {
    this.#folder = folder
    this.#request = request
    this.#startedAt = request.startedAt.toISOString()
  }

  async open(): Promise<void> {
    for (const name of fileNames) dropTornLine(this.#path(name))
    if (existsSync(join(this.#folder, 'run.json'))) await this.#readBack()
    else if (existsSync(this.#path('responses')))
      throw new RunError(`${this.#folder}: is not empty and holds no run; choose an empty or a new folder`)
    this.#describe()
    const opened = await Promise.all(
      fileNames.map(async (name) => [name, await Growing.open(this.#path(name))] as const),
    )
    this.#files = Object.fromEntries(opened) as Record<FileName, Growing>
  }

  /** One batch after the other: which sample a response is hangs on those before it. */
  append(entries: readonly TrafficEntry[]): Promise<void> {
    const appended = this.#last.then(() => this.#append(entries))
    this.#last = appended.catch(() => {})
    return appended
  }

  async #append(entries: readonly TrafficEntry[]): Promise<void> {
    if (!this.#files) throw new RunError(`${this.#folder}: the recording is closed`)
    const fresh = new Map<string, string>()
    const lines = { responses: '', grades: '', thoughts: '' }
    const taken = new Map<string, number>()
    const arms = new Map(entries.map(({ arm }) => [arm.id, arm]))
    for (const { question, arm, response, grade, thoughts } of entries) {
      const problem = textId(question)
      if (!this.#problems.has(problem)) fresh.set(problem, question)
      const name = nameOf(problem, arm.id)
      const sample = taken.get(name) ?? this.#samples.get(name) ?? 0
      taken.set(name, sample + 1)
      const key = { version: 1, problem, arm: arm.id, sample } as const
      lines.responses += lineOf<ResponseLine>({ ...key, ...response })
      lines.grades += lineOf<GradeLine>({ ...key, ...grade })
      if (thoughts) lines.thoughts += lineOf<ThoughtsLine>({ ...key, ...thoughts })
    }
    // A response is never there before its problem and its arm.
    if ([...arms.keys()].some((id) => !this.#arms.has(id))) this.#describe(arms)
    await this.#files.problems.append([...fresh].map(problemLine).join(''))
    for (const id of fresh.keys()) this.#problems.add(id)
    await this.#files.responses.append(lines.responses)
    for (const [id, arm] of arms) this.#arms.set(id, arm)
    for (const [name, count] of taken) this.#count(name, count)
    this.responses += entries.length
    this.#describing ??= setTimeout(() => this.#describeLater(), describeMs).unref()
    await this.#appendDerived(lines)
  }

  /** What can be computed again may be missing: the responses are there. */
  async #appendDerived({ grades, thoughts }: Readonly<Record<'grades' | 'thoughts', string>>): Promise<void> {
    try {
      await this.#files?.grades.append(grades)
      await this.#files?.thoughts.append(thoughts)
    } catch {
      // A full disk above all: `score` writes them again.
    }
  }

  #describeLater(): void {
    this.#describing = undefined
    try {
      this.#describe()
    } catch {
      // It is tried again with the next responses, and at the end.
    }
  }

  async close(): Promise<void> {
    await this.#last
    const files = this.#files
    this.#files = undefined
    if (!files) return
    clearTimeout(this.#describing)
    for (const file of Object.values(files)) await file.close()
    this.#describe()
  }

  async #readBack(): Promise<void> {
    const { description, problems, responses } = readRun(this.#folder)
    const { study } = description
    if (study.kind !== 'import' || study.files[0]?.format !== format)
      throw new RunError(
        `${this.#folder}: holds a run that is no recording of traffic; choose another folder`,
      )
    this.#startedAt = description.startedAt
    for (const { id, policy } of description.arms) this.#arms.set(id, { id, policy })
    for await (const { id } of problems()) this.#problems.add(id)
    for await (const { problem, arm } of responses()) {
      const name = nameOf(problem, arm)
      this.#count(name, (this.#samples.get(name) ?? 0) + 1)
      this.responses++
    }
  }

  #path(name: FileName): string {
    return join(this.#folder, `${name}.jsonl`)
  }

  #count(name: string, count: number): void {
    this.#samples.set(name, count)
    this.#mostSamples = Math.max(this.#mostSamples, count)
  }

  /** run.json is written again as arms come, soon after responses do, and at the end: it holds how much there is. */
  #describe(more: ReadonlyMap<string, TrafficEntry['arm']> = new Map()): void {
    const arms = [...new Map([...this.#arms, ...more]).values()]
    const described = trafficDescription({
      ...this.#request,
      startedAt: this.#startedAt,
      arms,
      counts: { problems: this.#problems.size, responses: this.responses, samples: this.#mostSamples },
    })
    writeAtomically(join(this.#folder, 'run.json'), [`${JSON.stringify(described, undefined, 2)}\n`])
  }
}

const nameOf = (problem: string, arm: string): string => `${problem} ${arm}`
const lineOf = <Line extends object>(line: Line): string => `${JSON.stringify(line)}\n`

function problemLine([id, question]: readonly [string, string]): string {
  return `${JSON.stringify({ version: 1, id, question, cluster: id, kind: 'text' })}\n`
}

/** A file that grows by whole texts. */
class Growing {
  readonly #file: FileHandle
  #size: number

  private constructor(file: FileHandle, size: number) {
    this.#file = file
    this.#size = size
  }

  static async open(path: string): Promise<Growing> {
    const file = await open(path, 'a')
    return new Growing(file, (await file.stat()).size)
  }

  /** What could be written only in part goes again: the next line must not follow half a one. */
  async append(text: string): Promise<void> {
    if (text === '') return
    try {
      await this.#file.appendFile(text)
      this.#size += Buffer.byteLength(text)
    } catch (error) {
      await this.#file.truncate(this.#size)
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}

function trafficDescription({
  name,
  startedAt,
  versions,
  arms,
  counts,
}: Pick<TrafficRunRequest, 'name' | 'versions'> & {
  readonly startedAt: string
  readonly arms: readonly TrafficEntry['arm'][]
  readonly counts: { readonly problems: number; readonly responses: number; readonly samples: number }
}): RunDescription {
  const [first] = arms
  return {
    version: 1,
    startedAt,
    versions,
    study: {
      kind: 'import',
      files: [{ name, bytes: null, format }],
      ...counts,
      seed: '1',
      split: format,
      baseline: first?.id ?? '',
      margin: null,
    },
    arms: arms.map(({ id, policy }) => ({ id, engine: name, policy, selection: null })),
    ...unrecordedEngine(name, arms.length === 1 && first ? first.id : `${arms.length} models`),
  }
}
