import { importedCaveats, reportLanguages } from '#report'
import type { Summary } from '#run'
import { type ArmColumn, armColumns, measured } from './arm-columns.ts'
import { harmlessText } from './harmless-text.ts'
import { judgedParagraphs } from './judged-paragraphs.ts'
import { plainBlanks } from './result-text.ts'
import { wrapped } from './wrapped-text.ts'

const columns: readonly ArmColumn[] = [
  { title: 'responses', text: ({ outcomes }) => outcomes.planned.toLocaleString('en') },
  measured('accuracy', 'share', ({ accuracy }) => accuracy),
  measured('tokens', 'tokens', ({ tokens }) => tokens.all),
  measured('thoughts', 'mean', ({ thoughts }) => thoughts.all),
  measured('reflections', 'mean', ({ reflections }) => reflections.all),
  measured('loops', 'share', ({ loops }) => loops),
]

export interface ScoreTextOptions {
  readonly run: string
  readonly report: string
  /** How many columns the terminal has; where there is none, lines are as long as they need to be. */
  readonly terminalColumns?: number | undefined
}

/** By what is counted, of what there is. */
function countedText({ arms, study }: Summary): string {
  const thoughts = `thoughts at ${study.splitting ?? 'transitions'}`
  if (arms.every(({ tokens }) => !tokens.all)) return thoughts
  return `tokens are of the reasoning, by ${study.tokenizer}; ${thoughts}`
}

/** Prose is not easier to read on a wider line. */
const widestProse = 100
const narrowest = 40

/**
 * What scoring found, for a terminal: an arm a line, with 95 % intervals where they have room, then what to keep in mind.
 */
export function scoreText(summary: Summary, { run, report, terminalColumns }: ScoreTextOptions): string {
  const width = Math.max(narrowest, terminalColumns ?? widestProse)
  const prose = (text: string): string => wrapped(text, Math.min(widestProse, width)).join('\n')
  const widest = terminalColumns === undefined ? Number.POSITIVE_INFINITY : width
  const isImport = summary.study.kind === 'import'
  const { sentences, warnings } = isImport
    ? importedCaveats(summary, reportLanguages.en)
    : { sentences: [], warnings: summary.warnings ?? [] }
  const paragraphs = [
    armColumns(summary.arms, columns, widest),
    ...judgedParagraphs(summary, { widest, prose }),
    prose(countedText(summary)),
    ...sentences.map(prose),
    ...warnings.map((warning) => prose(harmlessText(warning))),
    `report  ${report}\nrun     ${run}`,
  ]
  return `${plainBlanks(paragraphs.join('\n\n'))}\n`
}
