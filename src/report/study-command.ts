import type { Summary } from '#run'

/**
 * The command that repeats a study from its summary alone. Undefined where flags cannot say it: arms that differ in more
 * than their policy and selection.
 */
export function studyCommand({ study, arms, baseline, comparisons }: Summary): string | undefined {
  const [first] = arms
  if (!first) return undefined
  const sampling = JSON.stringify(first.sampling)
  const alike = arms.every((arm) => arm.engine === first.engine && JSON.stringify(arm.sampling) === sampling)
  if (!alike || study.kind !== 'countdown') return undefined
  const margin = comparisons.map(({ difference }) => difference.margin).find((one) => one !== null)
  const flags: [string, string][] = [
    ['--problems', String(study.problems)],
    ['--samples', String(study.samples)],
    ...arms
      .filter(({ selection }) => selection === null)
      .map(({ policy }): [string, string] => ['--policy', policy]),
    ...[...new Set(arms.flatMap(({ selection }) => selection ?? []))].map((selection): [string, string] => [
      '--select',
      selection,
    ]),
    ['--temperature', String(first.sampling.temperature)],
    ['--seed', study.seed],
    ['--split', study.split],
    ['--baseline', baseline],
    ...(margin === undefined ? [] : [['--margin', String(margin)] as [string, string]]),
  ]
  return ['npx jevons study', ...flags.map(([flag, value]) => `${flag} ${quoted(value)}`)].join(' \\\n  ')
}

/** The command that scores an import again. */
export function scoreCommand(run: string): string {
  return `npx jevons score ${quoted(run)}`
}

/** A word as a POSIX shell reads it back. */
function quoted(value: string): string {
  return /^[\w.,:=+/@-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`
}
