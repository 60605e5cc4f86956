import { type PlotOptions, rect, text } from '@observablehq/plot'
import type { Chart } from './chart.ts'
import type { FigureWords } from './figure-words.ts'
import { label } from './label.ts'
import { formatNumber } from './number-format.ts'
import { palette } from './palette.ts'
import { sentences } from './shown-models.ts'
import type { Table } from './table.ts'

/** A response with its thoughts, in order. */
export interface LaidOutResponse {
  readonly name: string
  readonly outcome?: 'correct' | 'incorrect' | 'ungradable' | 'failed' | undefined
  readonly thoughts: readonly LaidOutThought[]
  /** Thoughts of which only the number and the mean are known, after the others. */
  readonly more?: { readonly count: number; readonly meanTokens: number } | undefined
}

export interface LaidOutThought {
  readonly tokens: number
  readonly correct?: boolean | undefined
  readonly abandoned?: boolean | undefined
}

type State = keyof FigureWords['analysis']['response']['states']

interface Setting {
  readonly words: FigureWords
  /** So many thoughts have rows of their own. */
  readonly most: number
}

/**
 * A response laid out as numbered thoughts with their tokens, to scale; those after the first few are told by their number and
 * mean. Undefined without a thought that has tokens.
 */
export function responseChart(
  response: LaidOutResponse,
  { words, most = 5 }: { readonly words: FigureWords; readonly most?: number },
): Chart | undefined {
  const all = totalTokens(response)
  if (all <= 0) return undefined
  const setting = { words, most }
  const rows = rowsOf(response, setting)
  const { charts, response: own } = words.analysis
  const number = (value: number): string => count(value, words)
  const first = response.thoughts.findIndex(({ correct }) => correct === true)
  const thoughts = response.thoughts.length + (response.more?.count ?? 0)
  const reading = sentences(
    `${label(response.name, 80)}: ${own.total({ thoughts: number(thoughts), tokens: number(all) })}.`,
    first < 0 ? undefined : underthinkingText(response, { first, all, words }),
  )
  return {
    id: 'response-thoughts',
    title: charts.response.title,
    reading,
    description: `${reading} ${words.listed(rows.map(({ spoken }) => spoken))}`,
    table: tableOf(rows, words),
    plot: () => rowsPlot(rows, words),
  }
}

function underthinkingText(
  { thoughts }: LaidOutResponse,
  { first, all, words }: { readonly first: number; readonly all: number; readonly words: FigureWords },
): string {
  const upTo = thoughts.slice(0, first + 1).reduce((sum, { tokens }) => sum + tokens, 0)
  return words.analysis.response.underthinking({
    first: count(first + 1, words),
    upTo: count(upTo, words),
    total: count(all, words),
    score: formatNumber(1 - upTo / all, { language: words.language, decimals: 4 }),
  })
}

function totalTokens({ thoughts, more }: LaidOutResponse): number {
  return thoughts.reduce((sum, { tokens }) => sum + tokens, more ? more.count * more.meanTokens : 0)
}

function count(value: number, { language }: FigureWords): string {
  return formatNumber(value, { language, decimals: 0 })
}

interface ThoughtRow {
  readonly name: string
  readonly tokens: number
  /** Thoughts that it stands for. */
  readonly thoughts: number
  readonly start: number
  readonly state: State
  readonly aside: string
  readonly spoken: string
}

function rowsOf({ thoughts, more }: LaidOutResponse, { words, most }: Setting): ThoughtRow[] {
  const { response: own } = words.analysis
  // One that would be left over alone has a row as well.
  const shown = thoughts.length === most + 1 && !more ? thoughts : thoughts.slice(0, most)
  let start = 0
  const rows = shown.map((thought, index): ThoughtRow => {
    const state = stateOf(thought)
    const name = own.thought(count(index + 1, words))
    const aside = own.tokens(count(thought.tokens, words))
    const row = { name, tokens: thought.tokens, thoughts: 1, start, state, aside }
    start += thought.tokens
    return { ...row, spoken: words.spokenCount({ name, value: `${aside}, ${own.states[state]}` }) }
  })
  const rest = thoughts.slice(shown.length)
  const others = rest.length + (more?.count ?? 0)
  if (others === 0) return rows
  const tokens = rest.reduce((sum, one) => sum + one.tokens, more ? more.count * more.meanTokens : 0)
  const name = own.more({ count: count(others, words), mean: count(tokens / others, words) })
  const aside = own.tokens(count(tokens, words))
  const last: ThoughtRow = {
    name,
    tokens,
    thoughts: others,
    start,
    state: 'unjudged',
    aside,
    spoken: `${name}: ${aside}`,
  }
  return [...rows, last]
}

function stateOf({ correct, abandoned }: LaidOutThought): State {
  if (correct === undefined) return 'unjudged'
  if (!correct) return 'incorrect'
  return abandoned === true ? 'abandoned' : 'correct'
}

function tableOf(rows: readonly ThoughtRow[], words: FigureWords): Table {
  const { charts, response: own } = words.analysis
  return {
    title: charts.response.title,
    corner: own.corner,
    oneScale: true,
    columns: [charts.response.across, own.share],
    groups: [
      {
        rows: rows.map(({ name, tokens, thoughts, state }) => ({
          label: name,
          cells: [
            { text: count(tokens, words), value: tokens },
            { text: thoughts > 1 ? '' : own.states[state] },
          ],
        })),
      },
    ],
  }
}

const colors: Readonly<Record<State, string>> = {
  correct: palette.blue,
  abandoned: palette.ochre,
  incorrect: palette.orange,
  unjudged: palette.muted,
}
const signs: Readonly<Record<State, string>> = { correct: '✓', abandoned: '↯', incorrect: '✕', unjudged: '' }

const rowHeight = 40
const barTop = 20
const barHeight = 11

/** Each thought's bar begins where the one before it ended, so that the rows together are the response. */
function rowsPlot(rows: readonly ThoughtRow[], words: FigureWords): PlotOptions {
  const total = rows.reduce((sum, { tokens }) => sum + tokens, 0)
  const top = (row: number): number => row * rowHeight + 6
  const y = (_: ThoughtRow, row: number): number => top(row) + 8
  const { states } = words.analysis.response
  return {
    height: rows.length * rowHeight + 14,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: 2,
    marginRight: 2,
    x: { domain: [0, total], axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      rect(rows, {
        x1: 0,
        x2: total,
        y1: (_: ThoughtRow, row: number) => top(row) + barTop,
        y2: (_: ThoughtRow, row: number) => top(row) + barTop + barHeight,
        fill: palette.grid,
        fillOpacity: 0.7,
      }),
      rect(rows, {
        x1: 'start',
        x2: ({ start, tokens }: ThoughtRow) => start + tokens,
        y1: (_: ThoughtRow, row: number) => top(row) + barTop,
        y2: (_: ThoughtRow, row: number) => top(row) + barTop + barHeight,
        fill: ({ state }: ThoughtRow) => colors[state],
        title: 'spoken',
      }),
      text(rows, {
        frameAnchor: 'left',
        textAnchor: 'start',
        y,
        text: ({ name, state, thoughts }: ThoughtRow) =>
          thoughts > 1 || state === 'unjudged' ? name : `${name} ${signs[state]} ${states[state]}`,
        fill: palette.ink,
        fontWeight: 600,
      }),
      text(rows, {
        frameAnchor: 'right',
        textAnchor: 'end',
        y,
        text: 'aside',
        fill: palette.ink,
        fontVariant: 'tabular-nums',
      }),
    ],
  }
}
