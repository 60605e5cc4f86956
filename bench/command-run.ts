import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface CommandRun {
  readonly seconds: number
  readonly peakMegabytes: number
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * Runs the built command and times it as a whole process, its start included.
 * @param core keeps it on one core, where `taskset` can
 */
export async function runCommand(
  args: readonly string[],
  { core = false }: { readonly core?: boolean } = {},
): Promise<CommandRun> {
  const note = join(tmpdir(), `jevons-peak-${process.pid}`)
  const node = [process.execPath, '--import', here('./peak-memory.mjs'), here('../dist/cli/main.js'), ...args]
  const [program = '', ...rest] = core ? ['taskset', '-c', '0', ...node] : node
  const startedMs = performance.now()
  const child = spawn(program, rest, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, JEVONS_PEAK_MEMORY: note },
  })
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  })
  if (code !== 0) throw new Error(`jevons ${args.join(' ')} ended with ${code}`)
  return {
    seconds: (performance.now() - startedMs) / 1000,
    peakMegabytes: Number(readFileSync(note, 'utf8')) / 1024,
  }
}
