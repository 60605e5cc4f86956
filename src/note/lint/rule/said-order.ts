import { allowed, type Mention } from '../../mention/mention.ts'
import { isAmount, sameUnit } from '../../mention/same-unit.ts'
import { inKorean } from '../in-korean.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "Alder leads with $3.4tn, followed by Birch with $3.6tn", "38%로 1위, 누리가 41%로 2위": an order against its own numbers. */
export const saidOrder: Rule = {
  name: 'said-order',
  checks: {
    en: 'an order that a sentence gives ("leads", "followed by", "2위", "뒤를 이어") against the numbers it gives',
    ko: '문장이 말한 순서(“선두”, “2위”, “뒤를 이어”)를 그 문장의 수치에 대조',
  },
  find: ({ statements }) => statements.flatMap(findingsIn),
}

/** Places by the words beside a number; what follows somebody is one place below. */
const marks: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:leads?|led|leading|tops?|topped|most|largest|highest|biggest|first)\b|(?<!\d)1위|선두|가장 (?:높|많|크|큰)|최[고대](?!\s?\d)/iu,
    1,
  ],
  [
    /\b(?:second(?!s)|runner-up|followed by|trailed by|ahead of)\b|(?<!\d)2위|두 번째|뒤를 이|뒤이어|그다음|그 다음/iu,
    2,
  ],
  [/\bthird\b|(?<!\d)3위|세 번째/iu, 3],
]
/** Where less comes first, where the order is of something else, or where places are not of these numbers. */
const otherwise =
  /\b(?:cheap\w*|low\w*|small\w*|few\w*|least|less|quarter|half|year|years|by \w+ (?:growth|share)|was|were|up from|from|if|would)\b|낮|적은|적다|싸|싼|저렴|작년|지난해|전년|분기|에서|성장률|증가율|부문별|과목별|항목별|별로/iu

interface Placed {
  readonly amount: Mention
  readonly place: number
}

function findingsIn({ text, mentions, line, kind }: Statement): readonly RuleFinding[] {
  if (kind === 'heading' || kind === 'source' || otherwise.test(text)) return []
  const amounts = mentions.filter(
    (one) => (isAmount(one) || one.unit.kind === 'percent') && !isPlace(text, one),
  )
  const [first] = amounts
  if (!first || amounts.length > mostAmounts || amounts.some((one) => !sameUnit(one, first) || one.isRange))
    return []
  const places = amounts.map((amount, at): Placed => ({ amount, place: placeOf(text, amounts, at) }))
  const isListed =
    places.at(-1)?.place === 2 &&
    /뒤를 이|뒤이어/u.test(text) &&
    places.slice(1, -1).every(({ place }) => place === 0)
  const ranked = isListed ? places.map(({ amount }, at) => ({ amount, place: at + 1 })) : places
  // Without a first there is no order; numbers without a place are of others.
  if (ranked[0]?.place !== 1 || ranked.some(({ place }) => place === 0)) return []
  return ranked.slice(1).flatMap((one, at): readonly RuleFinding[] => {
    const above = ranked[at]
    return above && above.place < one.place && isBelow(above.amount, one.amount)
      ? [findingOf(above, one, line)]
      : []
  })
}

const mostAmounts = 6

/** The 2 of "2위" and of "No. 2". */
function isPlace(text: string, { from, to, unit }: Mention): boolean {
  return (
    unit.kind === 'none' &&
    (/^\s?(?:위|번째|nd|rd|st|th)/u.test(text.slice(to)) || /\bno\.\s?$/iu.test(text.slice(0, from)))
  )
}

/** The place that the words of a number say: those before it, up to the number before, and in its clause after it. */
function placeOf(text: string, amounts: readonly Mention[], at: number): number {
  const amount = amounts[at]
  if (!amount) return 0
  const start = amounts[at - 1]
  const next = amounts[at + 1]?.from ?? text.length
  const after = text.slice(amount.to, next).split(/[,;]|(?<=[높많크]고|이고|이며)|\band\b/u)[0] ?? ''
  const before = text.slice(start?.to ?? 0, amount.from)
  const own = start ? before.slice(Math.max(0, before.search(/[,;]|\band\b|고\s/u))) : before
  const found = marks.filter(([form]) => form.test(`${own}${after}`)).map(([, place]) => place)
  if (found.length === 1) return found[0] ?? 0
  // "Followed by Birch with 3.1 and Cedar with 2.9": the next of a list has the next place.
  const isListed = start !== undefined && /^[^.;]{0,4}(?:,|\band\b|,? 및)/u.test(before)
  const last = isListed && at > 1 ? placeOf(text, amounts, at - 1) : 0
  return found.length === 0 && last > 1 ? last + 1 : 0
}

function isBelow(above: Mention, one: Mention): boolean {
  return allowed(above).high < allowed(one).low
}

function findingOf(
  { amount: above, place: upper }: Placed,
  { amount, place }: Placed,
  line: number,
): RuleFinding {
  return {
    severity: 'warning',
    line,
    printed: `${upper}. ${above.text}, ${place}. ${amount.text}`,
    recomputed: `${upper}. ${amount.text}, ${place}. ${above.text}`,
    message: {
      en: `number ${upper} of this sentence has ${above.text}, number ${place} has more: ${amount.text}`,
      ko: inKorean`이 문장의 ${upper}번째는 ${above.text}인데, ${place}번째가 ${amount.text}(으)로 더 크다`,
    },
  }
}
