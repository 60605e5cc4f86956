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
