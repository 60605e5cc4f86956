import type { Summary } from '#run'
import type { FigureWords } from './figure-words.ts'
import { label } from './label.ts'

/** What an arm is called in a chart: its id, and that it is the baseline where there is something to compare. */
export function armName(
  id: string,
  { baseline, study }: Pick<Summary, 'baseline' | 'study'>,
  words: FigureWords,
): string {
  return label(id) + (id === baseline && study.kind !== 'import' ? ` · ${words.baseline}` : '')
}

/** The arm that the others are compared with; an import has none, though its summary names its first. */
export function comparedBaseline({ baseline, study }: Pick<Summary, 'baseline' | 'study'>): string {
  return study.kind === 'import' ? '' : baseline
}
