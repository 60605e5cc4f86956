import { koreanPlace } from './korean-place.ts'
import { amountOf, type PrintedCheck, placeOf, text } from './printed-finding.ts'

const mostSpread = 0.02

/** L01: won a dollar that amounts given in both currencies imply. */
export const exchangeRates: PrintedCheck = ({ wonRates }) => {
  const rates = wonRates.map(({ rate }) => rate)
  const [low, high] = [Math.min(...rates), Math.max(...rates)]
  if (!(high / low - 1 > mostSpread)) return []
  const said = wonRates.map(({ where, rate }) => `${where}: ${text(rate)}`).join('; ')
  return [
    {
      id: 'L01',
      rule: 'exchange-rate',
      severity: 'error',
      where: wonRates.map(({ where }) => where).join('; '),
      printed: said,
      recomputed: `${text(100 * (high / low - 1), 1)} %`,
      message: {
        en: `amounts in two currencies imply ${rates.length} rates of won a dollar, ${text(100 * (high / low - 1), 1)} % apart: ${said}`,
        ko: `두 통화로 적힌 금액이 서로 다른 원/달러 환율 ${rates.length}개를 함의(차이 ${text(100 * (high / low - 1), 1)}%): ${koreanPlace(said)}`,
      },
    },
  ]
}

/** L02: a salary in two currencies at the rate of the same paragraph. */
export const salary: PrintedCheck = ({ printed }) => {
  const of = (id: string): number => amountOf(printed, id)
  const rate = (of('highflyer.krwTrillion') * 1e3) / of('highflyer.cnyBillion')
  const year = (of('salary.cnyPerMonth') * 12 * rate) / 1e6
  const said = of('salary.krwMillionPerYear')
  if (!(Math.abs(year / said - 1) > 0.1)) return []
  return [
    {
      id: 'L02',
      rule: 'converted-amount',
      severity: 'error',
      where: placeOf(printed, 'salary.krwMillionPerYear'),
      printed: `${text(said)} mn KRW`,
      recomputed: `${text(year)} mn KRW`,
      message: {
        en: `${text(of('salary.cnyPerMonth'))} CNY a month are ${text(year)} mn KRW a year at the ${text(rate)} won a yuan of the same paragraph, not ${text(said)} mn`,
        ko: `월 ${text(of('salary.cnyPerMonth'))}위안은 같은 문단의 환율(위안당 ${text(rate)}원)로 연 ${text(year / 100, 1)}억원이며 ${text(said / 100)}억원이 아님`,
      },
    },
  ]
}

/** L03: a factor a year against orders of magnitude a year. */
export const factorAndOrders: PrintedCheck = ({ printed }) => {
  const [fold, orders] = [
    amountOf(printed, 'capability.foldPerYear'),
    amountOf(printed, 'capability.ordersPerYear'),
  ]
  const [asOrders, asFold] = [Math.log10(fold), 10 ** orders]
  if (!(Math.abs(asOrders - orders) > 0.05)) return []
  return [
    {
      id: 'L03',
      rule: 'log-factor',
      severity: 'error',
      where: placeOf(printed, 'capability.ordersPerYear'),
      printed: `${fold}x = ${orders} OOM`,
      recomputed: `${fold}x = ${text(asOrders, 2)} OOM; ${orders} OOM = ${text(asFold, 2)}x`,
      message: {
        en: `${fold} times a year are ${text(asOrders, 2)} orders of magnitude; ${orders} orders are ${text(asFold, 2)} times`,
        ko: `연 ${fold}배는 ${text(asOrders, 2)}자릿수(OOM)이고, ${orders}자릿수는 ${text(asFold, 2)}배임`,
      },
    },
  ]
}

/** L05: growth that was expected, against its two amounts. */
export const expectedGrowth: PrintedCheck = ({ printed }) => {
  const of = (id: string): number => amountOf(printed, id)
  const growth = 100 * (of('capex.alphabetStreet') / of('capex.alphabetBefore') - 1)
  const said = of('capex.alphabetStreetGrowth')
  if (!(Math.abs(growth - said) > 0.5)) return []
  return [
    {
      id: 'L05',
      rule: 'growth-rate',
      severity: 'error',
      where: placeOf(printed, 'capex.alphabetStreetGrowth'),
      printed: `${said} %`,
      recomputed: `${text(growth, 1)} %`,
      message: {
        en: `${of('capex.alphabetStreet')} against ${of('capex.alphabetBefore')} bn USD is ${text(growth, 1)} % more, not ${said} %`,
        ko: `${of('capex.alphabetBefore')}에서 ${of('capex.alphabetStreet')}(십억 달러)으로의 증가율은 ${text(growth, 1)}%이며 ${said}%가 아님`,
      },
    },
  ]
}

/** L06: the year before that a growth implies, which nobody printed. */
export const impliedCapex: PrintedCheck = ({ printed }) => {
  const [now, growth] = [amountOf(printed, 'capex.amazon'), amountOf(printed, 'capex.amazonGrowth')]
  const base = now / (1 + growth / 100)
  if (!Number.isFinite(base)) return []
  return [
    {
      id: 'L06',
      rule: 'implied-base',
      severity: 'info',
      where: placeOf(printed, 'capex.amazonGrowth'),
      printed: `${now} bn USD, +${growth} %`,
      recomputed: `${text(base, 1)} bn USD`,
      message: {
        en: `growth of about ${growth} % to ${now} bn USD implies ${text(base, 1)} bn for the year before, which is not printed`,
        ko: `${now}(십억 달러)까지 약 ${growth}% 증가했다면 전년은 ${text(base, 1)}이어야 하나 인쇄되지 않음`,
      },
    },
  ]
}

/** L07: a score that is a sum. */
export const ruleOf40: PrintedCheck = ({ printed }) => {
  const of = (id: string): number => amountOf(printed, id)
  const [score, growth, margin] = [
    of('palantir.ruleOf40'),
    of('palantir.growth'),
    of('palantir.operatingMargin'),
  ]
  // Two rounded parts leave a point open on each side, less the ends.
  if (!(Math.abs(growth + margin - score) >= 1)) return []
  return [
    {
      id: 'L07',
      rule: 'additive-score',
      severity: 'warning',
      where: placeOf(printed, 'palantir.ruleOf40'),
      printed: String(score),
      recomputed: String(growth + margin),
      message: {
        en: `growth ${growth} and adjusted operating margin ${margin} make ${growth + margin}, not ${score}; the EBITDA margin of the definition is not printed`,
        ko: `성장률 ${growth}와 조정 영업이익률 ${margin}의 합은 ${growth + margin}으로 ${score}와 다르며, 정의에 쓰인 EBITDA 이익률은 인쇄되지 않음`,
      },
    },
  ]
}

const yearsToTarget = 5

/** L29: what a growth rate makes of today's market. */
export const compounding: PrintedCheck = ({ printed }) => {
  const [market, growth] = [
    amountOf(printed, 'gartner.marketUsdBillion'),
    amountOf(printed, 'gartner.growth'),
  ]
  const base = market / (1 + growth / 100) ** yearsToTarget
  if (!Number.isFinite(base)) return []
  return [
    {
      id: 'L29',
      rule: 'compounding',
      severity: 'warning',
      where: placeOf(printed, 'gartner.growth'),
      printed: `${market} bn USD, ${growth} %`,
      recomputed: `${text(base, 1)} bn USD`,
      message: {
        en: `${market} bn USD in 2029 at ${growth} % a year implies a market of ${text(base, 1)} bn in 2024`,
        ko: `연 ${growth}% 성장으로 2029년 ${market}(십억 달러)이 되려면 2024년 시장은 ${text(base, 1)}에 불과해야 함`,
      },
    },
  ]
}

/** L30: one cost, printed in three ways. */
export const oneCost: PrintedCheck = ({ printed }) => {
  const ids = ['v3.costUsdMillion', 'v3.costUsdMillionSecond', 'v3.costUsdMillionThird']
  const values = ids.map((id) => amountOf(printed, id)).filter((value) => Number.isFinite(value))
  if (new Set(values.map(Math.round)).size < 2) return []
  return [
    {
      id: 'L30',
      rule: 'same-quantity',
      severity: 'warning',
      where: ids.map((id) => placeOf(printed, id)).join('; '),
      printed: values.join(', '),
      recomputed: '5.576',
      message: {
        en: `the training cost of V3 is printed as ${values.join(', ')} mn USD; 2.788 mn GPU-hours at 2 USD are 5.576`,
        ko: `V3 학습 비용이 ${values.join(', ')}(백만 달러)으로 세 번 다르게 인쇄됨. 278.8만 GPU 시간 × 2달러는 5.576`,
      },
    },
  ]
}
