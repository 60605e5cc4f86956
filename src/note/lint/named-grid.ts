import type { DateMention } from '../mention/dates.ts'
import { byColumns, type Grid } from './grid.ts'
import { literal } from './literal.ts'
import type { NumberTable } from './number-table.ts'

/** A table by columns, with forms that find its rows' names in a text. */
export interface NamedGrid extends Grid {
  readonly rows: readonly { readonly label: string; readonly form: RegExp }[]
  /** What the column of names is called. */
  readonly header: string
  readonly line: number
}

const mostTables = 60

/** The tables of a note whose rows have names; of more tables than people put in a note the first. */
export function namedGrids(tables: readonly NumberTable[]): readonly NamedGrid[] {
  return tables.slice(0, mostTables).flatMap(namedGrid)
}

/** A table whose rows have names that a text can call them by; none where fewer than two have. */
function namedGrid(table: NumberTable): readonly NamedGrid[] {
  const rows = table.rows.slice(0, 60).map(({ label }) => ({ label, form: formOf(label) }))
  return rows.filter(({ form }) => form !== undefined).length < 2
    ? []
    : [
        {
          ...byColumns(table),
          rows: rows.map(({ label, form }) => ({ label, form: form ?? /(?!)/ })),
          header: table.header[0] ?? '',
          line: table.table.line,
        },
      ]
}

function formOf(label: string): RegExp | undefined {
  const name = label.replace(/\([^)]*\)/g, '').trim()
  if (name.length < 2 || name.length > 40 || !/\p{L}/u.test(name)) return undefined
  return new RegExp(
    `(?<![\\p{L}\\p{N}-])${literal(name)}(?![\\p{Script=Latin}\\p{N}]|-\\p{N}|\\s?(?:\\+|Pro|Mini|mini|Max|Ultra)\\b)`,
    'iu',
  )
}

/** Whether a sentence has a date of a year that no table names, other than the note's own: then it is of other numbers. */
export function isOfAnotherPeriod(
  dates: readonly DateMention[],
  grids: readonly Pick<Grid, 'said'>[],
  published: string | undefined,
): boolean {
  return dates.some(
    ({ start }) => start !== published && !grids.some(({ said }) => said.includes(start.slice(0, 4))),
  )
}

/** The part of a sentence between commas and conjunctions that holds a place. */
export function clauseAt(text: string, at: number): string {
  let from = 0
  for (const match of text.matchAll(/[,;]|이며|이고|지만|으나|\b(?:and|but|while|yet|though)\b/gu)) {
    if (match.index > at) return text.slice(from, match.index)
    from = match.index + match[0].length
  }
  return text.slice(from)
}

/** How many of a header's words stand in the sentence, as a share; a word that means the same counts for a little. */
export function fitOf(name: string, text: string): number {
  const words = (
    name
      .replace(/\([^)]*\)/g, ' ')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{N}-]+/gu) ?? []
  ).filter((word) => !small.has(word))
  const held = words.filter((word) => text.includes(word.length > 5 ? word.slice(0, -1) : word)).length
  return (
    (words.length === 0 ? 0 : held / words.length + held * 0.05) +
    (synonyms.some(([header, said]) => header.test(name) && said.test(text)) ? 0.2 : 0)
  )
}

const small = new Set(
  'the of and per for usd krw million billion tokens token score value 점수 단위'.split(' '),
)

const synonyms: readonly (readonly [RegExp, RegExp])[] = [
  [
    /price|cost|\$|가격|단가|비용|요금/iu,
    /\b(?:dear|cheap|expensive|costly|costs?|price[sd]?)\w*|비싸|비싼|저렴|싸|싼|가격|요금|단가/iu,
  ],
  [/speed|tok\w*\/s|tokens\/s|throughput|속도|처리량/iu, /\b(?:fast|slow|quick)\w*|빠르|빠른|느리|느린/iu],
  [/size|params|parameters|크기|매개변수/iu, /\b(?:large|big|small)\w*|크다|큰|작다|작은/iu],
  [/power|watt|\bW\b|\bMW\b|전력/iu, /\b(?:power|draws?|watts?)\b|전력/iu],
]
