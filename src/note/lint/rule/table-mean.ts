import { allowed, type Mention } from '../../mention/mention.ts'
import { byColumns, byRows, type Grid, meanLabel, medianLabel } from '../grid.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import { totalLabel } from '../number-table.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** A row or column called "Average" beside the numbers that it is the mean of. */
export const tableMean: Rule = {
  name: 'table-mean',
  checks: {
    en: 'a row or column of averages in a table against the mean (or median) of the others',
    ko: '표의 평균 행·열을 나머지의 평균이나 중앙값에 대조',
  },
  find: ({ tables }) =>
    tables.flatMap((table) => [...findingsIn(byRows(table)), ...findingsIn(byColumns(table))]),
}

const weighted =
  /\b(?:weighted|cap-weighted|industry|sector|peer|index|historical|\d+[- ]year|5y|10y|all models|pooled)\b|가중|업종|산업|과거|역사적|(?<!\d)\d{1,2}년|시총/iu
/** Lines that are no members of the group. */
const apart =
  /^\s*(?:max(?:imum)?|min(?:imum)?|high|low|std|s\.?d\.?|range|n|count|change|diff\w*|rank|최대|최소|표준편차|차이|증감|순위)(?=$|[\s(:,.])/iu

function findingsIn(grid: Grid): readonly RuleFinding[] {
  const means = grid.lines.filter(({ name }) => meanLabel.test(name) || medianLabel.test(name))
  const members = grid.lines.filter(
    ({ name }) =>
      !meanLabel.test(name) && !medianLabel.test(name) && !apart.test(name) && !totalLabel.test(name),
  )
  const [line] = means.filter(({ name }) => meanLabel.test(name))
  const middle = means.find(({ name }) => medianLabel.test(name))
  if (members.length < 2 || weighted.test(grid.said)) return []
  return [line, middle].flatMap((one): readonly RuleFinding[] => {
    if (!one || weighted.test(one.name) || means.filter(({ name }) => name === one.name).length > 1) return []
    const at = grid.lines.indexOf(one)
    const isMedian = one === middle
    const odd = grid.across.flatMap((label, place) => {
      const said = one.cells[place]
      const cells = members.map(({ cells: all }) => all[place])
      const known = cells.filter((cell) => cell !== undefined)
      // A cell that is empty or no number leaves open what was averaged.
      if (
        !said ||
        known.length !== cells.length ||
        known.some((cell) => cell.unit.kind !== said.unit.kind && cell.unit.kind !== 'none')
      )
        return []
      const range = isMedian ? medianOf(known) : meanOf(known)
      // The share of a mean row can be that of its means, which weighs the members.
      if (isPooled(grid, said, known)) return []
      return [{ label, place, said, range, isOff: !overlaps(range, said) && isNear(range, said) }]
    })
    const off = odd.filter(({ isOff }) => isOff)
    // Where most columns are off, the average is of another group or weighted.
    const agreeing = odd.length - off.length
    if (off.length === 0 || (odd.length > 1 && off.length > 2 * agreeing)) return []
    return off.map(({ label, place, said, range }) => ({
      severity: odd.length > 1 ? 'error' : 'warning',
      line: grid.lineOf(at, place),
      printed: `${one.name}, ${label}: ${said.text}`,
      recomputed: printedNumber(range.value),
      message: {
        en: `the ${isMedian ? 'median' : 'mean'} of ${members.length} is ${printedNumber(range.value)}, not ${said.text}`,
        ko: inKorean`${members.length}개의 ${isMedian ? '중앙값' : '평균'}은 ${koreanNumber(range.value)}이지 ${said.text}이(가) 아니다`,
      },
    }))
  })
}

function isPooled({ lines }: Grid, said: Mention, known: readonly Mention[]): boolean {
  const values = known.map(({ value }) => value)
  const isBeside = lines.some(({ cells }) =>
    cells.some((cell) => cell !== undefined && cell.unit.kind !== 'percent'),
  )
  return (
    said.unit.kind === 'percent' &&
    isBeside &&
    said.value > Math.min(...values) &&
    said.value < Math.max(...values)
  )
}

interface Range {
  readonly value: number
  readonly low: number
  readonly high: number
}

function meanOf(cells: readonly Mention[]): Range {
  const of = (pick: (cell: Mention) => number): number =>
    cells.reduce((sum, cell) => sum + pick(cell), 0) / cells.length
  return {
    value: of(({ value }) => value),
    low: of((cell) => allowed(cell).low),
    high: of((cell) => allowed(cell).high),
  }
}

function medianOf(cells: readonly Mention[]): Range {
  const middle = (pick: (cell: Mention) => number): number => {
    const sorted = cells.map(pick).sort((a, b) => a - b)
    const half = sorted.length / 2
    return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2
  }
  return {
    value: middle(({ value }) => value),
    low: middle((cell) => allowed(cell).low),
    high: middle((cell) => allowed(cell).high),
  }
}

function overlaps({ low, high }: Range, said: Mention): boolean {
  const { low: least, high: most } = allowed(said)
  return low <= most + 1e-9 && high >= least - 1e-9
}

/** A mean lies between its members: what is twice as far is of other members. */
function isNear({ value }: Range, said: Mention): boolean {
  return value !== 0 && said.value / value < 2.5 && said.value / value > 0.4
}
