import type { Summary, SummaryArm, SummaryEstimate } from '#run'
import { absenceReason } from './absence.ts'
import type { FigureWords } from './figure-words.ts'
import type { ModelColumn } from './imported-figure-words.ts'
import { label } from './label.ts'
import { formatNumber } from './number-format.ts'
import { estimateInterval, type Quantity, quantityText } from './quantity.ts'
import { absentCell, type Cell, type Table } from './table.ts'

interface Setting {
  readonly summary: Summary
  readonly words: FigureWords
}

interface Column {
  readonly name: ModelColumn
  readonly cell: (arm: SummaryArm, setting: Setting) => Cell
}

const columns: readonly Column[] = [
  { name: 'responses', cell: responsesCell },
  { name: 'reasoning', cell: reasoningCell },
  estimateColumn('accuracy', 'accuracy', { quantity: 'share', of: ({ accuracy }) => accuracy }),
  { name: 'ungradable', cell: ungradableCell },
  estimateColumn('tokens', 'tokens.all', { quantity: 'tokens', of: ({ tokens }) => tokens.all }),
  estimateColumn('tokensCorrect', 'tokens.correct', {
    quantity: 'tokens',
    of: ({ tokens }) => tokens.correct,
    counted: true,
  }),
  estimateColumn('tokensIncorrect', 'tokens.incorrect', {
    quantity: 'tokens',
    of: ({ tokens }) => tokens.incorrect,
    counted: true,
  }),
  estimateColumn('thoughts', 'thoughts.all', { quantity: 'mean', of: ({ thoughts }) => thoughts.all }),
  estimateColumn('switches', 'switches.all', { quantity: 'mean', of: ({ switches }) => switches.all }),
  estimateColumn('reflections', 'reflections.all', {
    quantity: 'mean',
    of: ({ reflections }) => reflections.all,
  }),
  estimateColumn('loops', 'loops', { quantity: 'share', of: ({ loops }) => loops }),
]

/** Columns about correctness. */
const ofGraded: ReadonlySet<ModelColumn> = new Set([
  'accuracy',
  'ungradable',
  'tokensCorrect',
  'tokensIncorrect',
])

/** Everything that was measured about the models of an import: one a row, since there may be many. */
export function modelTable(summary: Summary, words: FigureWords): Table {
  const { title, model, columns: names } = words.imported.modelTable
  const shown = columns.filter(({ name }) => isShown(name, summary))
  return {
    title,
    corner: model,
    columns: shown.map(({ name }) => names[name]),
    groups: [
      {
        rows: summary.arms.map((arm) => ({
          label: label(arm.id, 60),
          cells: shown.map(({ cell }) => cell(arm, { summary, words })),
        })),
      },
    ],
  }
}

/** Columns about correctness are there where they have something to say. */
function isShown(name: ModelColumn, { arms }: Summary): boolean {
  if (!ofGraded.has(name)) return true
  if (name === 'accuracy') return arms.some(gradedShown)
  if (name === 'ungradable') return arms.some(({ outcomes }) => outcomes.ungradable > 0)
  return arms.some(({ tokens: { correct, incorrect } }) => correct && incorrect && correct.value > 0)
}

function gradedShown({ outcomes: { correct, incorrect, ungradable } }: SummaryArm): boolean {
  return correct + incorrect + ungradable > 0
}

/** Problems that a model's responses belong to. */
export function problemsOf({ loops, tokens, accuracy }: SummaryArm): number | undefined {
  return (loops ?? tokens.all ?? accuracy)?.problems
}

/** Below this an interval over problems is rough. */
const fewProblems = 30

function responsesCell(arm: SummaryArm, { words }: Setting): Cell {
  const count = (value: number): string => formatNumber(value, { language: words.language, decimals: 0 })
  const problems = problemsOf(arm)
  const { modelTable: own } = words.imported
  return {
    text: count(arm.outcomes.planned),
    ...(problems === undefined ? {} : { beside: own.problems(count(problems)) }),
    ...(problems !== undefined && problems < fewProblems ? { note: own.fewProblems } : {}),
  }
}

function reasoningCell(arm: SummaryArm, { summary, words }: Setting): Cell {
  const { own, instead } = words.imported.modelTable
  if (arm.thoughts.all) return { text: own }
  const reason = absenceReason(summary, `arms.${arm.id}.thoughts.all`, words)
  const name = Object.hasOwn(instead, reason) ? instead[reason] : undefined
  return name === undefined ? absentCell(reason) : { text: name, note: reason }
}

function ungradableCell(arm: SummaryArm, { words }: Setting): Cell {
  if (!gradedShown(arm)) return absentCell(words.imported.modelTable.ofGraded)
  return { text: formatNumber(arm.outcomes.ungradable, { language: words.language, decimals: 0 }) }
}

interface EstimateOptions {
  readonly quantity: Quantity
  readonly of: (arm: SummaryArm) => SummaryEstimate | undefined
  /** Whether to say how many responses it rests on, since they are not all. */
  readonly counted?: boolean
}

function estimateColumn(name: ModelColumn, path: string, options: EstimateOptions): Column {
  const { quantity, of, counted = false } = options
  return {
    name,
    cell: (arm, { summary, words }) => {
      const estimate = of(arm)
      if (!estimate) {
        const reason =
          ofGraded.has(name) && !gradedShown(arm)
            ? words.imported.modelTable.ofGraded
            : absenceReason(summary, `arms.${arm.id}.${path}`, words)
        return absentCell(reason)
      }
      const count = formatNumber(estimate.n, { language: words.language, decimals: 0 })
      return {
        text: quantityText(estimate.value, quantity, words),
        ...intervalOf(estimate, quantity, words),
        ...(counted ? { beside: words.imported.modelTable.responses(count) } : {}),
        ...noteOf(estimate, arm),
      }
    },
  }
}

/** Where nothing varies there is no interval: its bounds would be a made-up certainty. */
function intervalOf(
  estimate: SummaryEstimate,
  quantity: Quantity,
  words: FigureWords,
): Pick<Cell, 'interval'> {
  const interval = estimateInterval(estimate, { quantity, words })
  return interval === undefined ? {} : { interval }
}

/** That there are few problems is said once a row. */
function noteOf({ warning, problems }: SummaryEstimate, arm: SummaryArm): Pick<Cell, 'note'> {
  if (warning === undefined) return {}
  const saidAlready = problems < fewProblems && (problemsOf(arm) ?? fewProblems) < fewProblems
  return saidAlready ? {} : { note: warning }
}
