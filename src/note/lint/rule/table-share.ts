import { allowed, type Mention } from '../../mention/mention.ts'
import { columnUnit, measuredCell } from '../column-unit.ts'
import { meanLabel, medianLabel } from '../grid.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import { type NumberTable, numberColumns } from '../number-table.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** "Right answers 180, accuracy 72 %", "시가총액 206조원, 비중 50%": percentages of one whole, whose size the other rows tell. */
export const tableShare: Rule = {
  name: 'table-share',
  checks: {
    en: 'a column of percentages of one whole (share of the total, accuracy) against the amounts beside it: the other rows say what the whole is',
    ko: '한 전체에 대한 비율 열(비중, 정확도)을 옆의 금액에 대조(전체는 다른 행에서 역산)',
  },
  find: ({ tables }) => tables.slice(0, mostTables).flatMap((table) => findingsIn(table)),
}

const mostTables = 400
const mostRows = 200
const growing =
  /\b(?:growth|change|chg|yoy|y\/y|q\/q|return|yield|margin|rate)\b|증가율|성장률|증감|수익률|이익률|대비|\d[WMYQ]\b/iu

interface Pair {
  readonly share: Mention
  readonly amount: Mention
  readonly label: string
  readonly line: number
}

/** The one cell of a column that is no such share of the whole as the others are; also for sums, which say it less well. */
export function oddShareIn(table: NumberTable, column: number): RuleFinding | undefined {
  return findingsIn(table, column)[0]
}

function findingsIn(table: NumberTable, only?: number): readonly RuleFinding[] {
  const columns = numberColumns(table).filter((column) => column > 0)
  const shares = columns.filter((column) => isShare(table, column))
  const asked = only === undefined ? shares : shares.filter((column) => column === only)
  return asked.flatMap((share) => {
    const found = columns
      .filter((column) => !shares.includes(column))
      .flatMap((amount) => oddOf(pairsOf(table, share, amount), table.header[share] ?? '') ?? [])
    return found.slice(0, 1)
  })
}

function isShare(table: NumberTable, column: number): boolean {
  const header = table.header[column] ?? ''
  const isPercent =
    columnUnit(header)?.unit.kind === 'percent' ||
    table.rows.some(({ cells }) => cells[column]?.number?.unit.kind === 'percent')
  return isPercent && !growing.test(header)
}

function pairsOf(table: NumberTable, shareAt: number, amountAt: number): readonly Pair[] {
  return table.rows.slice(0, mostRows).flatMap(({ label, line }, row): readonly Pair[] => {
    const [share, amount] = [measuredCell(table, row, shareAt), measuredCell(table, row, amountAt)]
    const isMean = meanLabel.test(label) || medianLabel.test(label)
    const isUsed = share && amount && share.value > 0 && amount.value > 0 && amount.unit.kind !== 'percent'
    return isUsed && !isMean ? [{ share, amount, label, line }] : []
  })
}

const leastThatAgree = 3
const mostUnsure = 0.03

/** The one row whose share is of another whole than that of all others. */
function oddOf(pairs: readonly Pair[], header: string): readonly RuleFinding[] | undefined {
  if (pairs.length < leastThatAgree + 1) return undefined
  const wholes = pairs.map(wholeOf)
  for (const [at, pair] of pairs.entries()) {
    const others = wholes.filter((_, other) => other !== at)
    const [low, high] = [
      Math.max(...others.map((one) => one.low)),
      Math.min(...others.map((one) => one.high)),
    ]
    const own = wholes[at]
    if (!own || low > high || high / low - 1 > mostUnsure) continue
    if (own.low <= high && own.high >= low) return undefined
    const said = pairs.filter((_, other) => other !== at).map(({ share }) => share.value)
    const whole = (low + high) / 2
    const recomputed = (100 * pair.amount.value) / whole
    const isVaried = Math.max(...said) > 1.1 * Math.min(...said)
    return isVaried && recomputed < 3 * pair.share.value && pair.share.value < 3 * recomputed
      ? [findingOf(pair, header, recomputed, whole)]
      : undefined
  }
  return undefined
}

function wholeOf({ share, amount }: Pair): { readonly low: number; readonly high: number } {
  const [a, s] = [allowed(amount), allowed(share)]
  return { low: (100 * a.low) / s.high, high: s.low > 0 ? (100 * a.high) / s.low : Number.POSITIVE_INFINITY }
}

function findingOf(
  { share, amount, label, line }: Pair,
  header: string,
  recomputed: number,
  whole: number,
): RuleFinding {
  const [of, is] = [printedNumber(whole), `${printedNumber(recomputed)} %`]
  return {
    severity: 'error',
    line,
    printed: `${label}, ${header}: ${share.text}`,
    recomputed: is,
    message: {
      en: `${amount.text} are ${is} of the ${of} that the other rows are of, not ${share.text}`,
      ko: inKorean`${amount.text}은(는) 다른 행의 전체인 ${koreanNumber(whole)}의 ${is.replace(' %', '%')}이지 ${share.text}이(가) 아니다`,
    },
  }
}
