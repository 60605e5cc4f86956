import { spawnSync } from 'node:child_process'
import { runVitest, wrongSkips } from './vitest-result.ts'

/**
 * `npm test`: every gate, each counted as one test, then the tests. The last line is `N passed, N failed, N skipped`.
 * With CI set, a skip of something listed in JEVONS_CI_NEEDS, or one that gives no reason, is a failure.
 */
const gates = ['lint', 'types', 'layers', 'dead']
const inCi = !['', '0', 'false'].includes(process.env.CI ?? '')
const guaranteed = (process.env.JEVONS_CI_NEEDS ?? '').split(',').filter(Boolean)
// On Windows npm is a script, which only a shell starts.
const shell = process.platform === 'win32'

function passes(gate: string): boolean {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', gate], { encoding: 'utf8', shell })
  const passed = status === 0
  console.log(
    `${passed ? 'passed' : 'FAILED'}: ${gate} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  )
  if (!passed) console.log(`${stdout}\n${stderr}`)
  return passed
}

const passedGates = gates.filter(passes).length
const tests = runVitest('npm', ['run', '--silent', 'unit', '--'])
const wrong = inCi ? wrongSkips(tests.skipped, guaranteed) : []
for (const skip of tests.skipped) {
  const word = wrong.includes(skip) ? 'FAILED (skipped where it must run)' : 'skipped'
  console.log(`${word}: ${skip.name}: ${skip.why ?? 'no reason given'}`)
}
// Once more, next to the last line: what keeps only the end of the output then still says which test it was.
for (const { name, why } of tests.failed) console.log(`FAILED: ${name}: ${why}`)
const passed = passedGates + tests.passed
const failed = gates.length - passedGates + tests.failed.length + wrong.length
const skipped = tests.skipped.length - wrong.length
process.exitCode = failed > 0 ? 1 : 0
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
