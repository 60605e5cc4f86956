import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SkippedTest {
  readonly name: string
  /** The need that is missing, as `test/needs.ts` calls it. */
  readonly need: string | undefined
  readonly why: string | undefined
}

export interface FailedTest {
  readonly name: string
  readonly why: string
}

export interface TestResult {
  readonly passed: number
  readonly failed: readonly FailedTest[]
  readonly skipped: readonly SkippedTest[]
}

interface VitestJson {
  readonly testResults: readonly {
    readonly status: string
    readonly name: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages?: readonly string[] | null
      readonly meta?: { readonly need?: string; readonly missing?: string }
    }[]
  }[]
}

/** Runs vitest with its own output on the terminal, and counts from its JSON report. */
export function runVitest(command: string, args: readonly string[]): TestResult {
  const folder = mkdtempSync(join(tmpdir(), 'jevons-test-'))
  const report = join(folder, 'vitest.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { status } = spawnSync(command, [...args, ...reporters], { stdio: 'inherit' })
    const result = countTests(JSON.parse(readFileSync(report, 'utf8')))
    // Errors outside any test (an unhandled rejection) show only in the exit status.
    const outside = { name: 'vitest', why: `ended with ${status}, though no test failed` }
    return status !== 0 && result.failed.length === 0 ? { ...result, failed: [outside] } : result
  } catch (cause) {
    return { passed: 0, failed: [{ name: 'vitest', why: `left no report: ${cause}` }], skipped: [] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that failed without a failed test of its own (it could not be loaded) counts as one failure. */
export function countTests({ testResults }: VitestJson): TestResult {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = tests.filter(({ status }) => status === 'failed')
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [
      ...failed.map(({ fullName, failureMessages }) => ({
        name: fullName,
        why: firstLine(failureMessages?.[0]),
      })),
      ...broken.map(({ name, message }) => ({ name, why: firstLine(message) })),
    ],
    skipped: skipped.map(({ fullName, meta }) => ({ name: fullName, need: meta?.need, why: meta?.missing })),
  }
}

function firstLine(message: string | undefined): string {
  return message?.trim().split('\n', 1)[0] || 'no message'
}

/** Skips that are failures in CI: of what CI guarantees to have, or without a reason. */
export function wrongSkips(skipped: readonly SkippedTest[], guaranteed: readonly string[]): SkippedTest[] {
  return skipped.filter(({ need }) => need === undefined || guaranteed.includes(need))
}
