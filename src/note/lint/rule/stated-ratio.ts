import { allowed, type Mention } from '../../mention/mention.ts'
import { sameUnit, unitName } from '../../mention/same-unit.ts'
import { orderedPairs } from '../amount-pair.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import { isCalled, type LabelledAmount, labelledAmounts } from '../labelled-amount.ts'
import { type NamedRatio, namedRatios } from '../named-ratio.ts'
import { nearly } from '../nearly.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "An operating margin of 62 % ($8.4 bn of operating income on $14.9 bn of revenue)": a ratio beside both of its terms. */
export const statedRatio: Rule = {
  name: 'stated-ratio',
  checks: {
    en: 'a ratio by its name (margin, yield, P/E, EV/EBITDA, utilisation …) against the two amounts that the text calls its terms',
    ko: '이름 있는 비율(이익률, 수익률, P/E, EV/EBITDA, 가동률 등)을 본문의 두 항에 대조',
  },
  find: ({ statements }) => statements.flatMap((statement, at) => findingsIn(statement, statements, at)),
}

function findingsIn(
  statement: Statement,
  statements: readonly Statement[],
  at: number,
): readonly RuleFinding[] {
  const said = ratiosIn(statement)
  // Two ratios of one kind in a sentence are of two years or two firms.
  return said.flatMap((one) => {
    if (said.some((other) => other !== one && other.ratio === one.ratio)) return []
    const near = windows(statement, statements, at)
    for (const window of near) {
      const pairs = termsIn(window, one)
      if (pairs.length > 0) return compare(one, pairs, statement)
    }
    return []
  })
}

interface SaidRatio {
  readonly ratio: NamedRatio
  readonly said: Mention
  readonly isAdjusted: boolean
}

const farthest = 34

/** A percentage or multiple with its name right before it, or right after: "margin of 62 %", "28 times earnings", "PER은 28배". */
function ratiosIn({ text, mentions }: Statement): readonly SaidRatio[] {
  return mentions.flatMap((said, at): readonly SaidRatio[] => {
    if (said.isRange) return []
    const before = text.slice(Math.max(mentions[at - 1]?.to ?? 0, said.from - farthest), said.from)
    const after = text.slice(said.from, said.to + farthest)
    const ratio = namedRatios.find(({ name, isPercent }) => {
      if (isPercent !== (said.unit.kind === 'percent')) return false
      if (!isPercent && said.unit.kind !== 'factor' && said.unit.kind !== 'none') return false
      if (!name.test(before) && !name.test(after)) return false
      const isNamed = new RegExp(`(?:${name.source}),?[^.;,\\d]{0,24}$`, 'iu').test(before)
      return (
        isNamed ||
        new RegExp(`^[\\d.,]+\\s?[%배]?\\s?(?:\\w+ |의\\s|인\\s)?(?:${name.source})`, 'iu').test(after)
      )
    })
    // "The margin rose 3 %": a change of it, not the ratio.
    if (
      !ratio ||
      changed.test(before) ||
      earlier.test(text.slice(Math.max(0, said.from - 70), said.to + 30)) ||
      /^\s?(?:higher|lower|up|down|more|less|증가|감소|상승|하락|개선)/iu.test(text.slice(said.to))
    )
      return []
    return [
      {
        ratio,
        said,
        isAdjusted: adjusted.test(before) || adjusted.test(after.slice(0, 30).split(/,\s/u)[0] ?? ''),
      },
    ]
  })
}

const changed =
  /\b(?:had been|was once|last|previous\w*|prior|(?:year|quarter|month) (?:earlier|ago|before)|rose|fell|grew|up|down|improv\w+|increas\w+|by|from|widen\w+|target\w*|guid\w+|aims?|expect\w*|could|would|should)\b|목표|전망|예상|가이던스|전년|작년/iu
const earlier =
  /\b(?:(?:year|quarter|month) (?:earlier|ago|before)|last (?:year|quarter)|had been)\b|전년|작년|지난해|전분기/iu
const adjusted = /\b(?:adjusted|non-GAAP|underlying|forward|average|industry|peer\w*)\b|조정|평균|업종/iu

/** The sentence, else those before it in its paragraph, else the items around it. */
function windows(
  statement: Statement,
  statements: readonly Statement[],
  at: number,
): readonly (readonly Statement[])[] {
  const [before, after] = [statements.slice(Math.max(0, at - 2), at), statements.slice(at + 1, at + 2)]
  const isBeside = ({ block, kind, depth, section }: Statement): boolean =>
    block === statement.block ||
    (kind === 'item' &&
      statement.kind === 'item' &&
      depth === statement.depth &&
      section.join() === statement.section.join())
  return [
    [statement],
    [...before, statement, ...after].filter((one) => isBeside(one) && !isOfOthers(one, statement)),
  ]
}

const names =
  /(?<![.!?:]\s)(?<=\s)[A-Z][a-z]+[\w-]*|^[A-Z][a-z]+[\w-]*(?=(?:'s|’s)?\s(?:[a-z]+ed|had|has|is|was|makes?|wants|grew)\b)/gu
const noNames = new Set(
  'The Its In Of Rule Revenue Sales Operating Net Gross Margin January February March April May June July August September October November December'.split(
    ' ',
  ),
)

/** A sentence that names firms, and none of those that this one names, has terms of theirs. */
function isOfOthers(one: Statement, statement: Statement): boolean {
  if (one === statement) return false
  const [own, theirs] = [statement.text, one.text].map((text) =>
    (text.match(names) ?? []).filter((name) => !noNames.has(name)),
  )
  return (
    own !== undefined &&
    theirs !== undefined &&
    own.length > 0 &&
    theirs.length > 0 &&
    !theirs.some((name) => own.includes(name))
  )
}

interface Terms {
  readonly top: Mention
  readonly bottom: Mention
}

function termsIn(window: readonly Statement[], { ratio, said, isAdjusted }: SaidRatio): readonly Terms[] {
  const amounts = window.flatMap((one) =>
    labelledAmounts(one).flatMap((amount) =>
      withLater(one, amount).map((each) => ({ ...each, text: one.text })),
    ),
  )
  const called = (name: string): readonly (LabelledAmount & { readonly text: string })[] =>
    amounts.filter((one) => one.amount !== said && isCalled(one, name))
  const tops = called(ratio.top).filter((one) => !isAdjusted || adjusted.test(one.before + one.after))
  const uses = /utili/.test(ratio.name.source) ? window.flatMap(partOfWhole) : []
  if (uses.length > 0) return uses
  return tops.flatMap(({ amount: top }) =>
    called(ratio.bottom)
      .filter(({ amount, text }) => amount !== top && isOneKind(top, amount) && !isOfBefore(text, amount))
      .map(({ amount: bottom }): Terms => ({ top, bottom })),
  )
}

/** "전년 480억 원보다 50% 늘어난 720억 원": the ratio is of what it came to. */
function isOfBefore(text: string, { from, to }: Mention): boolean {
  return (
    /(?:전년|작년|지난해|last year's|a year ago)\s?[$₩]?$/iu.test(text.slice(0, from)) ||
    /^\s?(?:보다|대비)/u.test(text.slice(to))
  )
}

/** "Revenue rose from $9.6bn to $14.4bn": the name before the first is that of the second too. */
function withLater(one: Statement, labelled: LabelledAmount): readonly LabelledAmount[] {
  const pair = orderedPairs(one).find(({ old }) => old === labelled.amount)
  return pair ? [labelled, { ...labelled, amount: pair.now }] : [labelled]
}

/** "45 MW of its 60 MW", "60MW 가운데 45MW": in use and in all. */
function partOfWhole({ text, mentions }: Statement): readonly Terms[] {
  return mentions.flatMap((a, at): readonly Terms[] => {
    const b = mentions[at + 1]
    if (!b || a.unit.kind === 'percent' || !sameUnit(a, b) || a.isRange || b.isRange) return []
    const between = text.slice(a.to, b.from)
    if (/^\s(?:out )?of (?:its |the (?:year's |month's )?|a )?$/iu.test(between) && a.value < b.value)
      return [{ top: a, bottom: b }]
    return /^\s?(?:중|가운데)\s/u.test(between) && b.value < a.value ? [{ top: b, bottom: a }] : []
  })
}

/** Of one unit; "$140 a share" and "earnings of $4.20" are too. */
function isOneKind(a: Mention, b: Mention): boolean {
  return (
    sameUnit(a, b) ||
    (a.unit.kind === 'money' &&
      unitName(a.unit) === unitName(b.unit) &&
      (a.per === undefined || b.per === undefined))
  )
}

function compare(
  { ratio, said }: SaidRatio,
  pairs: readonly Terms[],
  { line }: Statement,
): readonly RuleFinding[] {
  const scale = ratio.isPercent ? 100 : 1
  const { low, high } = allowed(said)
  const agrees = ({ top, bottom }: Terms): boolean => {
    const [a, b] = [nearly(top), nearly(bottom)]
    return (
      (scale * a.low) / b.high <= high + 1e-9 &&
      (b.low > 0 ? (scale * a.high) / b.low : Infinity) >= low - 1e-9
    )
  }
  const [pair] = pairs
  if (!pair || pairs.some(agrees)) return []
  const recomputed = (scale * pair.top.value) / pair.bottom.value
  // A tenth or ten times as much is of other terms: a quarter's profit, a year's.
  if (pairs.length > 2 || recomputed > 12 * said.value || said.value > 12 * recomputed) return []
  const unit = ratio.isPercent ? ' %' : 'x'
  return [
    {
      severity: pairs.length === 1 ? 'error' : 'warning',
      line,
      printed: said.text,
      recomputed: `${printedNumber(recomputed)}${unit}`,
      message: {
        en: `${pair.top.text} over ${pair.bottom.text} is ${printedNumber(recomputed)}${unit}, not ${said.text}`,
        ko: inKorean`${pair.top.text}을(를) ${pair.bottom.text}(으)로 나누면 ${koreanNumber(recomputed)}${ratio.isPercent ? '%' : '배'}이지 ${said.text}이(가) 아니다`,
      },
    },
  ]
}
