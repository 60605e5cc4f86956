import type { Mention } from '../../mention/mention.ts'
import { sameUnit } from '../../mention/same-unit.ts'
import { likelyRounding } from '../likely-rounding.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'
import { isApart, type Summed, summed } from '../summed.ts'

const whole =
  /\b(?:total\w*|sum\w*|in all|altogether|overall|combined|capex|opex|budget|fund\w*|revenue|cost\w*|fleet|round|spend\w*)\b|총|합계|합쳐|합하|모두|전체|총액/iu
const parts =
  /\b(?:of which|consist\w* of|compris\w+|made up of|split into|includ\w+|namely|broken down)\b|[:=]|—|이 중|가운데|중에서|구성|나뉘|포함/iu
const plus = /^[^.;]{0,60}?(?:\band\b|\bplus\b|\+|,|및|와|과|,\s?그리고)[^.;]{0,60}$/iu
const equals =
  /(?:=|\b(?:makes?|gives?|equals?|adds? up to|totall?ing|totals?|for a total of|(?:gives?|makes?) a total of|in all|altogether)\b|이면|더하면|더해|합치면|합하면|합해|합계|합산하면|총)[^\d]{0,20}(?:[$₩€]\s?)?$/iu

/** "50 bn: servers about 50 bn and a data centre of at least 1 bn": parts that can't make their whole. */
export const sumOfParts: Rule = {
  name: 'sum-of-parts',
  checks: 'a whole against the parts that the same sentence gives for it',
  find: ({ statements }) =>
    statements.flatMap((statement) => [...wholeFirst(statement), ...wholeLast(statement)]),
}

/** The whole, then "of which" or a colon, then two parts or more. */
function wholeFirst(statement: Statement): readonly RuleFinding[] {
  const { mentions, text } = statement
  return mentions.flatMap((total, at) => {
    const rest = mentions.slice(at + 1)
    const next = rest[0]
    if (!next || !isSummable(total)) return []
    const isOf = /(?:^|[,;]\s)\s*of (?:the |its |this |a |an )?(?:total )?[$₩€£¥]?$/i.test(
      text.slice(0, total.from),
    )
    if (!isOf && !parts.test(text.slice(total.to, next.from))) return []
    if (!isOf && !whole.test(text.slice(Math.max(0, total.from - 50), total.to + 30))) return []
    const pieces = chained(
      text,
      rest.filter((one) => sameUnit(one, total)),
    )
    return pieces.length < 2 ? [] : compare(statement, total, pieces)
  })
}

/** Parts joined by plus or and, then "=" or "in all", then the whole. */
function wholeLast(statement: Statement): readonly RuleFinding[] {
  const { mentions, text } = statement
  return mentions.flatMap((total, at) => {
    if (!isSummable(total) || !equals.test(text.slice(Math.max(0, total.from - 40), total.from))) return []
    const before = mentions.slice(0, at).filter((one) => sameUnit(one, total))
    const pieces = chained(text, before)
    return pieces.length < 2 || pieces.length !== before.length ? [] : compare(statement, total, pieces)
  })
}

function isSummable({ unit, isRange }: Mention): boolean {
  return !isRange && (unit.kind === 'money' || unit.kind === 'count' || unit.kind === 'physical')
}

/** As many as follow each other with no more than "and" and the name of the part between. */
function chained(text: string, pieces: readonly Mention[]): readonly Mention[] {
  const end = pieces.findIndex((piece, at) => {
    const before = pieces[at - 1]
    return before !== undefined && !plus.test(text.slice(before.to, piece.from))
  })
  return end === -1 ? pieces : pieces.slice(0, end)
}

function compare(
  { text, line }: Statement,
  total: Mention,
  pieces: readonly Mention[],
): readonly RuleFinding[] {
  const all = summed(pieces)
  const sum = all.value
  const exact = pieces.every(({ hedge }) => hedge === undefined) && total.hedge === undefined
  const off = Math.abs(sum / total.value - 1)
  // Parts of something else altogether are no parts of this.
  if (off > 0.5) return []
  const apart = isApart(all, total)
  if (!apart && exact && isRounder(pieces, total) && off > mostRounded)
    return [tooMuch({ text, line, total, pieces, sum })]
  if (!apart && (exact || sum === total.value || off < 1e-9))
    return rounding({ text, line, total, pieces, sum })
  if (!apart && !boundedAbove(all, total)) return []
  return [
    {
      severity: apart && exact ? 'error' : 'warning',
      line,
      printed: text.slice(
        Math.min(total.from, pieces[0]?.from ?? 0),
        Math.max(total.to, pieces.at(-1)?.to ?? 0),
      ),
      recomputed: printedNumber(sum),
      message: `the parts make ${printedNumber(sum)}, the whole is ${total.text}`,
    },
  ]
}

/** The parts are printed finer than the whole: it was rounded, though hardly by a twentieth. */
function isRounder(pieces: readonly Mention[], total: Mention): boolean {
  const width = ({ low, high }: Mention): number => high - low
  return pieces.every((piece) => width(piece) * 2 < width(total))
}

const mostRounded = 0.05

function tooMuch({ text, line, total, pieces, sum }: Totalled): RuleFinding {
  return {
    severity: 'warning',
    line,
    printed: text.slice(
      Math.min(total.from, pieces[0]?.from ?? 0),
      Math.max(total.to, pieces.at(-1)?.to ?? 0),
    ),
    recomputed: printedNumber(sum),
    message: `the parts make ${printedNumber(sum)}, the whole is ${total.text}: more than a twentieth apart`,
  }
}

/** "About 50 and at least 1" is more than 50 at its own middle, whatever "about" allows. */
function boundedAbove({ value, isBounded }: Summed, total: Mention): boolean {
  return isBounded && total.hedge === undefined && value > total.value
}

interface Totalled {
  readonly text: string
  readonly line: number
  readonly total: Mention
  readonly pieces: readonly Mention[]
  readonly sum: number
}

function rounding({ text, line, total, pieces, sum }: Totalled): readonly RuleFinding[] {
  if (Math.abs(sum - total.value) < Math.abs(total.value) * 1e-12) return []
  const isLikely = likelyRounding([...pieces, total], sum - total.value)
  return [
    {
      severity: isLikely ? 'info' : 'warning',
      line,
      printed: text.slice(
        Math.min(total.from, pieces[0]?.from ?? 0),
        Math.max(total.to, pieces.at(-1)?.to ?? 0),
      ),
      recomputed: printedNumber(sum),
      message: `the parts make ${printedNumber(sum)} as printed, the whole is ${total.text}: ${isLikely ? 'within their rounding' : 'rounding alone would hardly do that'}`,
    },
  ]
}
