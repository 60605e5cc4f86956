import { allowed, type Mention } from '../../mention/mention.ts'
import { byColumns, byRows, type Grid, meanLabel, medianLabel, type NumberLine } from '../grid.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import { namedRatios } from '../named-ratio.ts'
import { totalLabel } from '../number-table.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** A column "Output / input", "Margin" or "Price per unit", or such a row, beside the two lines that it is the ratio of. */
export const tableRatio: Rule = {
  name: 'table-ratio',
  checks: {
    en: 'a column or row of ratios (margin, share, "A / B", "per unit", multiple) against the two columns or rows that it is made of',
    ko: '비율 열·행(이익률, 비중, “A / B”, 단위당, 배수)을 그 바탕이 되는 두 열·행에 대조',
  },
  find: ({ tables }) =>
    tables
      .slice(0, mostTables)
      .flatMap((table) => [...findingsIn(byColumns(table)), ...findingsIn(byRows(table))]),
}

const mostTables = 400
const mostLines = 24
const mostPlaces = 400

const ratioName =
  /\bratio\b|\bmargin\b|\bmultiple\b|\byield\b|\brate\b|\bshare of\b|\bas % of\b|\bper\b|\beach\b|\bper[- ](?:unit|head|share|GPU)\b|\bintensity\b|\butili[sz]ation\b|\bP\/?E\b|\bPER\b|\bPBR\b|\bPSR\b|\bROE\b|\bspeed-?up\b|\brelative\b|\bavg\.? price\b|\baverage price\b|\bASP\b|[\p{L})]\s?[/÷:]\s?[\p{L}(]|률|율|배수|당(?=$|[\s(])|비율|단가|대비|마진|수익률/iu
const notRatio =
  /\b(?:growth|change|yoy|y\/y|q\/q|qoq|CAGR|rank|target|consensus|hour|tax rate|discount rate|error rate|pass rate|win rate|hit rate|interest)\b|증가율|성장률|증감|순위|목표|금리|할인율|정답률|오답률|달성률/iu
/** What stands there is a change of each line, not a value. */
const changeLabel =
  /\b(?:change|chg|growth|yoy|y\/y|q\/q|CAGR|Δ|vs\.?)(?![\p{L}])|증감|증가율|성장률|대비|변화/iu
const growing = /%\s?(?:change|chg)|전년\s?(?:동기)?\s?대비|^\s*\d{1,2}[WMYQ]\s*$|YTD/iu

function findingsIn(grid: Grid): readonly RuleFinding[] {
  const lines = grid.lines.slice(0, mostLines)
  return lines.flatMap((line, at): readonly RuleFinding[] => {
    if (!ratioName.test(line.name) || notRatio.test(line.name) || growing.test(line.name)) return []
    const others = lines.filter(
      (other) => other !== line && !growing.test(other.name) && other.cells.some((cell) => cell),
    )
    const found = others
      .flatMap((top) => others.filter((bottom) => bottom !== top).map((bottom) => ({ top, bottom })))
      .flatMap((terms) => madeOf(grid, line, terms) ?? [])
      .toSorted((a, b) => a.odd.length - b.odd.length || Number(b.isNamed) - Number(a.isNamed))
    const [best] = found
    // Two readings that fit as well say nothing sure, unless the headers do.
    if (!best || best.odd.length === 0) return []
    const isSure = best.isNamed || found.filter(({ odd }) => odd.length === best.odd.length).length === 1
    return isSure ? best.odd.map((place) => findingOf(grid, { line, at, place }, best)) : []
  })
}

interface Terms {
  readonly top: NumberLine
  readonly bottom: NumberLine
}

interface Reading extends Terms {
  readonly scale: number
  /** Where the ratio is not what it should be. */
  readonly odd: readonly number[]
  readonly isNamed: boolean
}

/** How a line is the ratio of two others, where most of its cells say so, or all names do. */
function madeOf(grid: Grid, line: NumberLine, terms: Terms): Reading | undefined {
  const isNamed = namesTerms(line.name, terms)
  for (const scale of scalesOf(line)) {
    const places = grid.across
      .slice(0, mostPlaces)
      .map((label, place) => ({ label, place }))
      // The mean of ratios is not the ratio of means.
      .filter(
        ({ label, place }) =>
          !meanLabel.test(label) &&
          !medianLabel.test(label) &&
          !changeLabel.test(label) &&
          known(line, terms, place),
      )
      .map(({ place }) => place)
    const odd = places.filter((place) => !agrees(line, terms, place, scale))
    const fit = places.length - odd.length
    const isMost = fit >= 2 && odd.length * 2 <= fit + (isNamed ? 1 : 0)
    // By the names alone: a table of two rows, one of them wrong.
    const isByName = isNamed && fit >= 1 && odd.length <= fit
    if (places.length >= 2 && (isMost || isByName) && odd.every((place) => isNear(line, terms, place, scale)))
      return { ...terms, scale, odd, isNamed }
  }
  return undefined
}

function scalesOf({ name, cells }: NumberLine): readonly number[] {
  const isPercent = cells.some((cell) => cell?.unit.kind === 'percent') || /%|percent|퍼센트/iu.test(name)
  return isPercent
    ? [100]
    : cells.some((cell) => cell?.unit.kind === 'factor')
      ? [1]
      : [1, 100, 1e3, 1e-3, 1e4, 1e-4, 1e6, 1e-6, 1e8, 1e-8, 1e9, 1e-9]
}

function known(line: NumberLine, { top, bottom }: Terms, place: number): boolean {
  return (
    line.cells[place] !== undefined &&
    (top.cells[place]?.value ?? 0) > 0 &&
    (bottom.cells[place]?.value ?? 0) > 0
  )
}

function bounds({ top, bottom }: Terms, place: number, scale: number): readonly [number, number, number] {
  const [a, b] = [top.cells[place] as Mention, bottom.cells[place] as Mention]
  const [over, under] = [allowed(a), allowed(b)]
  return [
    (scale * over.low) / under.high,
    (scale * a.value) / b.value,
    under.low > 0 ? (scale * over.high) / under.low : Infinity,
  ]
}

function agrees(line: NumberLine, terms: Terms, place: number, scale: number): boolean {
  const said = allowed(line.cells[place] as Mention)
  const [low, , high] = bounds(terms, place, scale)
  return low <= said.high + 1e-9 && high >= said.low - 1e-9
}

/** Wrong by a digit or a few: what is farther off is of something else. */
function isNear(line: NumberLine, terms: Terms, place: number, scale: number): boolean {
  const [, value] = bounds(terms, place, scale)
  const said = line.cells[place]?.value ?? 0
  return said > 0 && said < 12 * value && value < 12 * said
}

const words = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? []

/** "Output / input" names both; "Operating margin" is of operating income and revenue. */
function namesTerms(name: string, { top, bottom }: Terms): boolean {
  const ratio = namedRatios.find((one) => one.name.test(name))
  if (ratio)
    return new RegExp(ratio.top, 'iu').test(top.name) && new RegExp(ratio.bottom, 'iu').test(bottom.name)
  const [over = '', under = ''] = name.split(/\s?[/÷:]\s?|\sper\s|\sto\s|\sof\s/iu)
  const holds = (part: string, line: NumberLine): boolean =>
    words(line.name).some((word) => part.toLowerCase().includes(word.slice(0, -1)))
  return under !== '' && holds(over, top) && holds(under, bottom)
}

interface Place {
  readonly line: NumberLine
  readonly at: number
  readonly place: number
}

function findingOf(
  grid: Grid,
  { line, at, place }: Place,
  { top, bottom, scale, odd }: Reading,
): RuleFinding {
  const said = line.cells[place]?.text ?? ''
  const [, value] = bounds({ top, bottom }, place, scale)
  const isPercent = line.cells[place]?.unit.kind === 'percent'
  const recomputed = `${printedNumber(value)}${isPercent ? ' %' : ''}`
  const label = grid.across[place] ?? ''
  return {
    severity: odd.length === 1 && !totalLabel.test(label) ? 'error' : 'warning',
    line: grid.lineOf(at, place),
    printed: `${label}, ${line.name}: ${said}`,
    recomputed,
    message: {
      en: `${top.cells[place]?.text ?? ''} (${top.name}) over ${bottom.cells[place]?.text ?? ''} (${bottom.name}) is ${recomputed}, not ${said}`,
      ko: inKorean`${top.name} ${top.cells[place]?.text ?? ''}을(를) ${bottom.name} ${bottom.cells[place]?.text ?? ''}(으)로 나누면 ${koreanNumber(value)}${isPercent ? '%' : ''}이지 ${said}이(가) 아니다`,
    },
  }
}
