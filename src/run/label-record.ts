import { join } from 'node:path'
import { dropTornLine, lineWriter, readLines } from './json-lines.ts'
import { type LabelLine, labelSchema } from './judged-record.ts'
import { RunError } from './run-error.ts'
import { saidFault } from './said-fault.ts'
import { thoughtId } from './thought-key.ts'

/** What people say of the thoughts of a run, by {@link thoughtId}: of each person the last word, what was taken back left out. */
export type Labels = ReadonlyMap<string, readonly LabelLine[]>

/**
 * Appends a label to a run's labels.jsonl. It needs no lock: a run may be labelled while a study or a judge is writing its own
 * files, and a label is one write.
 * @throws RunError where the line is not a label
 */
export function appendLabel(folder: string, line: LabelLine): void {
  const parsed = labelSchema.safeParse(line)
  if (!parsed.success) {
    throw new RunError(`a label: ${saidFault(parsed.error, line)}`)
  }
  const file = labelsFile(folder)
  dropTornLine(file)
  const writer = lineWriter<LabelLine>(file)
  try {
    writer.append(parsed.data)
  } finally {
    writer.close()
  }
}

/**
 * Reads the labels of a run; one without labels.jsonl has none.
 * @throws RunError naming file and line where one is not a label
 */
export async function readLabels(folder: string): Promise<Labels> {
  const byThought = new Map<string, Map<string, LabelLine>>()
  for await (const line of readLines(labelsFile(folder), labelSchema)) {
    const id = thoughtId(line)
    const ofThought = byThought.get(id) ?? new Map<string, LabelLine>()
    // Set anew, so that the last word stands last.
    ofThought.delete(line.labeller)
    if (line.label !== null) ofThought.set(line.labeller, line)
    byThought.set(id, ofThought)
  }
  return new Map(
    [...byThought].flatMap(([id, lines]) => (lines.size === 0 ? [] : [[id, [...lines.values()]] as const])),
  )
}

function labelsFile(folder: string): string {
  return join(folder, 'labels.jsonl')
}
