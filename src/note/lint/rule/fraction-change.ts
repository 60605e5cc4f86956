import { allowed, type Mention } from '../../mention/mention.ts'
import { fractionParts } from '../../mention/number-words.ts'
import { isAmount, unitName } from '../../mention/same-unit.ts'
import { isPartOfFraction } from '../fraction-phrase.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount, koreanPercent } from '../korean-number.ts'
import { printedNumber, printedPercent } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "Has 210,000 GPUs and adds a third to reach 310,000", "3분의 1을 줄여": a change by a fraction in words against the two amounts. */
export const fractionChange: Rule = {
  name: 'fraction-change',
  checks: {
    en: 'a change by a fraction in words ("adds a third", "a quarter less", "3분의 1로") against the two amounts in the same sentence',
    ko: '분수로 적은 증감(“3분의 1 증가”, “3분의 1로”)을 같은 문장의 두 금액에 대조',
  },
  find: ({ statements }) => statements.flatMap(findingsIn),
}

interface Step {
  readonly text: string
  /** What the new amount is of the old one. */
  readonly factor: number
  readonly slack: number
}

const counts: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 }
const fraction = `(?:(?<count>an?|one|two|three|four)[ -])?(?<name>${Object.keys(fractionParts).join('|')})s?`
const ups =
  'add(?:s|ed|ing)?|expand\\w*|increas\\w+|gr[eo]w\\w*|rais\\w+|rose|rises?|risen|up|lift\\w*|climb\\w*|gain\\w*|jump\\w*'
const downs =
  'cut(?:s|ting)?|fell|fall\\w*|falls|reduc\\w+|shr[iau]nk\\w*|drop\\w*|lower\\w*|down|trim\\w*|declin\\w*|los[ei]\\w*|lost|shed\\w*|slash\\w*|slid\\w*'
const english = new RegExp(
  `\\b(?<verb>${ups}|${downs})(?: (?!from|to|than)[a-z']+){0,4}? (?<to>(?:by|to) )?(?:about |roughly |nearly |almost |around |some |another |a further )?${fraction}\\b(?! (?:of an hour|of the (?:year|month))|[ -](?:quarter|half|year|party))`,
  'giu',
)
const more = new RegExp(
  `\\b(?:about |nearly |almost |roughly )?${fraction} (?<verb>more|less|fewer|larger|smaller|higher|lower|cheaper)\\b`,
  'giu',
)
const korean =
  /(?:(?<bottom>\d{1,2})분의\s?(?<top>\d{1,2})|(?<half>절반))(?:\s?(?:가량|정도|수준|만큼))?(?<to>으로|로)?(?:을|를|이|가)?\s?(?:더\s)?(?<verb>늘|증가|증설|추가|올|확대|인상|높|줄|감소|감축|삭감|축소|낮|인하|내려|깎|떨어)/gu
/** "80달러에서 4분의 1 수준인 20달러로 내려": what is left, before the amount itself. */
const koreanLeft =
  /(?<bottom>\d{1,2})분의\s?(?<top>\d{1,2})\s?(?:수준)?(?<to>인|에 해당하는|에 불과한)\s[^.;]{0,16}?으?로\s?(?<verb>줄|감소|감축|삭감|축소|낮|인하|내려|깎|떨어|하락)/gu
const falling = new RegExp(
  `^(?:${downs}|less|fewer|smaller|lower|cheaper|줄|감소|감축|삭감|축소|낮|인하|내려|깎|떨어)$`,
  'iu',
)

function stepsIn(text: string): readonly Step[] {
  return [english, more, korean, koreanLeft].flatMap((form) => [...text.matchAll(form)].flatMap(stepOf))
}

type Groups = Readonly<Record<string, string | undefined>>

function stepOf(match: RegExpExecArray): readonly Step[] {
  const { to = '', verb = '' }: Groups = match.groups ?? {}
  const share = shareOf(match.groups ?? {})
  const isDown = falling.test(verb)
  const isTo = /^(?:to |으로|로|인|에 해당하는|에 불과한)$/iu.test(to)
  if (!(share > 0 && share < 1) || (isTo && !isDown)) return []
  const isAbout = /\b(?:about|nearly|almost|roughly|around|some)\b|가량|정도|수준|약/iu.test(match[0])
  const change = isDown ? 1 - share : 1 + share
  return [{ text: match[0], factor: isTo ? share : change, slack: share * (isAbout ? 0.2 : 0.09) }]
}

function shareOf({ count = 'a', name, bottom, top, half }: Groups): number {
  if (half !== undefined) return 1 / 2
  if (name === undefined) return Number(top) / Number(bottom)
  return (counts[count.toLowerCase()] ?? 1) / (fractionParts[name.toLowerCase()] ?? Number.NaN)
}

const apart = /\b(?:from a year|yoy|year on year|of which|per cent|share)\b|%|전년 대비|비중/iu

function findingsIn({ text, mentions, line }: Statement): readonly RuleFinding[] {
  const steps = stepsIn(text)
  const [step] = steps
  if (!step || steps.length > 1 || apart.test(text)) return []
  const amounts = mentions.filter(
    (one) => isAmount(one) && one.value > 0 && !one.isRange && !isPartOfFraction(text, one),
  )
  const [a, b] = amounts
  if (!a || !b || amounts.length > 2 || !isOneKind(a, b) || a.value === b.value) return []
  const [small, large] = a.value < b.value ? [a, b] : [b, a]
  const [old, now] = step.factor > 1 ? [small, large] : [large, small]
  const [before, after] = [allowed(old), allowed(now)]
  const [low, high] = [after.low / before.high, before.low > 0 ? after.high / before.low : Infinity]
  if (low <= step.factor + step.slack && high >= step.factor - step.slack) return []
  const recomputed = now.value / old.value
  if (recomputed > 6 || recomputed < 0.05) return []
  return [
    {
      severity: 'error',
      line,
      printed: step.text.trim(),
      recomputed: printedPercent(recomputed - 1),
      message: {
        en: `from ${old.text} to ${now.text} is ${printedPercent(recomputed - 1)}; "${step.text.trim()}" would make ${printedNumber(old.value * step.factor)}`,
        ko: inKorean`${old.text}에서 ${now.text}(으)로의 변동률은 ${koreanPercent(recomputed - 1)}이다. ‘${step.text.trim()}’이(가) 맞다면 ${koreanAmount(old.value * step.factor, now)}이(가) 돼야 한다`,
      },
    },
  ]
}

/** A number without a unit is of what the other counts: "210,000 GPUs … to reach 310,000". */
function isOneKind(a: Mention, b: Mention): boolean {
  if (a.per !== b.per && a.per !== undefined && b.per !== undefined) return false
  if (unitName(a.unit) === unitName(b.unit)) return true
  const isBare = (one: Mention, other: Mention): boolean =>
    one.unit.kind === 'none' && other.unit.kind === 'count' && one.value >= 100
  return isBare(a, b) || isBare(b, a)
}
