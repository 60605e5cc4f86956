import { allowed, type Mention } from '../../mention/mention.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "51 of 300 prompts, or 17 %", "of 300 prompts 51 (17 %)": a share against the two counts it is made of. */
export const shareOfCount: Rule = {
  name: 'share-of-count',
  checks: 'a percentage against "k of n" in the same sentence',
  find: ({ statements }) =>
    statements.flatMap((statement) => [
      ...partFirst(statement),
      ...wholeFirst(statement),
      ...spelledShare(statement),
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
    return said ? compare({ part, whole, said, line }) : []
  })
}

function wholeFirst({ text, mentions, line }: Statement): readonly RuleFinding[] {
  return mentions.flatMap((whole, at) => {
    const [part, said] = [mentions[at + 1], mentions[at + 2]]
    if (!part || said?.unit.kind !== 'percent') return []
    const isOf =
      /\bof (?:the |its |all )?$/i.test(text.slice(0, whole.from)) ||
      /^[^,.;]{0,12}(?:개|명|곳|건)?\s?(?:중|가운데)/u.test(text.slice(whole.to, part.from))
    const isShare = /^[^,.;\d]{0,30}[(,]\s?(?:or |약 )?$/i.test(text.slice(part.to, said.from))
    return isOf && isShare ? compare({ part, whole, said, line }) : []
  })
}

interface Shared {
  readonly part: Mention
  readonly whole: Mention
  readonly said: Mention
  readonly line: number
}

function compare({ part, whole, said, line }: Shared): readonly RuleFinding[] {
  const isCounts =
    [part, whole].every(
      ({ value, unit }) => Number.isInteger(value) && (unit.kind === 'none' || unit.kind === 'count'),
    ) && whole.value >= part.value
  if (!isCounts) return []
  const recomputed = (100 * part.value) / whole.value
  const { low, high } = allowed(said)
  if (recomputed >= low - 1e-9 && recomputed <= high + 1e-9) return []
  return [
    {
      severity: 'error',
      line,
      printed: said.text,
      recomputed: `${printedNumber(recomputed)} %`,
      message: `${part.text} of ${whole.text} are ${printedNumber(recomputed)} %, not ${said.text}`,
    },
  ]
}
