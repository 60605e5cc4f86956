import { allowed, type Mention } from '../../mention/mention.ts'
import { isAmount, sameUnit } from '../../mention/same-unit.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import { shareFinding } from '../share-finding.ts'
import type { Statement } from '../statement.ts'

/** "51 of 300 prompts, or 17 %", "of 300 prompts 51 (17 %)": a share against the two counts it is made of. */
export const shareOfCount: Rule = {
  name: 'share-of-count',
  checks: {
    en: 'a percentage against "k of n" in the same sentence',
    ko: '비율을 같은 문장의 “n개 중 k개”에 대조',
  },
  find: ({ statements }) =>
    statements.flatMap((statement) => [
      ...partFirst(statement),
      ...wholeFirst(statement),
      ...shareFirst(statement),
      ...spelledShare(statement),
      ...ofWhole(statement),
      ...ofAll(statement),
    ]),
}

const numbers = 'two three four five six seven eight nine ten eleven twelve'.split(' ')
const spelled = new RegExp(
  `\\b(${numbers.join('|')}) (?:of|out of) (?:the |its |all )?(${numbers.join('|')}|\\d{1,3})\\b`,
  'iu',
)

/** "Seven of the twelve funds, or 58 %". */
function spelledShare({ text, mentions, line }: Statement): readonly RuleFinding[] {
  const match = spelled.exec(text)
  const [part, whole] = [match?.[1], match?.[2]].map((word) => {
    const at = numbers.indexOf((word ?? '').toLowerCase())
    return at === -1 ? Number(word) : at + 2
  })
  const end = (match?.index ?? 0) + (match?.[0].length ?? 0)
  const said = mentions.find(({ unit, from }) => unit.kind === 'percent' && from >= end && from - end < 24)
  if (!match || !said || part === undefined || whole === undefined || !(part <= whole)) return []
  if (!/^[^.;\d]{0,14}(?:\bor\b|[,(])\s?(?:or |about )?$/iu.test(text.slice(end, said.from))) return []
  const shape = (value: number, printed: string): Mention => ({
    ...said,
    value,
    text: printed,
    unit: { kind: 'none' },
  })
  return compare({ part: shape(part, match[1] ?? ''), whole: shape(whole, match[2] ?? ''), said, line })
}

function partFirst({ text, mentions, line }: Statement): readonly RuleFinding[] {
  return mentions.flatMap((part, at) => {
    const whole = mentions[at + 1]
    if (!whole || !/^\s?(?:of|out of)(?: the| its| all)?\s$/i.test(text.slice(part.to, whole.from))) return []
    const said = mentions
      .slice(at + 2)
      .find(({ unit, from }) => unit.kind === 'percent' && from - whole.to < 40)
    if (!said) return []
    // "24 of 30 correct, an error rate of 20 %": the share is of the others.
    const isOfOthers =
      rateOfErrors.test(text.slice(whole.to, said.from)) && !wrong.test(text.slice(0, said.from))
    return compare({ part: isOfOthers ? restOf(part, whole) : part, whole, said, line })
  })
}

const rateOfErrors = /\b(?:error|failure|miss) rate\b[^.;\d]{0,12}$/iu
const wrong = /\b(?:wrong\w*|incorrect\w*|fail(?:ed|s|ures?)|miss(?:ed|es)|errors\b|mistakes?)\b/iu

function restOf(part: Mention, whole: Mention): Mention {
  const value = whole.value - part.value
  const [low, high] = [whole.low - part.high, whole.high - part.low]
  return { ...part, value, low, high, text: String(value) }
}

function wholeFirst({ text, mentions, line }: Statement): readonly RuleFinding[] {
  return mentions.flatMap((whole, at) => {
    const [part, said] = [mentions[at + 1], mentions[at + 2]]
    if (!part || said?.unit.kind !== 'percent') return []
    const isOf =
      /\bof (?:the |its |all )?(?:US)?[$₩€£¥]?$/i.test(text.slice(0, whole.from)) ||
      /(?:\bof which|\bof whom|\bof these|\bof them|\bincluding)\s[^.;\d]{0,16}$/iu.test(
        text.slice(whole.to, part.from),
      ) ||
      /^[^,.;]{0,16}(?:개|명|곳|건)?(?:이며|으로|이고|인데)?,?\s?(?:이\s|그\s)?(?:중|가운데)/u.test(
        text.slice(whole.to, part.from),
      )
    const isShare =
      /^[^,.;\d]{0,30}[(,]\s?(?:or |약 )?(?:정확도|정답률|비중|비율|accuracy)?\s?(?:of |는 |은 )?$/i.test(
        text.slice(part.to, said.from),
      )
    const isChange =
      /^\s?(?:증가|감소|성장|상승|하락|늘|줄|전년|up|down|more|less|growth|higher|lower|yoy|rise|margin|from|than)/iu.test(
        text.slice(said.to),
      )
    return isOf && isShare && !isChange ? compare({ part, whole, said, line }) : []
  })
}

/** "35 % of revenue: $7.0bn out of $20.0bn", "17 % (51 of 300)". */
function shareFirst({ text, mentions, line }: Statement): readonly RuleFinding[] {
  return mentions.flatMap((said, at) => {
    const [part, whole] = [mentions[at + 1], mentions[at + 2]]
    if (said.unit.kind !== 'percent' || !part || !whole) return []
    const isSaid = /^[^.;\d]{0,40}[:(]\s?(?:that is |or )?(?:US)?[$₩€£¥]?$/iu.test(
      text.slice(said.to, part.from),
    )
    const isPair = /^\s?(?:out of|of)(?: the| its| all)? (?:US)?[$₩€£¥]?$/iu.test(
      text.slice(part.to, whole.from),
    )
    return isSaid && isPair ? compare({ part, whole, said, line }) : []
  })
}

/** "EUR 153 m, or 28 % of revenue of EUR 612 m", "14조원으로 전체 24조원의 63%", "전체 1,200억 개 중 120억 개, 곧 15%". */
function ofWhole({ text, mentions, line }: Statement): readonly RuleFinding[] {
  return mentions.flatMap((part, at): readonly RuleFinding[] => {
    const [second, third] = [mentions[at + 1], mentions[at + 2]]
    if (!second || !third) return []
    const [near, far] = [text.slice(part.to, second.from), text.slice(second.to, third.from)]
    const isEnglish =
      second.unit.kind === 'percent' &&
      /(?:,|\s\() ?(?:or|equal to|that is|which is|equivalent to|i\.e\.)? ?(?:about |some |roughly )?$/iu.test(
        near,
      ) &&
      near.length < 40 &&
      /^ of (?:(?:its|the|all|total|group|net|annual|quarterly) )*(?:[a-z]+ )?(?:of |\()(?:US)?[$₩€£¥]?(?:[A-Z]{3} )?$/u.test(
        far,
      )
    if (isEnglish) return compare({ part, whole: third, said: second, line })
    const isKorean =
      third.unit.kind === 'percent' &&
      /^(?:으?로|이며|이고|,)\s(?:[가-힣]{1,8}\s){0,3}$/u.test(near) &&
      /^의\s(?:약\s)?$/u.test(far)
    return isKorean ? compare({ part, whole: second, said: third, line }) : []
  })
}

/** "전체 파라미터는 7,200억 개지만 활성화되는 것은 360억 개로, 전체의 5%": the whole is named so, its part and share follow. */
function ofAll({ text, mentions, line }: Statement): readonly RuleFinding[] {
  return mentions.flatMap((whole, at): readonly RuleFinding[] => {
    const [part, said] = [mentions[at + 1], mentions[at + 2]]
    if (!part || said?.unit.kind !== 'percent' || !sameUnit(part, whole)) return []
    const isAll = /(?:전체|총)\s?[가-힣]{0,10}(?:\s[가-힣]{1,8})?\s?(?:은|는|이|가)?\s(?:약\s)?[$₩]?$/u.test(
      text.slice(0, whole.from),
    )
    const isShare =
      /^\s?(?:개|명|곳|건|대|장)?(?:으?로|이며|이고|뿐)?,?\s(?:(?:곧|즉)\s)?(?:전체의\s)?(?:약\s)?$/u.test(
        text.slice(part.to, said.from),
      )
    const isChange = /^\s?(?:증가|감소|성장|상승|하락|늘|줄)/u.test(text.slice(said.to))
    return isAll && isShare && !isChange ? compare({ part, whole, said, line }) : []
  })
}

interface Shared {
  readonly part: Mention
  readonly whole: Mention
  readonly said: Mention
  readonly line: number
}

function compare({ part, whole, said, line }: Shared): readonly RuleFinding[] {
  if (!isPartOf(part, whole)) return []
  const recomputed = (100 * part.value) / whole.value
  const { low, high } = allowed(said)
  const [least, most] = isExact(part) && isExact(whole) ? [recomputed, recomputed] : shareBetween(part, whole)
  if (most >= low - 1e-9 && least <= high + 1e-9) return []
  return [shareFinding({ part: part.text, whole, said, recomputed, line })]
}

/** Counts of one thing, or amounts of one unit: of money and sizes a part can be printed in another scale. */
function isPartOf(part: Mention, whole: Mention): boolean {
  const isCount = ({ unit }: Mention): boolean => unit.kind === 'none' || unit.kind === 'count'
  const isOneKind =
    (isCount(part) && isCount(whole) && Number.isInteger(part.value)) ||
    (isAmount(part) && sameUnit(part, whole))
  return isOneKind && whole.value >= part.value && part.value > 0 && !part.isRange && !whole.isRange
}

/** 51 of 300 prompts are so many; 22 billion of 400 billion are rounded. */
function isExact({ value, low, high, hedge }: Mention): boolean {
  return Number.isInteger(value) && high - low <= 1 && hedge === undefined
}

function shareBetween(part: Mention, whole: Mention): readonly [number, number] {
  const [a, b] = [allowed(part), allowed(whole)]
  return [(100 * a.low) / b.high, b.low > 0 ? (100 * a.high) / b.low : Infinity]
}
