import { allowed } from '../../mention/mention.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** "51 of 300 prompts, or 17 %": a share against the two counts it is made of. */
export const shareOfCount: Rule = {
  name: 'share-of-count',
  checks: 'a percentage against "k of n" in the same sentence',
  find: ({ statements }) =>
    statements.flatMap(({ text, mentions, line }) =>
      mentions.flatMap((part, at): readonly RuleFinding[] => {
        const whole = mentions[at + 1]
        if (!whole || !/^\s?(?:of|out of)(?: the| its| all)?\s$/i.test(text.slice(part.to, whole.from)))
          return []
        const isCounts =
          Number.isInteger(part.value) &&
          Number.isInteger(whole.value) &&
          whole.value >= part.value &&
          part.unit.kind === 'none' &&
          whole.unit.kind !== 'percent' &&
          whole.unit.kind !== 'money'
        const said = mentions
          .slice(at + 2)
          .find(({ unit, from }) => unit.kind === 'percent' && from - whole.to < 40)
        if (!isCounts || !said) return []
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
      }),
    ),
}
