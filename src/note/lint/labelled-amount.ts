import type { Mention } from '../mention/mention.ts'
import { isAmount } from '../mention/same-unit.ts'
import type { Statement } from './statement.ts'

/** The words right before and right after an amount, up to the next number or the end of its clause. */
export interface LabelledAmount {
  readonly amount: Mention
  readonly before: string
  readonly after: string
}

const furthest = 44

/** Every amount of a sentence with its own words: "$8.4 billion of operating income", "영업이익 84억 달러". */
export function labelledAmounts({
  text,
  mentions,
}: Pick<Statement, 'text' | 'mentions'>): readonly LabelledAmount[] {
  return mentions.flatMap((amount, at): readonly LabelledAmount[] => {
    if (!isAmount(amount) || amount.isRange || amount.value <= 0) return []
    const from = Math.max(mentions[at - 1]?.to ?? 0, amount.from - furthest)
    const to = Math.min(mentions[at + 1]?.from ?? text.length, amount.to + furthest)
    return [
      {
        amount,
        before:
          text
            .slice(from, amount.from)
            .split(/[;)]|,\s(?=and|while|on)/)
            .at(-1) ?? '',
        after: text.slice(amount.to, to).split(/[,;.()]/)[0] ?? '',
      },
    ]
  })
}

/** Whether an amount is called so: the name stands before it with at most a few small words between, or after an "of". */
export function isCalled({ before, after }: LabelledAmount, name: string): boolean {
  return (
    new RegExp(
      `(?:${name})(?:\\s?\\([A-Za-z]+\\))?(?:\\s?(?:은|는|이|가|을|를|의|도)(?=\\s|$))?[^\\d.;]{0,22}$`,
      'iu',
    ).test(before) ||
    new RegExp(
      `^\\s?(?:of|in|a|per|were|was|is|are|의|인|를|을|가|이|는)?\\s?(?:(?:its|the|total|annual|adjusted|quarterly|a|trailing|expected|연간|분기)\\s){0,2}(?:${name})`,
      'iu',
    ).test(after)
  )
}
