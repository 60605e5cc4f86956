import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { runVitest } from './vitest-result.ts'

/** `npm run test:long`: the long versions of tests (kills, fuzzing, simulated coverage); keeps the result in docs/. */
const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
const started = performance.now()
const { passed, failed, skipped } = runVitest('npm', ['run', '--silent', 'unit', '--', '--mode', 'long'])
const minutes = ((performance.now() - started) / 60_000).toFixed(1)
const changed = git('status', '--porcelain', '--', 'src', 'reasoner', 'test') !== ''
const result = `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`
const skips = skipped.map(({ name, why }) => `- ${name}: ${why ?? 'no reason given'}`)

writeFileSync(
  new URL('../docs/test-long.md', import.meta.url),
  `# The long tests

\`npm run test:long\` runs every \`*.long.test.ts\`: kills at any moment, fuzzing, simulated coverage of intervals. It takes
too long for \`npm test\` and writes its result here.

| | |
|---|---|
| result | ${result} |
| commit | ${git('rev-parse', '--short', 'HEAD')}${changed ? ', with changes not committed' : ''} |
| date | ${new Date().toISOString().slice(0, 10)} |
| took | ${minutes} minutes |
| machine | Node ${process.version}, ${process.platform}-${process.arch}, ${availableParallelism()} processors |
${skips.length > 0 ? `\nSkipped:\n\n${skips.join('\n')}\n` : ''}`,
)
process.exitCode = failed.length > 0 ? 1 : 0
console.log(result)
