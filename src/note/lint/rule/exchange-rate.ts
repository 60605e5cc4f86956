import { inKorean } from '../in-korean.ts'
import { koreanRate } from '../korean-number.ts'
import { printedNumber } from '../printed-number.ts'
import type { ImpliedRate, Rule, RuleFinding } from '../rule.ts'

const widest = 0.03
const mostCompared = 200

/** One note, several exchange rates: pairs of amounts that can't all be right at one rate. */
export const exchangeRate: Rule = {
  name: 'exchange-rate',
  checks: {
    en: 'the exchange rates that pairs of amounts imply against each other: more than 3 % apart',
    ko: '금액 쌍에서 역산한 환율끼리 대조: 3% 넘는 차이',
  },
  find: ({ rates }) => [...rates].flatMap(([currencies, found]) => findingsOf(currencies, found)),
}

/** The rate that most others agree with: the first of several. */
function commonest(found: readonly ImpliedRate[]): ImpliedRate | undefined {
  const agreeing = ({ rate }: ImpliedRate): number =>
    found.filter((other) => Math.abs(other.rate / rate - 1) <= widest).length
  const most = Math.max(...found.slice(0, mostCompared).map(agreeing))
  return found.find((one) => agreeing(one) === most)
}

function findingsOf(currencies: string, found: readonly ImpliedRate[]): readonly RuleFinding[] {
  const first = commonest(found.toSorted((a, b) => a.line - b.line))
  if (!first) return []
  return found.flatMap((other) => {
    const apart = other.low > first.high * (1 + widest) || first.low > other.high * (1 + widest)
    const middle = Math.abs(other.rate / first.rate - 1) > widest
    if (!middle) return []
    return [
      {
        severity: apart ? 'error' : 'warning',
        line: other.line,
        printed: other.printed,
        recomputed: `${printedNumber(other.rate)} ${currencies}`,
        message: {
          en: `implies ${printedNumber(other.rate)} ${currencies.split('/').reverse().join(' per ')}, where line ${first.line} ("${first.printed}") implies ${printedNumber(first.rate)}`,
          ko: inKorean`역산한 환율이 ${koreanRate(other.rate, currencies)}(으)로, ${first.line}행(‘${first.printed}’)의 ${koreanRate(first.rate, currencies)}과(와) 다르다`,
        },
      },
    ]
  })
}
