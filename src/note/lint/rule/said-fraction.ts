import type { Mention } from '../../mention/mention.ts'
import { fractionParts } from '../../mention/number-words.ts'
import { isAmount, isSameThing } from '../../mention/same-unit.ts'
import { type FractionPhrase, fractionPhrase } from '../fraction-phrase.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import { nearly } from '../nearly.ts'
import { type Passage, passages } from '../passage.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** "Three quarters of the 40 problems, 30", "직원 1만 2천 명 가운데 3천 명, 전체의 4분의 1": a part as a fraction in words of its whole. */
export const saidFraction: Rule = {
  name: 'said-fraction',
  checks: {
    en: 'a fraction in words ("a third of", "3분의 1인") against the part and the whole that a sentence, or two that follow each other, give',
    ko: '분수로 적은 비중(“전체의 3분의 1”)을 한 문장이나 이어진 두 문장의 부분과 전체에 대조',
  },
  yields: true,
  find: ({ statements }) => passages(statements).flatMap(findingsIn),
}

const counts: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 }
const english = new RegExp(
  `\\b(?:(an?|one|two|three|four)[ -])?(${Object.keys(fractionParts).join('|')})s?\\b(?=,? of\\b|,? the (?:size|amount|number|cost|price))`,
  'giu',
)
const korean = /(\d{1,2})\s?분의\s?(\d{1,2})|절반/gu
/** A step from one amount to another is no part of a whole. */
const changes =
  /\b(?:by|to|up|down|fell|fall\w*|rose|cut|grew|more|less|fewer|lower|higher)\b[^.;,\d]{0,14}$|\b(?:first|second|third|fourth|last|this|next|per|a|the|each) $/iu
const changesAfter =
  /^(?:으로|로|만큼|가량|이나|을|를|\s?수준으로)?\s?[^.;,]{0,8}(?:줄|늘|감소|증가|낮|내려|떨어|깎|하락|인하|커|올)|^[^.;\d]{0,12}\b(?:year|an hour|a century|the (?:year|month|week|decade))\b/iu

function fractionsIn(text: string): readonly FractionPhrase[] {
  return [
    ...[...text.matchAll(english)].map((match) =>
      fractionPhrase(
        match,
        (counts[(match[1] ?? 'a').toLowerCase()] ?? 1) /
          (fractionParts[(match[2] ?? '').toLowerCase()] ?? Number.NaN),
      ),
    ),
    ...[...text.matchAll(korean)].map((match) =>
      fractionPhrase(match, match[1] === undefined ? 1 / 2 : Number(match[2]) / Number(match[1])),
    ),
  ].filter(
    ({ from, to, value }) =>
      value < 1 &&
      !changes.test(text.slice(Math.max(0, from - 30), from)) &&
      !changesAfter.test(text.slice(to)),
  )
}

function findingsIn({ joined, own, before, start }: Passage): readonly RuleFinding[] {
  const { text, mentions } = joined
  const [fraction, ...others] = fractionsIn(text)
  if (!fraction || others.length > 0 || fraction.from < start) return []
  const amounts = mentions.filter(
    (one) =>
      isAmount(one) && one.value > 0 && !one.isRange && (one.to <= fraction.from || one.from >= fraction.to),
  )
  const [a, b, ...more] = amounts
  if (!a || !b || more.length > 0 || !isSameThing(a, b) || a.value === b.value) return []
  if (before && amounts.every(({ from }) => from >= start)) return []
  const [part, whole] = a.value < b.value ? [a, b] : [b, a]
  if (!isOfWhole({ text, fraction, part, whole })) return []
  return compare(fraction, part, whole, own.line)
}

/** "Three quarters of the 40 problems, 30". */
const apposed = /^(?: [a-z]+)?(?:,| or| \()\s?(?:or |that is,? |about |some )?(?:US)?[$€£₩]?$/iu

interface Told {
  readonly text: string
  readonly fraction: FractionPhrase
  readonly part: Mention
  readonly whole: Mention
}

/** That one amount is of the other: "of the 1,200", "가운데 3천 명", "30개의 4분의 3인". */
function isOfWhole({ text, fraction, part, whole }: Told): boolean {
  const [before, after] = [text.slice(0, whole.from), text.slice(whole.to)]
  const isBeside = part.from < fraction.from || apposed.test(text.slice(whole.to, part.from))
  return (
    (isBeside && /\bof (?:the |its |their |all |these )*(?:US)?[$€£₩]?$/iu.test(before)) ||
    /^[^.;,\d]{0,10}(?:중(?:에서)?|가운데)\s/u.test(after) ||
    (/^[^.;,\d]{0,6}의\s?$/u.test(text.slice(whole.to, fraction.from)) &&
      /^(?:인|에 해당하는|에 달하는|에 이르는)\s?/u.test(text.slice(fraction.to, part.from))) ||
    /^,? of (?:the (?:lot|total|whole|staff|team|workforce)|them|all)\b/iu.test(text.slice(fraction.to)) ||
    /전체의\s?$/u.test(text.slice(0, fraction.from))
  )
}

interface Size {
  readonly low: number
  readonly high: number
}

/** A count is as many as it says. */
function sizeOf(one: Mention): Size {
  const { value, low, high, hedge } = one
  const isExact = Number.isInteger(value) && high - low <= 1 && hedge === undefined
  return isExact && one.unit.kind !== 'money' ? { low: value, high: value } : nearly(one)
}

function compare(
  { text, value }: FractionPhrase,
  part: Mention,
  whole: Mention,
  line: number,
): readonly RuleFinding[] {
  const [a, b] = [part, whole].map(sizeOf) as [Size, Size]
  const [low, high] = [a.low / b.high, a.high / b.low]
  // In words a third is said of 31 % and of 35 %; "30개의 4분의 3인" is exact.
  const slack = /분의/u.test(text) ? 1.04 : 1.1
  if (low <= value * slack && high >= value / slack) return []
  const recomputed = part.value / whole.value
  return [
    {
      severity: 'error',
      line,
      printed: text,
      recomputed: printedNumber(whole.value * value),
      message: {
        en: `${part.text} of ${whole.text} are ${printedNumber(100 * recomputed)} %, not ${text}, which would be ${printedNumber(whole.value * value)}`,
        ko: inKorean`${whole.text} 중 ${part.text}은(는) ${koreanNumber(100 * recomputed)}%이다. ${text}이라면 ${koreanNumber(whole.value * value)}이(가) 돼야 한다`,
      },
    },
  ]
}
