import type { FactValue } from '../../lint/facts.ts'
import {
  amountOf,
  type Checked,
  type PrintedCheck,
  type PrintedFinding,
  placeOf,
  text,
} from './printed-finding.ts'

function factOf({ outside }: Checked, id: string): FactValue | undefined {
  return outside.values.find((one) => one.id === id)
}

/** L26: a loss against what was reported, and against its own percentage. */
export const marketLoss: PrintedCheck = (checked) => {
  const { printed } = checked
  const [loss, fall] = [amountOf(printed, 'nvidia.lossUsdBillion'), amountOf(printed, 'nvidia.fall')]
  const reported = factOf(checked, 'nvidia-loss-2025-01-27')
  if (!reported || (loss * 1e9 >= reported.low && loss * 1e9 <= reported.high)) return []
  const cap = loss / (fall / 100)
  return [
    {
      id: 'L26',
      rule: 'outside-facts',
      severity: 'error',
      where: `${placeOf(printed, 'nvidia.lossUsdBillion')}; ${placeOf(printed, 'nvidia.fall')}`,
      printed: `${text(loss)} bn USD; ${text(fall)} %`,
      recomputed: `${reported.value} USD`,
      message: {
        en: `${text(loss)} bn USD and ${text(fall)} % imply ${text(cap)} bn before the fall; ${reported.says} (${reported.source})`,
        ko: `${text(loss)}(십억 달러) 감소와 ${text(fall)}% 하락이면 직전 시가총액은 ${text(cap)}. ${saidIn(reported)}(${reported.source})`,
      },
    },
  ]
}

/** L27: the price of thousand samples. */
export const sampleCost: PrintedCheck = (checked) => {
  const { printed } = checked
  const [from, to] = [amountOf(printed, 'o3.usdFrom'), amountOf(printed, 'o3.usdTo')]
  const fact = factOf(checked, 'o3-arc-cost')
  if (!fact || !(to < fact.low)) return []
  return [
    {
      id: 'L27',
      rule: 'outside-facts',
      severity: 'error',
      where: placeOf(printed, 'o3.usdFrom'),
      printed: `${from}–${to} USD`,
      recomputed: `${fact.value} USD`,
      message: {
        en: `${text(amountOf(printed, 'o3.samples'))} samples for ${from} to ${to} USD a task: ${fact.says} (${fact.source})`,
        ko: `표본 ${text(amountOf(printed, 'o3.samples'))}개에 문항당 ${from}~${to}달러라는 서술은 공개된 비용과 맞지 않음. ${saidIn(fact)}(${fact.source})`,
      },
    },
  ]
}

/** L35: the price of one model as a part of another's. */
export const priceRatio: PrintedCheck = (checked) => {
  const { printed } = checked
  const said = amountOf(printed, 'r1.priceOfO1')
  const fact = factOf(checked, 'r1-o1-price')
  if (!fact || (said >= fact.low && said <= fact.high)) return []
  return [
    {
      id: 'L35',
      rule: 'outside-facts',
      severity: 'warning',
      where: placeOf(printed, 'r1.priceOfO1'),
      printed: String(said),
      recomputed: fact.value,
      message: {
        en: `R1 is said to cost ${text(said, 1)} of o1; ${fact.says} (${fact.source})`,
        ko: `R1 비용을 o1의 ${text(said, 1)}배로 적었으나 출력 토큰 정가 비율은 ${fact.value}(2.19달러 대 60달러)`,
      },
    },
  ]
}

/** L34: a market value against the price and all shares of a firm listed twice. */
export const dualListing: PrintedCheck = ({ peers, outside }) =>
  outside.listings.flatMap(({ id, subjects, shares, currency, source }): PrintedFinding[] => {
    const stock = peers.stocks.find(({ ticker, name }) =>
      subjects.some((one) => one === name.en.toLowerCase() || one === ticker.toLowerCase()),
    )
    const rate = outside.rates.find(({ from, to }) => from === currency && to === 'KRW')
    if (!stock?.printed || !rate) return []
    const trillion = (stock.printed.price * shares * rate.value) / 1e12
    const said = stock.printed.marketCapKrwTn
    if (Math.abs(said / trillion - 1) < 0.1) return []
    return [
      {
        id: 'L34',
        rule: 'outside-facts',
        severity: 'warning',
        where: 'table 11',
        printed: `${text(said)} tn KRW`,
        recomputed: `${text(trillion)} tn KRW`,
        message: {
          en: `${stock.name.en}: ${text(said)} tn KRW is more than its price times H and A shares together, ${text(trillion)} tn: the A share's price is mixed in (${id}; ${source})`,
          ko: `${stock.name.ko}: 시가총액 ${text(said)}조원은 주가 × H·A주 합산 주식수(${text(trillion)}조원)보다 큼. A주 가격이 섞인 것으로 보임`,
        },
      },
    ]
  })

/** L32: returns without the day that they count from. */
export const returnBase: PrintedCheck = ({ peers }) => {
  const stock = peers.stocks.find(({ ticker }) => ticker === 'PLTR')
  if (!stock?.printed) return []
  const { price, returnsPercent } = stock.printed
  const base = price / (1 + returnsPercent['1W'] / 100)
  return [
    {
      id: 'L32',
      rule: 'return-base',
      severity: 'warning',
      where: 'tables 10 and 11',
      printed: `1W +${returnsPercent['1W']} %`,
      recomputed: text(base, 2),
      message: {
        en: `the day that returns count from is not printed; PLTR's +${returnsPercent['1W']} % counts from ${text(base, 2)} USD, its close of 3 February 2025, not of 31 January`,
        ko: `수익률 기준일이 인쇄되지 않음. PLTR 1W +${returnsPercent['1W']}%의 기준가는 ${text(base, 2)}달러로 2025-02-03 종가이며 1월 31일 종가가 아님`,
      },
    },
  ]
}

/** What a fact says, in Korean where it does. */
function saidIn({ ko, says }: FactValue): string {
  return ko ?? says
}
