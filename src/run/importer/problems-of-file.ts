import type { GoldProblem } from '#problem'
import { RunError } from '../run-error.ts'
import type { EncodedRecord } from './encoded-block.ts'
import type { FormatChoice } from './import-formats.ts'
import { readFile } from './read-file.ts'

export type FileProblem =
  | { readonly place: string; readonly problem: GoldProblem }
  | { readonly place: string; readonly skipped: string }

/**
 * The problems of a local data set, each once, in the file's order; responses that stand beside them are passed over.
 * @throws RunError where no format fits
 */
export async function* problemsOfFile(
  path: string,
  { stdin, choice }: { readonly stdin: AsyncIterable<Uint8Array>; readonly choice?: FormatChoice },
): AsyncGenerator<FileProblem> {
  const options = { tags: [], summaryModels: [] }
  const asked = { path, file: path, stdin, options, threads: 1, done: 0, onBytes: () => {} }
  const { blocks, close } = await readFile({ ...asked, ...(choice === undefined ? {} : { choice }) })
  const questions = new Map<string, string | undefined>()
  try {
    for await (const { items } of blocks) {
      for (const item of items) {
        const one = 'problem' in item ? askable(item, { questions, path }) : item
        if (one !== undefined) yield one
      }
    }
  } finally {
    close?.()
  }
}

/** Undefined where the problem was there before. */
function askable(
  { problem, questionId, place }: EncodedRecord,
  { questions, path }: { readonly questions: Map<string, string | undefined>; readonly path: string },
): FileProblem | undefined {
  const { id, question } = problem
  if (!questions.has(id)) {
    questions.set(id, questionId)
    return question === '' ? { place, skipped: 'no question to ask' } : { place, problem }
  }
  if (questions.get(id) === questionId) return undefined
  throw new RunError(`${path}, ${place}: another problem has the id ${id}; map another field with --map id=…`)
}
