import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** A process of the benchmark, on one core where `taskset` can keep it there. */
export interface PinnedProcess {
  readonly child: ChildProcess
  readonly pid: number
  /** The first line that it writes and that passes; rejects where it ends before. */
  readonly line: (passes: (line: string) => boolean) => Promise<string>
  readonly stop: () => Promise<void>
}

export interface ProcessPlan {
  readonly core: 0 | 1
  readonly program: string
  readonly args: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

export const canPin: boolean = spawnSync('taskset', ['-c', '1', 'true']).status === 0

export function startPinned({ core, program, args, environment = {} }: ProcessPlan): PinnedProcess {
  const whole = canPin ? ['taskset', '-c', String(core), program, ...args] : [program, ...args]
  const [first = '', ...rest] = whole
  const child = spawn(first, rest, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...environment },
  })
  const said = { err: '' }
  child.stderr?.on('data', (chunk) => {
    said.err = `${said.err}${chunk}`.slice(-2000)
  })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  process.once('exit', () => child.kill('SIGKILL'))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    child,
    pid: child.pid ?? 0,
    line: (passes) =>
      new Promise((resolve, reject) => {
        lines.on('line', (line) => passes(line) && resolve(line))
        void ended.then(() => reject(new Error(`${program} ended: ${said.err}`)))
        child.once('error', reject)
      }),
    async stop() {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 5000)
      await ended
      clearTimeout(late)
    },
  }
}

/** Clock ticks of `/proc`, a second. */
const ticks = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100

/** Processor seconds that a process has used, with those that it started. */
export function cpuSeconds(pid: number): number {
  return family(pid).reduce((sum, one) => sum + cpuOf(one), 0)
}

/** Megabytes of memory that a process holds, with those that it started. */
export function residentMegabytes(pid: number): number {
  const kilobytes = family(pid).map((one) => Number(/^VmRSS:\s+(\d+)/m.exec(proc(one, 'status'))?.[1] ?? 0))
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
}

function cpuOf(pid: number): number {
  const stat = proc(pid, 'stat')
  // The name in parentheses may hold blanks; the fields after it are numbered from 3.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticks
}

function family(pid: number): readonly number[] {
  const parents = readdirSync('/proc').flatMap((name) => {
    const parent = /^\d+$/.test(name) ? /^PPid:\s+(\d+)/m.exec(proc(Number(name), 'status'))?.[1] : undefined
    return parent === undefined ? [] : [[Number(name), Number(parent)] as const]
  })
  const found = [pid]
  for (const one of found)
    found.push(...parents.flatMap(([child, parent]) => (parent === one ? [child] : [])))
  return found
}

function proc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
