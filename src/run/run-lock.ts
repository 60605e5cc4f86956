import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { RunError } from './run-error.ts'

/** Who is writing a run. */
interface Holder {
  readonly pid: number
  readonly host: string
  /** When the process started, by the system's own count: tells it from a later process of the same id. */
  readonly start: string | null
}

const holderSchema: z.ZodType<Holder> = z.object({
  pid: z.int(),
  host: z.string(),
  start: z.string().nullable(),
})

/**
 * Takes the lock of a run folder, so that no second process writes there; answers how to give it back. A lock whose
 * process is gone is taken over.
 * @throws RunError where a living process, or one on another machine, holds it
 */
export function lockRun(folder: string): () => void {
  const file = join(folder, 'lock')
  const own = join(folder, `lock.${process.pid}`)
  const content = JSON.stringify({ pid: process.pid, host: hostname(), start: startOf(process.pid) })
  writeFileSync(own, content)
  try {
    while (!taken(own, file)) makeWay(file, folder)
  } finally {
    rmSync(own, { force: true })
  }
  return () => {
    if (read(file) === content) rmSync(file, { force: true })
  }
}

/** Whether a process of this machine that lives holds the lock of a run folder. Of other machines nothing can be told. */
export function isBeingWritten(folder: string): boolean {
  const content = read(join(folder, 'lock'))
  const holder = content === undefined ? undefined : parsed(content)
  return holder !== undefined && holder.host === hostname() && isAlive(holder)
}

/** A link is there whole or not at all: nobody ever reads half a lock. */
function taken(own: string, file: string): boolean {
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function makeWay(file: string, folder: string): void {
  const content = read(file)
  if (content === undefined) return
  const holder = parsed(content)
  if (holder && holder.host !== hostname()) {
    throw new RunError(
      `${folder}: process ${holder.pid} on ${holder.host} is writing this run; if it is gone, delete ${file}`,
    )
  }
  if (holder && isAlive(holder)) {
    throw new RunError(
      `${folder}: process ${holder.pid} is writing this run; wait for it, or choose another folder`,
    )
  }
  clear(file, content)
}

/** Moves a dead lock aside. Where another process was quicker and the lock is a new one by now, it goes back. */
function clear(file: string, dead: string): void {
  const aside = `${file}.dead.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (read(aside) !== dead) taken(aside, file)
  rmSync(aside, { force: true })
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function parsed(content: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(content)).data
  } catch {
    return undefined
  }
}

function isAlive({ pid, start }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const now = startOf(pid)
  return now !== ended && (start === null || now === null || start === now)
}

const ended = 'ended'

/** Linux tells when a process started: field 22 of its stat, counted after the name, which may hold blanks itself. */
function startOf(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`)
  const [state = '', ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  // A killed process stays listed until its parent asks after it.
  if (state === 'Z' || state === 'X') return ended
  return fields[18] ?? null
}
