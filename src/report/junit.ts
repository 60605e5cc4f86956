import type { ThresholdResult } from './threshold.ts'

/**
 * Conditions as a JUnit file, for build servers: one test case a condition; one that holds, or whose numbers are missing,
 * is a failure, since it was asked to fail on it.
 */
export function junitOf(results: readonly ThresholdResult[], name: string): string {
  const failures = results.filter(isFailure).length
  const cases = results.map(
    (result) =>
      `    <testcase classname="jevons" name="${escaped(result.threshold.text)}">${bodyOf(result)}</testcase>\n`,
  )
  const counts = `tests="${results.length}" failures="${failures}"`
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites ${counts}>
  <testsuite name="${escaped(name)}" ${counts}>
${cases.join('')}  </testsuite>
</testsuites>
`
}

/** A condition whose numbers are missing was not checked: that must not look like success. */
export function isFailure({ verdict }: ThresholdResult): boolean {
  return verdict === 'holds' || verdict === 'absent'
}

function bodyOf(result: ThresholdResult): string {
  const { verdict, because } = result
  return isFailure(result)
    ? `<failure message="${escaped(`${verdict}: ${because}`)}"/>`
    : `<system-out>${escaped(`${verdict}: ${because}`)}</system-out>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** XML 1.0 has no place for most control characters and for lone surrogates: they become U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
