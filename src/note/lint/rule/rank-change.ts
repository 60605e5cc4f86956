import { inKorean } from '../in-korean.ts'
import type { NumberTable } from '../number-table.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const rankHeader = /^\s*(?:#|rank(?:ing)?|place|pos(?:ition)?\.?|순위|등수)\s*$/iu
const moveHeader = /change|move|Δ|\bvs\.? |변동|등락|변화|전주\s?대비/iu
const beforeHeader = /\b(?:prev\w*|last week|prior|before)\b|(?:전주|지난주|이전|직전)\s?순위|전주$/iu

const longest = 500

interface Ranked {
  readonly rank: number
  /** The rank before; undefined for a new one. */
  readonly before: number | undefined
  /** The rank before as a column of its own prints it. */
  readonly printedBefore: number | undefined
  readonly hasMove: boolean
  readonly line: number
}

/** Ranks of the week before, as the arrows imply them: no two the same, and those that left named. */
export const rankChange: Rule = {
  name: 'rank-change',
  checks: {
    en: 'the ranks that the arrows of a ranking imply for the time before: doubles, and places left vacant',
    ko: '순위표의 등락에서 역산한 직전 순위가 겹치거나 비는지 확인',
  },
  find: ({ tables, statements }) => {
    const dropsNamed = statements.some(({ text }) =>
      /\b(?:dropped out|fell out|left the|no longer (?:in|on)|drop-?outs?)\b|이탈|제외|순위 밖/iu.test(text),
    )
    return tables.flatMap((table) => findingsIn(table, dropsNamed))
  },
}

function findingsIn(table: NumberTable, dropsNamed: boolean): readonly RuleFinding[] {
  const ranked = rankedRows(table)
  if (!ranked || ranked.length < 3 || ranked.length > longest) return []
  const clashes = ranked.flatMap((row) => clashOf(row))
  if (clashes.length > 0) return clashes
  const befores = ranked.flatMap(({ before }) => before ?? [])
  const doubled = ranked.filter(
    ({ before, rank }, at) =>
      before !== undefined &&
      befores.indexOf(before) !== befores.lastIndexOf(before) &&
      !ranked.some((other, place) => place !== at && other.rank === rank),
  )
  const deepest = Math.max(0, ...befores)
  const vacant = Array.from({ length: deepest }, (_, at) => at + 1).filter(
    (place) => !befores.includes(place) && place <= Math.max(...ranked.map(({ rank }) => rank)),
  )
  // Places that a tie skipped were never taken.
  const left = vacant.filter((place) => befores.filter((before) => before === place - 1).length < 2)
  return [
    ...doubled.slice(1).map(
      ({ line, before }): RuleFinding => ({
        severity: 'error',
        line,
        printed: `from rank ${before}`,
        recomputed: null,
        message: {
          en: `two rows come from rank ${before}`,
          ko: inKorean`직전 ${before ?? ''}위였던 행이 둘이다`,
        },
      }),
    ),
    ...(left.length > 0 && !dropsNamed ? [vacancies(left, table)] : []),
  ]
}

/** The rank before by its own column, and by the arrow. */
function clashOf({ rank, before, printedBefore, hasMove, line }: Ranked): readonly RuleFinding[] {
  if (!hasMove || before === undefined || printedBefore === undefined || before === printedBefore) return []
  return [
    {
      severity: 'error',
      line,
      printed: `${printedBefore} → ${rank}`,
      recomputed: String(before),
      message: {
        en: `rank ${rank} comes from ${printedBefore} by its own column, and from ${before} by the change that is printed`,
        ko: inKorean`${rank}위의 직전 순위가 표의 열로는 ${printedBefore}위, 등락으로는 ${before}위다`,
      },
    },
  ]
}

function vacancies(left: readonly number[], { table }: NumberTable): RuleFinding {
  return {
    severity: 'warning',
    line: table.caption?.line ?? table.line,
    printed: table.caption ? `${table.caption.kind} ${table.caption.number}` : 'ranking',
    recomputed: `vacated: ${left.join(', ')}`,
    message: {
      en: `the arrows leave rank${left.length > 1 ? 's' : ''} ${left.join(', ')} of the time before to nobody: who dropped out is not said`,
      ko: inKorean`등락대로면 직전 ${left.join(', ')}위였던 곳이 없다. 무엇이 빠졌는지 밝히지 않았다`,
    },
  }
}

function rankedRows({ header, rows }: NumberTable): readonly Ranked[] | undefined {
  const rankAt = header.findIndex((text) => rankHeader.test(text))
  const beforeAt = header.findIndex(
    (text, at) => at !== rankAt && beforeHeader.test(text) && !/\bvs\b/i.test(text),
  )
  const moveAt = header.findIndex((text, at) => at !== beforeAt && moveHeader.test(text))
  if (rankAt === -1 || (moveAt === -1 && beforeAt === -1)) return undefined
  return rows.flatMap(({ cells, line }) => {
    const rank = cells[rankAt]?.number?.value
    const printedBefore = cells[beforeAt]?.number?.value
    const before = moveAt === -1 ? printedBefore : beforeOf(rank ?? 0, cells[moveAt]?.text ?? '')
    return rank === undefined ? [] : [{ rank, before, printedBefore, hasMove: moveAt !== -1, line }]
  })
}

/** The rank before: by "▲2", "down 1", "-", "New". */
function beforeOf(rank: number, move: string): number | undefined {
  if (/new|신규|NEW|🆕/iu.test(move)) return undefined
  const steps = Number(/\d+/.exec(move)?.[0] ?? 0)
  if (/▲|↑|\+|up|상승/iu.test(move)) return rank + steps
  if (/▼|↓|−|-\d|down|하락/iu.test(move)) return rank - steps
  return /^[\s\-–—=0]*$|unchanged|same|steady|유지|보합|동일/iu.test(move) ? rank : undefined
}
