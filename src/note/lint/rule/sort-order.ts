import type { Mention } from '../../mention/mention.ts'
import { sameUnit } from '../../mention/same-unit.ts'
import { inKorean } from '../in-korean.ts'
import { type NumberTable, numberColumns } from '../number-table.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const rankHeader = /^\s*(?:#|rank(?:ing)?|place|순위|등수|no\.?)\s*$/iu
const scoreHeader = /score|elo|points|rating|average|accuracy|점수|평점|평균|정확도/iu
/** Columns that say how a place came about, not whose it is. */
const moves = /change|move|before|previous|prior|last|변동|변화|이전|직전|전주|지난|등락/iu
const ties = /±|\bCI\b|interval|신뢰/iu

/** A ranking whose scores are not in the order of its ranks. */
export const sortOrder: Rule = {
  name: 'sort-order',
  checks: { en: 'the scores of a ranked table against its ranks', ko: '순위표의 점수를 순위에 대조' },
  find: ({ tables, statements }) => [...tables.flatMap(findingsIn), ...listsOf(statements).flatMap(inList)],
}

interface Place {
  readonly place: number
  readonly points: Mention
  readonly line: number
}

/** Numbered items with one number each, that follow each other: a ranking in running text. */
function listsOf(statements: readonly Statement[]): readonly (readonly Place[])[] {
  const lists: Place[][] = []
  for (const { ordinal, mentions, line, text } of statements) {
    const amounts = mentions.filter(({ unit, isRange }) => !isRange && unit.kind !== 'time')
    const [points] = amounts
    const list = lists.at(-1)
    const isEntry = ordinal !== undefined && points !== undefined && amounts.length === 1 && text.length < 60
    if (!isEntry) lists.push([])
    else if (list && list.length > 0 && list.at(-1)?.place === ordinal - 1)
      list.push({ place: ordinal, points, line })
    else lists.push([{ place: ordinal, points, line }])
  }
  return lists.filter((list) => list.length >= fewest)
}

const fewest = 4

/** All but one neighbour in order, in one unit: the one is wrong. Numbers of a list that is no ranking are in no order. */
function inList(list: readonly Place[]): readonly RuleFinding[] {
  const [first] = list
  if (!first || list.some(({ points }) => !sameUnit(points, first.points))) return []
  const steps = list.slice(1).map(({ points }, at) => Math.sign((list[at]?.points.value ?? 0) - points.value))
  const falls = steps.filter((step) => step > 0).length
  const rises = steps.filter((step) => step < 0).length
  const wrong = falls > rises ? -1 : 1
  if (Math.min(falls, rises) !== 1 || Math.max(falls, rises) < 2) return []
  const at = steps.indexOf(wrong)
  const [above, row] = [list[at], list[at + 1]]
  return above && row ? [outOfOrder({ ...above, name: '' }, { ...row, name: '' }, 'warning')] : []
}

function outOfOrder(
  above: Place & { readonly name: string },
  row: Place & { readonly name: string },
  severity: RuleFinding['severity'],
): RuleFinding {
  const named = ({ name }: { readonly name: string }): string => (name === '' ? '' : ` (${name})`)
  const koreanNamed = ({ name }: { readonly name: string }): string => (name === '' ? '' : `(${name})`)
  return {
    severity,
    line: row.line,
    printed: `${above.place}. ${above.points.text}, ${row.place}. ${row.points.text}`,
    recomputed: `${above.place}. ${row.points.text}, ${row.place}. ${above.points.text}`,
    message: {
      en: `rank ${row.place}${named(row)} scores ${row.points.text}, rank ${above.place}${named(above)} ${above.points.text}`,
      ko: inKorean`${row.place}위${koreanNamed(row)}는 ${row.points.text}, ${above.place}위${koreanNamed(above)}는 ${above.points.text}(으)로 순위와 점수의 순서가 맞지 않는다`,
    },
  }
}

function findingsIn(table: NumberTable): readonly RuleFinding[] {
  const rank = table.header.findIndex((text) => rankHeader.test(text))
  const score = numberColumns(table).find(
    (column) => column !== rank && scoreHeader.test(table.header[column] ?? ''),
  )
  if (rank === -1 || score === undefined || ties.test(table.said)) return []
  const rows = table.rows.flatMap(({ cells, line, label }) => {
    const [place, points] = [cells[rank]?.number?.value, cells[score]?.number]
    return place === undefined || !points
      ? []
      : [
          {
            place,
            points,
            line,
            name:
              cells.find(
                ({ text, number }, at) =>
                  at !== rank && !number && /\p{L}/u.test(text) && !moves.test(table.header[at] ?? ''),
              )?.text ?? label,
          },
        ]
  })
  const falls = rows.filter(
    (row, at) => at > 0 && (rows[at - 1]?.points.value ?? 0) > row.points.value,
  ).length
  const isFalling = falls * 2 >= rows.length - 1
  return rows.flatMap((row, at) => {
    const above = rows[at - 1]
    if (!above || above.place >= row.place) return []
    const wrong = isFalling ? row.points.value > above.points.value : row.points.value < above.points.value
    if (!wrong) return []
    return [outOfOrder(above, row, 'error')]
  })
}
