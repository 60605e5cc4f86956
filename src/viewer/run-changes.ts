import { type FSWatcher, watch } from 'node:fs'
import type { ViewerEvent } from './api.ts'
import type { RunShelf } from './run-shelf.ts'

/** Tells whoever listens what changes in the viewed folder. Nobody listening, nothing is watched. */
export interface RunChanges {
  readonly listen: (listener: (events: readonly ViewerEvent[]) => void) => () => void
  readonly close: () => void
}

/** Network drives tell no changes: so it is looked all the same, less often. */
const pollMs = 2000
/** A study writes many lines a second. */
const settleMs = 250
/** Looking takes at most this share of the time. */
const share = 0.1
/** Of the operating system's watches, of which there are few. */
const mostWatched = 512

export function runChanges(shelf: RunShelf, report: (error: unknown) => void): RunChanges {
  const listeners = new Set<(events: readonly ViewerEvent[]) => void>()
  const watched = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined
  let dueMs = Number.POSITIVE_INFINITY

  const schedule = (inMs: number): void => {
    const at = performance.now() + inMs
    if (listeners.size === 0 || at >= dueMs) return
    clearTimeout(timer)
    dueMs = at
    timer = setTimeout(() => void look().catch(report), inMs)
  }
  const look = async (): Promise<void> => {
    const started = performance.now()
    // Until it is done nothing is due, and what changes meanwhile is seen the next time.
    dueMs = Number.NEGATIVE_INFINITY
    try {
      const events = await shelf.look()
      if (events.length > 0) for (const listener of listeners) listener(events)
      watchFolders()
    } finally {
      dueMs = Number.POSITIVE_INFINITY
      schedule(Math.max(pollMs, (performance.now() - started) / share))
    }
  }
  const watchFolders = (): void => {
    const wanted = listeners.size === 0 ? [] : shelf.folders().slice(0, mostWatched)
    for (const [folder, watcher] of watched) if (!wanted.includes(folder)) unwatch(folder, watcher)
    for (const folder of wanted) if (!watched.has(folder)) watchFolder(folder)
  }
  const watchFolder = (folder: string): void => {
    try {
      const watcher = watch(folder, { persistent: false }, () => schedule(settleMs))
      watcher.on('error', () => unwatch(folder, watcher))
      watched.set(folder, watcher)
    } catch {
      // Gone, or no watches left: looking now and then serves as well.
    }
  }
  const unwatch = (folder: string, watcher: FSWatcher): void => {
    watcher.close()
    watched.delete(folder)
  }
  const stop = (): void => {
    clearTimeout(timer)
    dueMs = Number.POSITIVE_INFINITY
    for (const [folder, watcher] of watched) unwatch(folder, watcher)
  }
  return {
    listen(listener) {
      listeners.add(listener)
      schedule(0)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) stop()
      }
    },
    close() {
      listeners.clear()
      stop()
    },
  }
}
