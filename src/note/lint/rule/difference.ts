import type { Mention } from '../../mention/mention.ts'
import { isAmount, sameUnit } from '../../mention/same-unit.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount } from '../korean-number.ts'
import { nearly } from '../nearly.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "Cash flow of 130 and capex of 48, which leaves 82", "매출 500억원에서 비용 380억원을 빼면 120억원": what one amount less another is. */
export const difference: Rule = {
  name: 'difference',
  checks: {
    en: 'what is left of one amount when another is taken off, against the two in the same sentence',
    ko: '뺀 나머지 금액을 같은 문장의 두 금액에 대조',
  },
  find: ({ statements }) => statements.flatMap(findingsIn),
}

const leaves =
  /\b(?:which |that |this )?(?:leav(?:es|ing)|left)\b[^.;\d]{0,48}$|\b(?:for|giving) (?:a )?net (?:cash|profit|result|balance|position)?[^.;\d]{0,24}$/iu
const koreanLeaves =
  /(?:을|를)\s?(?:빼면|뺀|차감하면|차감한|제하면|제한|제외하면)\s?[^.;\d]{0,24}$|남는\s?(?:것|돈|금액)?(?:은|이)?\s?[^.;\d]{0,10}$/u
/** Other amounts than the two are at work. */
const apart =
  /\b(?:each|per|after tax|before tax|also|plus|further|another|respectively|among other|nearly all)\b|각각|등을|등\s|추가/iu

function findingsIn({ text, mentions, line }: Statement): readonly RuleFinding[] {
  const amounts = mentions.filter(
    (one) => isAmount(one) && one.unit.kind !== 'none' && !one.isRange && one.value > 0,
  )
  const [whole, taken, left] = amounts
  if (!whole || !taken || !left || amounts.length !== 3 || apart.test(text)) return []
  if (!sameUnit(whole, taken) || !sameUnit(whole, left) || taken.value >= whole.value) return []
  const between = text.slice(taken.to, left.from)
  if (!leaves.test(between) && !koreanLeaves.test(between)) return []
  return compare([whole, taken, left], line)
}

function compare(
  [whole, taken, left]: readonly [Mention, Mention, Mention],
  line: number,
): readonly RuleFinding[] {
  const [a, b, c] = [nearly(whole), nearly(taken), nearly(left)]
  const value = whole.value - taken.value
  const isSo = a.low - b.high <= c.high && a.high - b.low >= c.low
  // Half as much or twice as much is of something else.
  if (isSo || value > 2 * left.value || left.value > 2 * value) return []
  return [
    {
      severity: 'error',
      line,
      printed: left.text,
      recomputed: printedNumber(value),
      message: {
        en: `${whole.text} less ${taken.text} is ${printedNumber(value)}, not ${left.text}`,
        ko: inKorean`${whole.text}에서 ${taken.text}을(를) 빼면 ${koreanAmount(value, left)}이지 ${left.text}이(가) 아니다`,
      },
    },
  ]
}
