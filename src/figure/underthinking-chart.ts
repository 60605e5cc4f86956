import type { Summary } from '#run'
import { absenceReason } from './absence.ts'
import type { Chart } from './chart.ts'
import type { FigureWords } from './figure-words.ts'
import { type IntervalPoint, type IntervalRow, intervalRows } from './interval-rows.ts'
import { absentMark, formatNumber } from './number-format.ts'
import { palette, publishedStyle, type SeriesStyle } from './palette.ts'
import { policyTable, publishedName, resultName } from './policy-table.ts'
import type { PublishedUnderthinking } from './published-underthinking.ts'
import { intervalText, knownInterval, quantityText } from './quantity.ts'
import { type ShownArm, shownArms } from './shown-arms.ts'
import { sentences } from './shown-models.ts'

export interface UnderthinkingOptions {
  readonly words: FigureWords
  /** What to draw beside: only tables of the same score. */
  readonly published?: PublishedUnderthinking | undefined
}

/** By chance: a cross beside the dot. */
const chanceStyle: SeriesStyle = { color: palette.muted, symbol: 'triangle2', hollow: true }

/** The UT score of each arm, by chance beside it, and what others published of the same score. Undefined where nothing is judged. */
export function underthinkingChart(summary: Summary, options: UnderthinkingOptions): Chart | undefined {
  const { words, published } = options
  const arms = shownArms(summary, words)
  if (!arms.some(({ arm }) => arm.underthinking.score)) return undefined
  const { charts, published: said } = words.analysis
  const { title, axis, reading: first } = charts.underthinking
  const tables = published?.tables.filter(({ underthinking }) => underthinking === 'score') ?? []
  const rows = [
    ...arms.map((one) => armRow(one, summary, words)),
    ...tables.flatMap((table) =>
      table.results.map((result) => ({
        row: publishedRow(result, table.version, words),
        spoken: words.spokenCount({
          name: `${publishedName(table, words)}, ${resultName(result)}`,
          value: quantityText(result.underthinking, 'score', words),
        }),
      })),
    ),
  ]
  const [table] = tables
  const reading = sentences(
    first,
    arms.some(({ arm }) => arm.underthinking.chance.score !== undefined)
      ? words.analysis.triangles
      : undefined,
    table && said.beside(table.source),
  )
  return {
    id: 'underthinking',
    title,
    reading,
    description: `${reading} ${words.listed(rows.map(({ spoken }) => spoken))}`,
    table: policyTable(summary, { words, published }),
    plot: (_, setting) =>
      intervalRows(
        rows.map(({ row }) => row),
        {
          domain: { leastSpan: 0.1, within: [0, 1], most: 1 },
          axis,
          tick: (value) => formatNumber(value, { language: words.language, decimals: 2 }),
          include: [0],
          compact: rows.length > 6,
          setting,
        },
      ),
  }
}

interface SpokenRow {
  readonly row: IntervalRow
  readonly spoken: string
}

function armRow({ arm, name, style }: ShownArm, summary: Summary, words: FigureWords): SpokenRow {
  const { score, chance } = arm.underthinking
  if (!score) {
    const reason = absenceReason(summary, `arms.${arm.id}.underthinking.score`, words)
    return {
      row: { label: name, aside: absentMark, points: [] },
      spoken: words.spokenAbsent({ name, reason }),
    }
  }
  const value = quantityText(score.value, 'score', words)
  const interval = intervalText(score, { quantity: 'score', words })
  const hint = words.spoken({ name, value, interval })
  const filter = { arm: arm.id, outcome: 'incorrect' } as const
  const points: IntervalPoint[] = [
    { value: score.value, interval: knownInterval(score), style, hint, filter },
  ]
  if (chance.score === undefined) return { row: { label: name, aside: value, points }, spoken: hint }
  const byChance = `${name}, ${words.analysis.chance}`
  const chanceText = quantityText(chance.score, 'score', words)
  const spoken = words.spokenCount({ name: byChance, value: chanceText })
  const point = {
    value: chance.score,
    interval: { low: chance.score, high: chance.score },
    style: chanceStyle,
    hint: spoken,
  }
  return { row: { label: name, aside: value, points: [point, ...points] }, spoken: `${hint}; ${spoken}` }
}

function publishedRow(
  result: PublishedUnderthinking['tables'][number]['results'][number],
  version: string,
  words: FigureWords,
): IntervalRow {
  const { underthinking: value } = result
  const text = quantityText(value, 'score', words)
  const name = `${version} · ${resultName(result)}`
  return {
    label: name,
    aside: text,
    points: [
      {
        value,
        interval: { low: value, high: value },
        style: publishedStyle,
        hint: words.spokenCount({ name, value: text }),
      },
    ],
  }
}
