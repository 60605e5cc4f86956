import { join } from 'node:path'
import { problemIndex } from '../problem-index.ts'
import type { RunReader } from '../run-reader.ts'
import { type ExportRow, exportRow } from './export-row.ts'
import { linesBeside, type ThoughtCounts, thoughtCounts } from './lines-beside.ts'

/** One flat row for each response of a run, in the order of responses.jsonl; what nobody has derived yet is null. */
export async function* exportRows(run: RunReader): AsyncGenerator<ExportRow> {
  const problems = problemIndex(join(run.folder, 'problems.jsonl'))
  const gradeOf = linesBeside(run.grades())
  const thoughtsOf = linesBeside(counted(run))
  const markers = run.description.engine.reasoningMarkers
  try {
    for await (const response of run.responses()) {
      yield exportRow({
        response,
        problem: problems.problem(response.problem),
        grade: await gradeOf(response),
        thoughts: await thoughtsOf(response),
        markers,
      })
    }
  } finally {
    problems.close()
  }
}

async function* counted(run: RunReader): AsyncGenerator<ThoughtCounts> {
  for await (const line of run.thoughts()) yield thoughtCounts(line)
}
