import type { ImportResult } from '#run'
import { shellWord } from './shell-word.ts'

/** What an import did, for a terminal. */
export function importText({ counts, arms, formats, run }: ImportResult): string {
  const number = (count: number): string => count.toLocaleString('en')
  const counted = (count: number, noun: string): string => `${number(count)} ${noun}${count === 1 ? '' : 's'}`
  const { read, responses, problemsAlone, skipped, withReasoning, withGold, problems } = counts
  const rows: [string, string][] = [
    ['read', `${number(read)} (${[...new Set(formats)].join(', ')})`],
    [
      'responses',
      `${counted(responses, 'response')} to ${counted(problems, 'problem')}, in ${counted(arms.length, 'arm')}`,
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
      : `\n${counted(late, 'gold answer')} came after ${late === 1 ? 'its' : 'their'} problem was written without one and ${late === 1 ? 'is' : 'are'} not used: give ${late === 1 ? 'it' : 'them'} with --gold FILE\n`
  const table = rows.map(([name, text]) => `${name.padEnd(11)}${text}\n`).join('')
  const next = responses === 0 ? '' : `\nnext: npx jevons score ${shellWord(run)}\n`
  return `${table}${note}${next}${responses === 0 ? noResponses(formats) : ''}`
}

/** A run without a response is rarely what was meant: of tables and rows the names are said by which responses are found. */
function noResponses(formats: ImportResult['formats']): string {
  const named = formats.some((format) => format === 'rows')
    ? ' Rows hold it in a field such as response, completion, generation, output or code; --map response=FIELD names another (with problem=, gold=).'
    : ''
  return `\nwarning: no response was found, so there is nothing to score.${named}\nTo have these problems answered: npx jevons study --data FILE\n`
}

/** Where a record was skipped, and why; text from outside is made harmless. */
export function skippedText(
  file: string,
  { place, skipped }: { readonly place: string; readonly skipped: string },
): string {
  return `skipped ${file}, ${place}: ${skipped}`.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
}
