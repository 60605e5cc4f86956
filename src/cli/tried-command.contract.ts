import { runCommandLine } from './command-line.ts'
import { exitCodeOf, lastWords } from './exit-code.ts'
import type { World } from './world.ts'

/** What came of a command line that was tried. */
export interface TriedCommand {
  readonly code: number
  /** What was written as the result. */
  readonly out: string
  /** What was written beside it: progress and notes. */
  readonly err: string
  /** Why it ended, in the words that the process would say last; '' where it ended well. */
  readonly words: string
}

/** A world without engine, input and network, at one moment, where a test says nothing else. */
export function testWorld(given: Partial<World> = {}): World {
  return {
    out: () => {},
    err: () => {},
    terminalColumns: undefined,
    stdin: (async function* (): AsyncGenerator<Uint8Array> {})(),
    now: () => new Date('2026-01-02T03:04:05Z'),
    clock: () => 0,
    signal: new AbortController().signal,
    openEngine: () => Promise.reject(new Error('no engine is needed')),
    versions: { jevons: '0.1.0', node: '20.19.0' },
    ...given,
  }
}

/** Carries out a command line in this process, as the process itself would. */
export async function tryCommand(args: readonly string[], given: Partial<World> = {}): Promise<TriedCommand> {
  const written = { out: '', err: '' }
  const world = testWorld({
    out: (text) => {
      written.out += text
    },
    err: (text) => {
      written.err += text
    },
    ...given,
  })
  try {
    await runCommandLine(args, world)
    return { code: 0, ...written, words: '' }
  } catch (error) {
    return { code: exitCodeOf(error), ...written, words: lastWords(error) }
  }
}

/** The two kinds of words that a user sees on the terminal, one after the other. */
export function saidBeside({ err, words }: TriedCommand): string {
  return words === '' ? err : `${err}${words}\n`
}
