import { type NumberTable, numberColumns } from '../number-table.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const rankHeader = /^\s*(?:#|rank(?:ing)?|place|순위|등수|no\.?)\s*$/iu
const scoreHeader = /score|elo|points|rating|average|accuracy|점수|평점|평균|정확도/iu
const ties = /±|\bCI\b|interval|신뢰/iu

/** A ranking whose scores are not in the order of its ranks. */
export const sortOrder: Rule = {
  name: 'sort-order',
  checks: 'the scores of a ranked table against its ranks',
  find: ({ tables }) => tables.flatMap(findingsIn),
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
              cells.find(({ text, number }) => text !== '' && !number && /\p{L}/u.test(text))?.text ?? label,
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
    return [
      {
        severity: 'error',
        line: row.line,
        printed: `${above.place}. ${above.points.text}, ${row.place}. ${row.points.text}`,
        recomputed: `${above.place}. ${row.points.text}, ${row.place}. ${above.points.text}`,
        message: `rank ${row.place} (${row.name}) scores ${row.points.text}, rank ${above.place} (${above.name}) ${above.points.text}`,
      },
    ]
  })
}
