import { closeSync, existsSync, fdatasyncSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { parseFailure, parseResponse, type ResponseLine, type RunFolder } from '#run'
import type { QueuedPlan } from './plan-jobs.ts'
import { type PlaceSet, placesIn, responsePlaces } from './response-places.ts'
import { type JobData, queueName, type StudyQueue } from './study-queue.ts'

export interface Collecting {
  readonly run: Pick<RunFolder, 'appendResponse' | 'appendFailure'> & { readonly folder: string }
  /** What the run holds; grows with it. */
  readonly present: PlaceSet
  /** What failed for good since this study was planned; grows. */
  readonly failed: PlaceSet
  readonly onResponse: (tokens: number | undefined) => void
}

/** At 32,000 tokens a response that is some ten megabytes. */
const resultsAtOnce = 100

/**
 * Moves results from the queue into the run: first they are on the disk, then they leave the queue. After a kill between the
 * two they are met again, and known by their place. Answers how many left the queue.
 */
export async function collectResults(
  queue: StudyQueue,
  queued: QueuedPlan,
  collecting: Collecting,
): Promise<number> {
  const { rows } = await queue.postgres.query<{ place: string; failed: boolean; line: string }>(
    'SELECT place, failed, line FROM jevons.result WHERE study = $1 ORDER BY place LIMIT $2',
    [queued.id, resultsAtOnce],
  )
  for (const { place, failed, line } of rows) append(Number(place), { failed, line }, queued, collecting)
  if (rows.length === 0) return 0
  toDisk(collecting.run.folder)
  await queue.postgres.query('DELETE FROM jevons.result WHERE study = $1 AND place = ANY($2::bigint[])', [
    queued.id,
    rows.map(({ place }) => place),
  ])
  return rows.length
}

function append(
  place: number,
  { failed, line }: { readonly failed: boolean; readonly line: string },
  { id, plan }: QueuedPlan,
  collecting: Collecting,
): void {
  const { run, present, onResponse } = collecting
  const from = { file: `results of study ${id}`, number: place + 1 }
  if (present.has(place)) return
  if (failed) {
    if (collecting.failed.add(place)) run.appendFailure(parseFailure(line, from))
    return
  }
  const { usage } = parseResponse(line, from)
  // As the worker wrote it, byte for byte: reading it through the schema may have moved its fields.
  const response = JSON.parse(line) as ResponseLine
  if (responsePlaces(plan).placeOf(response) !== place)
    throw new Error(`${from.file}: place ${place} holds another response`)
  run.appendResponse(response)
  present.add(place)
  onResponse(usage.output)
}

/** A response that leaves the queue must survive a power cut here. */
function toDisk(folder: string): void {
  for (const name of ['responses.jsonl', 'failures.jsonl']) {
    const file = join(folder, name)
    if (!existsSync(file)) continue
    const descriptor = openSync(file, 'r+')
    try {
      fdatasyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  }
}

/** Records the responses of jobs that workers were lost with again and again. Answers how many. */
export async function collectLost(
  { postgres, boss }: StudyQueue,
  { id, plan }: QueuedPlan,
  { run, present, failed }: Collecting,
): Promise<number> {
  const { rows } = await postgres.query<{ id: string; data: JobData; message: string | null }>(
    `SELECT id, data, output->>'message' AS message FROM jevons.job WHERE name = $1 AND state = 'failed'`,
    [queueName(id)],
  )
  const { keyAt } = responsePlaces(plan)
  let lost = 0
  for (const { data, message } of rows) {
    for (const place of placesIn(data.places)) {
      if (present.has(place) || !failed.add(place)) continue
      run.appendFailure({
        version: 1,
        ...keyAt(place),
        reason: `again and again a worker was lost with it; at last ${message}`,
      })
      lost++
    }
  }
  if (rows.length > 0) {
    toDisk(run.folder)
    await boss.deleteJob(
      queueName(id),
      rows.map((row) => row.id),
    )
  }
  return lost
}
