import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { writeSection } from './write-section.ts'

/**
 * `npm run bench [-- PART… FLAGS]`: every part of the benchmark in a process of its own, one after the other. `--write` puts what
 * they print into docs/benchmark.md, or docs/many-machines.md; other flags go to the parts.
 */
const parts = [
  'reasoner',
  'traces',
  'grading',
  'tokens',
  'thoughts',
  'viewer',
  'statistics',
  'queue',
  'gateway',
] as const
type Part = (typeof parts)[number]

const files: Readonly<Record<Part, string>> = {
  reasoner: 'reasoner',
  traces: 'traces',
  grading: 'grading',
  tokens: 'tokens',
  thoughts: 'thought-split',
  viewer: 'viewer',
  statistics: 'statistics',
  queue: 'queue',
  gateway: 'gateway',
}

const args = process.argv.slice(2)
const named = args.filter((arg): arg is Part => parts.some((part) => part === arg))
const unknown = args.find((arg, index) => !named.includes(arg as Part) && !isFlag(arg, args[index - 1]))
if (unknown !== undefined) {
  console.error(`${unknown}: no part of the benchmark; there are ${parts.join(', ')}`)
  process.exit(2)
}
const writes = args.includes('--write')
const flags = args.filter((arg) => !named.includes(arg as Part) && arg !== '--write')

for (const part of named.length === 0 ? parts : named) {
  const file = fileURLToPath(new URL(`./${files[part]}.ts`, import.meta.url))
  const node = ['--import', 'tsx', '--conditions=jevons-source', file, ...flags]
  const { stdout, status } = spawnSync(process.execPath, node, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  console.log(`\n## ${part}\n\n${stdout}`)
  if (status !== 0) process.exitCode = status ?? 1
  else if (writes && !stdout.startsWith('skipped'))
    writeSection(part, stdout.trim(), part === 'queue' ? 'many-machines' : 'benchmark')
}

/** A flag, or the value of the one before it. */
function isFlag(arg: string, before: string | undefined): boolean {
  return arg.startsWith('--') || (before?.startsWith('--') === true && before !== '--write')
}
