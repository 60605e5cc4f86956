import { readRun } from '#run'
import type { RunDetail, RunListing, ViewerEvent } from './api.ts'
import { findRuns, type RunPlace } from './find-runs.ts'
import { type ListedRun, type ListingWorld, listRun } from './run-listing.ts'
import { type ViewedRun, viewedRun } from './viewed-run.ts'
import { ViewerError } from './viewer-error.ts'

/** The runs in the viewed folder, as they are now. */
export interface RunShelf {
  readonly list: () => Promise<readonly RunListing[]>
  /** Looks again, and answers what has changed since the last time. */
  readonly look: () => Promise<readonly ViewerEvent[]>
  /** Folders that were looked into: where something may change. */
  readonly folders: () => readonly string[]
  readonly place: (id: string) => Promise<RunPlace>
  readonly detail: (id: string) => Promise<RunDetail>
  readonly viewed: (id: string) => Promise<ViewedRun>
  /** Indexes the newest run before anybody asks for it. */
  readonly warm: () => Promise<void>
  readonly close: () => void
}

/** Indexes that stay in memory. */
const mostViewed = 8

interface Readable {
  readonly place: RunPlace
  readonly listing: RunListing
}

export function runShelf(world: ListingWorld): RunShelf {
  let listed = new Map<string, ListedRun>()
  let places = new Map<string, RunPlace>()
  let folders: readonly string[] = []
  const viewed = viewedRuns()

  const lookOnce = async (): Promise<readonly ViewerEvent[]> => {
    const found = await findRuns(world.root)
    const before = listed
    const now = new Map<string, ListedRun>()
    for (const place of found.places) now.set(place.id, await listRun(place, before.get(place.id), world))
    ;[listed, places, folders] = [now, new Map(found.places.map((place) => [place.id, place])), found.folders]
    viewed.keepOnly(places)
    return changes(before, now)
  }
  let looking: Promise<readonly ViewerEvent[]> | undefined
  const look = (): Promise<readonly ViewerEvent[]> => {
    looking ??= lookOnce().finally(() => {
      looking = undefined
    })
    return looking
  }
  const placeOf = async (id: string): Promise<RunPlace> => {
    if (!places.has(id)) await look()
    const place = places.get(id)
    if (!place) throw new ViewerError(404, 'there is no such run')
    return place
  }
  const readable = async (id: string): Promise<Readable> => {
    const place = await placeOf(id)
    const known = await listRun(place, listed.get(id), world)
    listed.set(id, known)
    if (known.listing.state === 'broken')
      throw new ViewerError(422, known.listing.problem ?? 'the run is broken')
    return { place, listing: known.listing }
  }
  return {
    look,
    folders: () => folders,
    place: async (id) => (await readable(id)).place,
    async list() {
      await look()
      return newestOf(listed)
    },
    async detail(id) {
      const { place, listing } = await readable(id)
      const run = readRun(place.folder)
      return { listing, description: run.description, summary: run.summary() ?? null }
    },
    async viewed(id) {
      const { place } = await readable(id)
      return viewed.open(place)
    },
    async warm() {
      await look()
      const [newest] = newestOf(listed)
      const place = newest && places.get(newest.id)
      if (place && newest.state !== 'broken') await viewed.open(place).warm()
    },
    close: () => viewed.keepOnly(new Map()),
  }
}

/** Runs whose responses are indexed: the ones asked for last. */
function viewedRuns(): {
  readonly open: (place: RunPlace) => ViewedRun
  readonly keepOnly: (places: ReadonlyMap<string, unknown>) => void
} {
  const kept = new Map<string, ViewedRun>()
  const forget = (id: string): void => {
    kept.get(id)?.close()
    kept.delete(id)
  }
  return {
    open({ id, folder }) {
      const known = kept.get(id) ?? viewedRun(folder)
      kept.delete(id)
      kept.set(id, known)
      for (const oldest of [...kept.keys()].slice(0, -mostViewed)) forget(oldest)
      return known
    },
    keepOnly(places) {
      for (const id of [...kept.keys()]) if (!places.has(id)) forget(id)
    },
  }
}

function newestOf(listed: ReadonlyMap<string, ListedRun>): readonly RunListing[] {
  return [...listed.values()].map(({ listing }) => listing).sort(newestFirst)
}

function newestFirst(left: RunListing, right: RunListing): number {
  const [one, other] = [left.startedAt ?? '', right.startedAt ?? '']
  if (one === other) return left.id < right.id ? -1 : 1
  return one < other ? 1 : -1
}

function changes(
  before: ReadonlyMap<string, ListedRun>,
  now: ReadonlyMap<string, ListedRun>,
): readonly ViewerEvent[] {
  const events: ViewerEvent[] = []
  for (const [id, run] of now) {
    const known = before.get(id)
    if (JSON.stringify(known?.listing) !== JSON.stringify(run.listing))
      events.push({ type: 'run', listing: run.listing })
    if (known && known.summarised !== run.summarised && run.summarised !== undefined)
      events.push({ type: 'summary', run: id })
  }
  for (const id of before.keys()) if (!now.has(id)) events.push({ type: 'gone', run: id })
  return events
}
