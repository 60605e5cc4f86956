import type { Mention } from '../mention/mention.ts'
import { unitName } from '../mention/same-unit.ts'

/** A row of a table by the form of its name. */
export interface NamedCell {
  readonly row: RegExp
  readonly value: Mention
  readonly header: string
  /** Forms of the names of its table's rows. */
  readonly names: readonly RegExp[]
}

interface Named {
  readonly from: number
  readonly to: number
  readonly isRow: boolean
}

/**
 * The number that a sentence gives for a cell: its only number, where the row's name is the nearest one; the number of its place in a
 * list of as many names as numbers, where they are of one column (`isListed`). None where that cannot be told.
 */
export function saidCell(
  text: string,
  mentions: readonly Mention[],
  cell: NamedCell,
  isListed: boolean,
): Mention | undefined {
  const names = namesIn(text, cell)
  const claims = mentions.filter(
    (mention) =>
      isKind(mention, cell) && !isPlace(text, mention) && !names.some((name) => isWithin(mention, name)),
  )
  const [only] = claims
  const name = names.find(({ isRow }) => isRow)
  if (!only || !name) return undefined
  if (claims.length === 1) return isNearest(only, name, names) ? only : undefined
  return isListed && claims.length === names.length ? claims[names.indexOf(name)] : undefined
}

/** The clauses of a sentence, each with the numbers that it holds. */
export function clausesOf(
  text: string,
  mentions: readonly Mention[],
): readonly { readonly text: string; readonly mentions: readonly Mention[] }[] {
  const ends = [
    ...text.matchAll(/,\s|;|(?<=이며|이고|지만|으나)\s|\s(?=(?:and|but|while|yet|though)\s)/gu),
  ].map(({ index, 0: match }) => index + match.length)
  return [0, ...ends].map((from, at) => {
    const to = ends[at] ?? text.length
    return {
      text: text.slice(from, to),
      mentions: mentions
        .filter((mention) => mention.from >= from && mention.to <= to)
        .map((mention) => ({ ...mention, from: mention.from - from, to: mention.to - from })),
    }
  })
}

/** Names of rows in a text, in their order; a name inside of a longer one is none. */
function namesIn(text: string, { row, names }: NamedCell): readonly Named[] {
  const others = names.filter(({ source }) => source !== row.source)
  const found = [row, ...others].flatMap((form, at) => {
    const match = form.exec(text)
    return match ? [{ from: match.index, to: match.index + match[0].length, isRow: at === 0 }] : []
  })
  return found
    .filter((one) => !found.some((other) => other !== one && isWithin(one, other) && !isWithin(other, one)))
    .sort((a, b) => a.from - b.from)
}

function isWithin(
  one: { readonly from: number; readonly to: number },
  other: { readonly from: number; readonly to: number },
): boolean {
  return one.from >= other.from && one.to <= other.to
}

/** The name right before a number; the first after it where none is before. */
function isNearest({ from }: Mention, name: Named, names: readonly Named[]): boolean {
  return name === (names.findLast((one) => one.to <= from) ?? names[0])
}

/** The 2 of "2위", "No. 2", "2nd". */
function isPlace(text: string, { from, to, unit }: Mention): boolean {
  return (
    unit.kind === 'none' &&
    (/^\s?(?:위|번째|등|nd|rd|st|th)/u.test(text.slice(to)) ||
      /(?:\bno\.|\b(?:table|figure)|표|그림)\s?$/iu.test(text.slice(0, from)))
  )
}

/** Of one unit; "84.2" under "Accuracy" is 84.2 % and 0.842 is; tokens are counted where the header says tokens. */
function isKind(claim: Mention, { value, header }: NamedCell): boolean {
  const [a, b] = [unitName(claim.unit), unitName(value.unit)]
  if (a === b) return a !== 'none' || (claim.value < 1 ? value.value < 1 : true)
  if (a === 'percent') return b === 'none' && value.value <= 100 && value.value > 0
  if (a === 'none' && b === 'percent') return isFraction(claim)
  return b === 'none' && claim.unit.kind === 'count' && new RegExp(countWords[a] ?? '(?!)', 'iu').test(header)
}

const countWords: Readonly<Record<string, string>> = {
  token: 'tokens?|토큰',
  GPU: 'GPU|가속기',
  unit: 'units?|대수',
}

function isFraction({ value, text }: Mention): boolean {
  return value > 0 && value < 1 && /^0\.\d{2,}/.test(text)
}

/** A cell's value in the size of what is claimed: 0.842 as 84.2 where per cents are claimed. */
export function inUnitOf({ value: cell, header }: NamedCell, claim: Mention): Mention {
  const [a, b] = [claim.unit.kind, cell.unit.kind]
  const isShare = a === 'percent' && b === 'none' && isFraction(cell) && !/%/.test(header)
  const factor = isShare ? 100 : a === 'none' && isFraction(claim) && cell.value >= 1 ? 0.01 : 1
  return {
    ...cell,
    value: cell.value * factor,
    low: cell.low * factor,
    high: cell.high * factor,
    roundness: cell.roundness * factor,
  }
}
