import type { Mention } from '../../mention/mention.ts'
import { isAmount, sameUnit } from '../../mention/same-unit.ts'
import { type CountedThings, countedThings } from '../counted-things.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import { nearly } from '../nearly.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "45조원은 순이익 3조원의 15배", "64 nodes of eight GPUs each, 512 GPUs": an amount as a multiple of another of the sentence. */
export const timesAmount: Rule = {
  name: 'times-amount',
  checks: {
    en: 'an amount against "N times" another amount of the sentence, or against a count of things that hold so many each',
    ko: '금액을 같은 문장의 “N배” 또는 묶음 수 × 개당 수량에 대조',
  },
  find: ({ statements }) =>
    statements.flatMap((statement) => [...multiples(statement), ...groups(statement)]),
}

const otherTime = /\b(?:would|could|target|by 20\d\d|than)\b|목표|보다|이상|넘/iu

/** A, then "N times the B" or "B의 N배". */
function multiples({ text, mentions, line }: Statement): readonly RuleFinding[] {
  if (otherTime.test(text)) return []
  return mentions.flatMap((factor, at): readonly RuleFinding[] => {
    if (factor.unit.kind !== 'factor' || factor.isRange || factor.value <= 1) return []
    const [before, after] = [mentions[at - 1], mentions[at + 1]]
    const base = isBaseBefore(text, before, factor)
      ? before
      : isBaseAfter(text, factor, after)
        ? after
        : undefined
    if (!base || !isAmount(base) || base.unit.kind === 'none') return []
    const others = mentions.filter((one) => one !== base && isAmount(one) && sameUnit(one, base))
    const [amount] = others
    if (!amount || others.length > 1 || amount.from > factor.from) return []
    return compare(line, { amount, base, factor })
  })
}

function isBaseBefore(text: string, base: Mention | undefined, factor: Mention): boolean {
  return base !== undefined && /^의\s?(?:약\s?)?$/u.test(text.slice(base.to, factor.from))
}

function isBaseAfter(text: string, factor: Mention, base: Mention | undefined): boolean {
  return (
    base !== undefined &&
    /^ (?:the|its|their|that of|last year's) (?:[a-z]+ ){0,3}(?:of )?(?:US)?[$₩€£¥]?$/iu.test(
      text.slice(factor.to, base.from),
    )
  )
}

interface Multiple {
  readonly amount: Mention
  readonly base: Mention
  readonly factor: Mention
}

function compare(line: number, { amount, base, factor }: Multiple): readonly RuleFinding[] {
  const [a, b] = [nearly(amount), nearly(base)]
  const isAbout = factor.hedge === 'about'
  const half = isAbout ? factor.value * 0.1 : Math.min((factor.high - factor.low) / 2, factor.value * 0.12)
  if (a.low / b.high <= factor.value + half && a.high / b.low >= factor.value - half) return []
  const recomputed = amount.value / base.value
  if ((factor.hedge !== undefined && !isAbout) || recomputed < 0.8 || recomputed > 12 * factor.value)
    return []
  return [
    {
      severity: 'error',
      line,
      printed: factor.text,
      recomputed: `${printedNumber(recomputed)} times`,
      message: {
        en: `${amount.text} is ${printedNumber(recomputed)} times ${base.text}, not ${factor.text}`,
        ko: inKorean`${amount.text}은(는) ${base.text}의 ${koreanNumber(recomputed)}배이지 ${factor.text}이(가) 아니다`,
      },
    },
  ]
}

const apart =
  /\b(?:up to|more than|over|other|plus|spare|some|most|half|free|used)\b|이상|최대|별도|예비|일부|이 중|가운데/iu

/** So many holders with so many things each, and how many things that makes. */
function groups(statement: Statement): readonly RuleFinding[] {
  const { text, line } = statement
  const [a, b, c, ...others] = countedThings(statement)
  if (!a || !b || !c || others.length > 0 || apart.test(text) || !isKept(text, a, b)) return []
  // The holders come first, then what each holds, then all of these.
  if (
    kindOf(b.noun) !== kindOf(c.noun) ||
    kindOf(a.noun) === kindOf(b.noun) ||
    c.value < Math.max(a.value, b.value)
  )
    return []
  if (c.low <= a.high * b.high && c.high >= a.low * b.low) return []
  const recomputed = a.value * b.value
  return [
    {
      severity: 'error',
      line,
      printed: c.text,
      recomputed: printedNumber(recomputed),
      message: {
        en: `${a.text} with ${b.text} each make ${printedNumber(recomputed)}, not ${c.text}`,
        ko: inKorean`${a.text}에 각각 ${b.text}이면 모두 ${koreanNumber(recomputed)}이지 ${c.text}이(가) 아니다`,
      },
    },
  ]
}

function kindOf(noun: string): string {
  return /^(?:gpu|chip|accelerator|card|장|[abh]\d{2,3})$/u.test(noun) ? 'gpu' : noun
}

/** "Each of the 64 nodes has eight GPUs", "64 racks of 72 GPUs each", "64대에 8장씩". */
function isKept(text: string, a: CountedThings, b: CountedThings): boolean {
  const after = text.slice(b.to, b.to + 8)
  return (
    /\beach of (?:the |its |their )?$/iu.test(text.slice(0, a.from)) ||
    /^,? (?:each|apiece)\b/iu.test(after) ||
    /^\s?씩/u.test(after)
  )
}
