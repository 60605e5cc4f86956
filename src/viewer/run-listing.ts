import { join } from 'node:path'
import { isBeingWritten, type RunDescription, RunError, readRun, type Summary } from '#run'
import type { RunListing, RunState } from './api.ts'
import type { RunPlace } from './find-runs.ts'
import { openPlain } from './plain-file.ts'
import { lookAtRunFiles, type RunFiles } from './run-files.ts'
import { countLines } from './scan-lines.ts'
import { withoutPaths } from './without-paths.ts'

/** A listing, and what spares making it again. */
export interface ListedRun {
  readonly listing: RunListing
  readonly signature: string
  /** Changes with summary.json; undefined where there is none. */
  readonly summarised: string | undefined
  readonly counted: Counted | undefined
}

/** How many lines of responses.jsonl were counted, of which file, up to where. */
interface Counted {
  readonly identity: string
  readonly upTo: number
  readonly lines: number
}

export interface ListingWorld {
  /** The viewed folder. */
  readonly root: string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** A run without a lock that can be told is taken for running while its responses grew as recently. */
const growingMs = 20_000

/** Lists a run; one that can't be read is `broken` and says why. */
export async function listRun(
  place: RunPlace,
  before: ListedRun | undefined,
  world: ListingWorld,
): Promise<ListedRun> {
  const { files, signature, problem } = await lookAtRunFiles(place.folder)
  const settled = before?.signature === signature && before.listing.state !== 'running'
  if (settled && !isBeingWritten(place.folder)) return before
  const { 'summary.json': written } = files
  const made = { signature, summarised: written && `${written.identity} ${written.modifiedMs}` }
  try {
    if (problem !== undefined) throw new RunError(problem)
    const importing = importUnderWay(place, files)
    if (importing) return { ...made, listing: importing, counted: undefined }
    const run = readRun(place.folder)
    const summary = run.summary()
    const summarised = summary && isOfNow(files) ? responsesIn(summary) : undefined
    const counted =
      summarised === undefined ? await countResponses(place.folder, files, before?.counted) : undefined
    const responses = summarised ?? counted?.lines ?? 0
    const listing = listingOf({ place, files, description: run.description, summary, responses, world })
    return { ...made, listing, counted }
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error)
    const listing = broken(place.id, withoutPaths(told, place.folder, world.root))
    return { ...made, listing, counted: undefined }
  }
}

function broken(id: string, problem: string): RunListing {
  return { ...empty, id, state: 'broken', problem }
}

const empty: Omit<RunListing, 'id' | 'state'> = {
  kind: null,
  startedAt: null,
  model: null,
  arms: [],
  problems: null,
  responses: 0,
  planned: null,
  accuracy: [],
}

function importUnderWay({ id, folder }: RunPlace, files: RunFiles): RunListing | undefined {
  if (!files['import.json'] || files['run.json'] || !isBeingWritten(folder)) return undefined
  return { ...empty, id, state: 'running', kind: 'import' }
}

/** The summary was written after the last response. */
function isOfNow({ 'summary.json': summary, 'responses.jsonl': responses }: RunFiles): boolean {
  return summary !== undefined && responses !== undefined && summary.modifiedMs >= responses.modifiedMs
}

function responsesIn({ arms }: Summary): number {
  return arms.reduce((sum, { outcomes }) => sum + outcomes.planned - outcomes.failed, 0)
}

async function countResponses(
  folder: string,
  files: RunFiles,
  before: Counted | undefined,
): Promise<Counted | undefined> {
  const state = files['responses.jsonl']
  if (!state) return undefined
  const known =
    before && before.identity === state.identity && before.upTo <= state.bytes ? before : undefined
  if (known?.upTo === state.bytes) return known
  const handle = await openPlain(join(folder, 'responses.jsonl'), 'responses.jsonl')
  try {
    const more = await countLines(handle, known?.upTo ?? 0)
    return { identity: state.identity, upTo: more.upTo, lines: (known?.lines ?? 0) + more.lines }
  } finally {
    await handle.close()
  }
}

interface Looked {
  readonly place: RunPlace
  readonly files: RunFiles
  readonly description: RunDescription
  readonly summary: Summary | undefined
  readonly responses: number
  readonly world: ListingWorld
}

function listingOf({ place, files, description, summary, responses, world }: Looked): RunListing {
  const { study, arms, engine, startedAt } = description
  const planned = study.kind === 'import' ? study.responses : study.problems * study.samples * arms.length
  const ofArm = new Map(summary?.arms.map((arm) => [arm.id, arm.accuracy?.value ?? null]))
  return {
    id: place.id,
    state: stateOf({
      place,
      files,
      world,
      isSummarised: summary !== undefined,
      isWhole: responses >= planned,
    }),
    kind: study.kind,
    startedAt,
    model: summary?.study.model ?? engine.model,
    arms: arms.map(({ id }) => id),
    problems: study.problems,
    responses,
    planned,
    accuracy: summary ? arms.map(({ id }) => ofArm.get(id) ?? null) : [],
  }
}

function stateOf({
  place,
  files,
  world,
  isSummarised,
  isWhole,
}: Pick<Looked, 'place' | 'files' | 'world'> & {
  readonly isSummarised: boolean
  readonly isWhole: boolean
}): RunState {
  const grownMs = world.now() - (files['responses.jsonl']?.modifiedMs ?? Number.NEGATIVE_INFINITY)
  const isGrowing = !isWhole && !isSummarised && grownMs < growingMs
  if (isGrowing || (isBeingWritten(place.folder) && !(isWhole && isSummarised))) return 'running'
  return isSummarised ? 'complete' : 'unscored'
}
