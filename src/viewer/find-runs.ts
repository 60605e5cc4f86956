import { type Dirent, existsSync, realpathSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { RunError } from '#run'

/** A folder that holds a run, or what looks like one. */
export interface RunPlace {
  /** See `RunListing.id`. */
  readonly id: string
  readonly folder: string
}

export interface FoundRuns {
  readonly places: readonly RunPlace[]
  /** Folders that were looked into, those without a run among them: where a new run would appear. */
  readonly folders: readonly string[]
}

/** Below the viewed folder. A whole disk is not searched by mistake. */
const deepest = 5
const mostFolders = 10_000
const marks = new Set(['run.json', 'import.json', 'responses.jsonl'])
const leftOut = new Set(['node_modules'])

/**
 * The viewed folder as the file system itself calls it.
 * @throws RunError where there is none
 */
export function viewedFolder(path: string): string {
  if (!existsSync(path) || !statSync(path).isDirectory())
    throw new RunError(`${path}: no such folder; give a run, or a folder of runs`)
  return realpathSync(path)
}

/** The runs in a folder, which may be one itself. Links and hidden folders are not followed, and no run is looked into. */
export async function findRuns(root: string): Promise<FoundRuns> {
  const places: RunPlace[] = []
  const folders: string[] = []
  let level: readonly (readonly string[])[] = [[]]
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    const next: string[][] = []
    for (const path of level) {
      if (folders.length === mostFolders) return { places, folders }
      const folder = join(root, ...path)
      folders.push(folder)
      const entries = await entriesOf(folder)
      if (entries.some((entry) => marks.has(entry.name)))
        places.push({ id: path.length === 0 ? basename(root) : path.join('/'), folder })
      else next.push(...foldersAmong(entries).map((name) => [...path, name]))
    }
    level = next
  }
  return { places, folders }
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch {
    // Gone in the meantime, or not ours to read.
    return []
  }
}

function foldersAmong(entries: readonly Dirent[]): readonly string[] {
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !leftOut.has(entry.name))
    .map(({ name }) => name)
}
