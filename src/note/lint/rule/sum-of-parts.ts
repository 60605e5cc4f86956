import type { Mention } from '../../mention/mention.ts'
import { sameUnit } from '../../mention/same-unit.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount } from '../korean-number.ts'
import { likelyRounding } from '../likely-rounding.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'
import { isApart, type Summed, summed } from '../summed.ts'

const whole =
  /\b(?:total\w*|sum\w*|in all|altogether|overall|combined|capex|opex|budget\w*|fund\w*|revenue|cost\w*|fleet|round|spend\w*)\b|총|합계|합쳐|합하|모두|전체|총액|예산|투자/iu
const parts =
  /\b(?:of which|consist\w* of|compris\w+|made up of|split into|includ\w+|namely|broken down)\b|[:=]|—|이 중|가운데|중에서|^\s?중\s|구성|나뉘|포함/iu
const plus = /^[^.;]{0,60}?(?:\band\b|\bplus\b|\+|,|및|와|과|,\s?그리고)[^.;]{0,60}$/iu
const equals =
  /(?:=|\b(?:makes?|gives?|equals?|adds? up to|totall?ing|totals?|for a total of|(?:gives?|makes?) a total of|in all|altogether|combined|together)\b|이면|더하면|더해|합치면|합친|합하면|합한|더한|합해|합계|합산하면|모두|도합|통틀어|총)[^\d]{0,20}(?:[$₩€]\s?)?$/iu

/** "50 bn: servers about 50 bn and a data centre of at least 1 bn": parts that can't make their whole. */
export const sumOfParts: Rule = {
  name: 'sum-of-parts',
  checks: {
    en: 'a whole against the parts that the same sentence gives for it',
    ko: '전체를 같은 문장에 적힌 부분의 합에 대조',
  },
  find: ({ statements }) =>
    statements.flatMap((statement, at) => [
      ...wholeFirst(statement),
      ...wholeLast(statement),
      ...wholeBefore(statements[at - 1], statement),
    ]),
}

/** The whole, then "of which" or a colon, then two parts or more. */
function wholeFirst(statement: Statement): readonly RuleFinding[] {
  const { mentions, text } = statement
  return mentions.flatMap((total, at) => {
    const rest = mentions.slice(at + 1)
    const next = rest[0]
    if (!next || !isSummable(total)) return []
    const fewest = fewestPieces(text, total, next)
    if (fewest === undefined) return []
    const pieces = chained(
      text,
      rest.filter((one) => sameUnit(one, total)),
    )
    if (pieces.length < fewest || isSome(text.slice(total.to, next.from), total, pieces)) return []
    return compare(statement, total, pieces)
  })
}

/** "총 900억 달러 중 A 500억, B 200억": two of more parts, since so much is left. */
function isSome(between: string, total: Mention, pieces: readonly Mention[]): boolean {
  return /^\s?중\s/u.test(between) && pieces.length === 2 && summed(pieces).value < total.value * 0.85
}

/** How many parts must follow a number for it to be their whole, by the words around it; undefined where nothing says that it is. */
function fewestPieces(text: string, total: Mention, next: Mention): number | undefined {
  const [before, between] = [text.slice(0, total.from), text.slice(total.to, next.from)]
  if (/(?:^|[,;]\s)\s*of (?:the |its |this |a |an )?(?:total )?[$₩€£¥]?$/i.test(before)) return 2
  // What is allotted of a whole is more than two things, or all of it.
  if (/^\s?(?:가운데|중)\s/u.test(between) && /투입|배정|쓰인|들어간|쓴다/u.test(text.slice(next.to)))
    return 3
  if (!whole.test(text.slice(Math.max(0, total.from - 50), total.to + 30))) return undefined
  if (parts.test(between)) return 2
  // "총 900억 달러로, A 500억 달러와 B 400억 달러로 구성된다", "합계 900억 달러(A …, B …)".
  if (/총|합계|전체/u.test(before.slice(-12)) && /구성|이뤄|이루어|나뉘|나뉜|쪼개/u.test(text.slice(next.to)))
    return 2
  if (/(?:합계|총액|총)\s?$/u.test(before) && /^\s?\([^\d()]*$/u.test(between)) return 2
  const isNamed =
    /(?:총|total of)\s?[$₩€]?$/iu.test(before) && /^(?:으로|로|이며|인데|,|\s?\()/u.test(between)
  return isNamed ? 3 : undefined
}

const allotted =
  /\b(?:is|are) for\b|\bgo(?:es)? (?:to|into)\b|\bwill go\b|\bis spent on\b|\bfor the\b|에\s(?:약\s|최소\s|최대\s)?[\d$]|에는|들어간|투입|배정|쓰인/iu
const otherwise =
  /\b(?:last year|previous|consensus|guidance|expect\w*|up|down|from|versus|vs|compared|than|more|another|additional|extra)\b|작년|전년|컨센서스|가이던스|예상|대비|보다|추가|별도/iu

/** "The budget is 840 mn. Some 510 mn is for ships, 230 mn for the port and 180 mn for training": more than there is. */
function wholeBefore(before: Statement | undefined, statement: Statement): readonly RuleFinding[] {
  const { text, mentions, block } = statement
  if (before?.block !== block || !whole.test(before.text) || !allotted.test(text)) return []
  if (otherwise.test(text) || otherwise.test(before.text)) return []
  const [total, ...others] = before.mentions.filter(isSummable)
  if (!total || others.length > 0) return []
  const same = mentions.filter((one) => sameUnit(one, total))
  const pieces = chained(text, same)
  const sum = summed(pieces).value
  if (pieces.length < 2 || pieces.length !== same.length || sum <= total.value) return []
  return compareAcross(before, statement, total, pieces)
}

function compareAcross(
  before: Statement,
  { line }: Statement,
  total: Mention,
  pieces: readonly Mention[],
): readonly RuleFinding[] {
  const all = summed(pieces)
  const isOff = isApart(all, total) || boundedAbove(all, total)
  if (!isOff || all.value > total.value * 1.5) return []
  return [
    {
      severity: 'warning',
      line,
      printed: pieces.map((piece) => piece.text).join(' + '),
      recomputed: printedNumber(all.value),
      message: {
        en: `the parts make ${printedNumber(all.value)}, the whole in line ${before.line} is ${total.text}`,
        ko: inKorean`부분의 합은 ${koreanAmount(all.value, total)}인데 전체(${before.line}행)는 ${total.text}(으)로 적혀 있다`,
      },
    },
  ]
}

/** "A와 B를 합한 1,500억을 모두 더하면 3,290억": what is added on is a part itself. */
const addedOn = /^\s?(?:을|를)?\s?(?:모두\s|전부\s)?(?:더하|더해|합치|합쳐|합하|합해|합산)/u

/** Parts joined by plus or and, then "=" or "in all", then the whole. */
function wholeLast(statement: Statement): readonly RuleFinding[] {
  const { mentions, text } = statement
  return mentions.flatMap((total, at) => {
    const isEquation =
      total.unit.kind === 'percent' && /[%％]\s?=\s?$/u.test(text.slice(0, total.from)) && text.includes('+')
    if (
      addedOn.test(text.slice(total.to)) ||
      (!isSummable(total) && !isEquation) ||
      !equals.test(text.slice(Math.max(0, total.from - 40), total.from))
    )
      return []
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
      message: {
        en: `the parts make ${printedNumber(sum)}, the whole is ${total.text}`,
        ko: inKorean`부분의 합은 ${koreanAmount(sum, total)}인데 전체는 ${total.text}(으)로 적혀 있다`,
      },
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
    message: {
      en: `the parts make ${printedNumber(sum)}, the whole is ${total.text}: more than a twentieth apart`,
      ko: inKorean`부분의 합은 ${koreanAmount(sum, total)}인데 전체는 ${total.text}(으)로, 5% 넘게 차이 난다`,
    },
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
      message: {
        en: `the parts make ${printedNumber(sum)} as printed, the whole is ${total.text}: ${isLikely ? 'within their rounding' : 'rounding alone would hardly do that'}`,
        ko: inKorean`적힌 부분의 합은 ${koreanAmount(sum, total)}, 전체는 ${total.text}(으)로 ${isLikely ? '반올림 범위 안의 차이다' : '반올림만으로는 설명하기 어렵다'}`,
      },
    },
  ]
}
