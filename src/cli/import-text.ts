import type { ImportResult } from '#run'
import { shellWord } from './shell-word.ts'

/** What an import did, for a terminal. */
export function importText({ counts, arms, formats, run }: ImportResult): string {
  const number = (count: number): string => count.toLocaleString('en')
  const { read, responses, problemsAlone, skipped, withReasoning, withGold, problems } = counts
  const rows: [string, string][] = [
    ['read', `${number(read)} (${[...new Set(formats)].join(', ')})`],
    [
      'responses',
      `${number(responses)} to ${number(problems)} problems, in ${number(arms.length)} ${arms.length === 1 ? 'arm' : 'arms'}`,
    ],
    ['', `${number(withReasoning)} with reasoning, ${number(responses - withReasoning)} without`],
    ['', `${number(withGold)} with a gold answer, ${number(responses - withGold)} without`],
    ...(problemsAlone > 0
      ? [['problems', `${number(problemsAlone)} without a response`] as [string, string]]
      : []),
    ['skipped', number(skipped)],
    ...Object.entries(counts.skippedBecause).map(([reason, count]): [string, string] => [
      '',
      `${number(count)}: ${reason}`,
    ]),
    ['run', run],
  ]
  const late = counts.goldCameLater
  const note =
    late === 0
      ? ''
      : `\n${number(late)} gold answers came after their problem was written without one and are not used: give them with --gold FILE\n`
  const table = rows.map(([name, text]) => `${name.padEnd(11)}${text}\n`).join('')
  const next = responses === 0 ? '' : `\nnext: npx jevons score ${shellWord(run)}\n`
  return `${table}${note}${next}`
}

/** Where a record was skipped, and why; text from outside is made harmless. */
export function skippedText(
  file: string,
  { place, skipped }: { readonly place: string; readonly skipped: string },
): string {
  return `skipped ${file}, ${place}: ${skipped}`.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
}
