import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type GradeLine, type ResponseLine, readRun } from '#run'

/** Our grade of a response beside what others thought of it. */
export interface Agreement {
  readonly agreed: number
  readonly compared: number
  /** Where the two differ: which response, what we say, what they say. */
  readonly differing: readonly { readonly id: string; readonly ours: string; readonly theirs: string }[]
}

export interface GradedResponse {
  readonly response: ResponseLine
  readonly grade: GradeLine
  /** The line of the source file, from 1. */
  readonly line: number
  /** How many responses came from the same line before this one. */
  readonly place: number
}

/** The responses of a run in order, each with its grade. */
export async function gradedResponses(folder: string): Promise<GradedResponse[]> {
  const run = readRun(folder)
  const grades: GradeLine[] = []
  for await (const grade of run.grades()) grades.push(grade)
  const graded: GradedResponse[] = []
  let place = 0
  for await (const response of run.responses()) {
    const grade = grades[graded.length]
    const line = Number(/line (\d+)/.exec(response.source ?? '')?.[1] ?? 0)
    if (grade?.problem !== response.problem || grade.arm !== response.arm)
      throw new Error(`${folder}: grades are in another order than responses`)
    place = graded.at(-1)?.line === line ? place + 1 : 0
    graded.push({ response, grade, line, place })
  }
  return graded
}

/** Compares grades with verdicts; where there is no verdict, or no gold answer, nothing is compared. */
export function agreement(
  graded: readonly GradedResponse[],
  verdictOf: (one: GradedResponse) => boolean | undefined,
): Agreement {
  const compared = graded.flatMap((one) => {
    const verdict = verdictOf(one)
    return verdict === undefined || one.grade.outcome === null ? [] : [{ one, verdict }]
  })
  const differing = compared.filter(({ one, verdict }) => (one.grade.outcome === 'correct') !== verdict)
  return {
    agreed: compared.length - differing.length,
    compared: compared.length,
    differing: differing.map(({ one: { response, grade }, verdict }) => ({
      id: `${response.problem}, ${response.arm}, ${response.sample}`,
      ours: `${grade.outcome} (${grade.reason})`,
      theirs: verdict ? 'correct' : 'wrong',
    })),
  }
}

/** The verdict that the imported file itself holds. */
export function recordedVerdict({ response: { recorded } }: GradedResponse): boolean | undefined {
  return recorded?.correct
}

type Row = Readonly<Record<string, unknown>>

/** Rows of a file of one JSON object a line, compressed or not. */
export function rowsOf(file: string): Row[] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Row]))
}

/** Verdicts that were read by hand, one a line of the traces. */
export function handVerdicts(file: string): (one: GradedResponse) => boolean | undefined {
  const rows = rowsOf(file)
  return ({ response, line }) => {
    const row = rows[line - 1]
    return row?.['item_id'] === response.problem ? row['correct'] === true : undefined
  }
}

/** Verdicts of a language model on LRMTokenEconomy, joined by file, prompt, model and sample. */
export function judgedVerdicts(traces: string, evals: string): (one: GradedResponse) => boolean | undefined {
  const stem = (row: Row): string =>
    String(row['_file']).replace(/^.*(?:output_queries|detailed_evaluations)_|\.json$/g, '')
  const keyOf = (row: Row, sample: unknown): string =>
    JSON.stringify([stem(row), row['prompt_id'], row['llm'], sample])
  const scores = new Map(rowsOf(evals).map((row) => [keyOf(row, row['sample']), row['total_score']]))
  const rows = rowsOf(traces)
  return ({ line, place }) => {
    const row = rows[line - 1]
    const sample = row && samplesOf(row)[place]
    const score = row && sample !== undefined ? scores.get(keyOf(row, sample)) : undefined
    return typeof score === 'number' ? score >= 1 : undefined
  }
}

/** Places in the parallel lists of a row that hold a response. */
function samplesOf(row: Row): number[] {
  const [output, thinking] = [row['output'], row['thinking']] as [unknown[], unknown[]]
  return output.flatMap((answer, sample) =>
    typeof answer === 'string' || typeof thinking[sample] === 'string' ? [sample] : [],
  )
}
