import { allowed, type Mention } from '../../mention/mention.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** "5x a year, half an order of magnitude": a factor and its logarithm that do not belong together. */
export const logFactor: Rule = {
  name: 'log-factor',
  checks: {
    en: 'a factor against the orders of magnitude that the same sentence equates it with',
    ko: '배수를 같은 문장의 자릿수(OOM)에 대조',
  },
  find: ({ statements }) =>
    statements.flatMap(({ text, mentions, line, block }, at) => {
      const factors = [...mentions.filter(({ unit }) => unit.kind === 'factor'), ...fractionsIn(text)]
      const before = statements[at - 1]
      // "We see 4x a year. That is an order of magnitude."
      if (
        factors.length === 0 &&
        before?.block === block &&
        /^(?:that|this) (?:is|makes|means|amounts|equals|works)\b|^(?:in|as) (?:terms of )?(?:orders of magnitude|OOMs?)\b|^on a log\w* scale|^이는|^(?:자릿수|자리수|로그|OOM)[^.;,\d]{0,8}(?:따지|환산|치면|하면|보면|바꾸)/iu.test(
          text,
        )
      )
        factors.push(
          ...before.mentions
            .filter(({ unit }) => unit.kind === 'factor')
            .map((one) => ({ ...one, from: 0, to: 0 })),
        )
      const orders = mentions.filter(({ unit }) => unit.kind === 'orderOfMagnitude')
      return orders.flatMap((order): readonly RuleFinding[] => {
        if (factors.length === 0 || factors.some((factor) => agrees(factor, order))) return []
        const factor = factors.toSorted(
          (a, b) => Math.abs(a.from - order.from) - Math.abs(b.from - order.from),
        )[0] as Mention
        const recomputed = 10 ** order.value
        return [
          {
            severity: 'error',
            line,
            printed: text.slice(Math.min(factor.from, order.from), Math.max(factor.to, order.to)),
            recomputed: `${recomputed.toFixed(2)}x`,
            message: {
              en: `${order.text} is a factor of ${recomputed.toFixed(2)}; ${factor.text} is ${Math.log10(factor.value).toFixed(2)} orders of magnitude`,
              ko: inKorean`${order.text}은(는) ${koreanNumber(recomputed)}배이고, ${factor.text}은(는) ${Math.log10(factor.value).toFixed(2)}자릿수(OOM)다`,
            },
          },
        ]
      })
    }),
}

/** "1/10", "10분의 1": a factor of 10. */
function fractionsIn(text: string): readonly Mention[] {
  return [...text.matchAll(/(?<![\d/.])1\/(\d{1,4})(?![\d/])|(\d{1,4})분의\s?1(?!\d)/gu)].map(
    (match): Mention => {
      const value = Number(match[1] ?? match[2])
      return {
        text: match[0],
        value,
        low: value - 0.5,
        high: value + 0.5,
        roundness: 0.5,
        isRange: false,
        hedge: undefined,
        unit: { kind: 'factor' },
        per: undefined,
        sign: 1,
        from: match.index,
        to: match.index + match[0].length,
      }
    },
  )
}

function agrees(factor: Mention, order: Mention): boolean {
  const [times, powers] = [allowed(factor), allowed(order)]
  // "Half an order" is said of 3: an order is as exact as its digits.
  return times.low <= 10 ** powers.high && times.high >= 10 ** powers.low
}
