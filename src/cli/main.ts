#!/usr/bin/env node
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { runCommandLine } from './command-line.ts'
import { exitCodeOf, lastWords } from './exit-code.ts'
import { Interruption } from './interruption.ts'
import type { World } from './world.ts'

/** The composition root: the only place that knows which engine there is, and that sets the exit code. */

const packageFile = new URL('../../package.json', import.meta.url)
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }

const interrupted = exitCodeOf(new Interruption())
const stopping = new AbortController()
function stop(): void {
  // Asked twice it stops at once: what is written stays whole all the same.
  if (stopping.signal.aborted) process.exit(interrupted)
  stopping.abort(new Interruption('interrupted'))
}
const signals = ['SIGINT', 'SIGTERM'] as const
for (const signal of signals) process.on(signal, stop)

// Whoever reads the output has read enough: `jevons problems | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const world: World = {
  out: (text) => process.stdout.write(text),
  drained: async () => {
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
  },
  err: (text) => process.stderr.write(text),
  // https://no-color.org: set and not empty, whatever it says.
  colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
  terminalColumns: process.stderr.isTTY ? process.stderr.columns : undefined,
  stdin: process.stdin,
  now: () => new Date(),
  clock: () => performance.now(),
  signal: stopping.signal,
  // Without a listener a signal ends a process even while it reckons.
  endAtOnce() {
    for (const signal of signals) process.off(signal, stop)
  },
  onHangUp(listener) {
    process.on('SIGHUP', listener)
    return () => process.off('SIGHUP', listener)
  },
  fetch: (input, init) => globalThis.fetch(input, init),
  openEngine: async () => (await import('#engine/adapter/reasoner')).reasonerEngine(),
  environment: process.env,
  versions: { jevons: version, node: process.versions.node },
}

try {
  await runCommandLine(process.argv.slice(2), world)
} catch (error) {
  process.exitCode = exitCodeOf(error)
  world.err(`${lastWords(error)}\n`)
}
