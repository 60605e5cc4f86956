import type { StudyCost, TokenPrice } from '#study'

/** "1,200 responses of about 96,000 tokens in; about $3.20 ($2.80 to $3.60, by 16 responses); at most $40.10 (list price …)" */
export function studyCostText(
  { missing, promptTokens, leastUsd, mostUsd, expected }: StudyCost,
  price: TokenPrice,
): string {
  const asked = `${counted(missing, 'response')} of about ${count(promptTokens)} tokens in`
  const about =
    expected === undefined
      ? `at least ${dollars(leastUsd)}; how long they will be is not known yet`
      : `about ${dollars(expected.usd)} (${dollars(expected.lowUsd)} to ${dollars(expected.highUsd)}, by ${counted(expected.responses, 'response')})`
  return `${asked}; ${about}; at most ${dollars(mostUsd)} (${price.source})`
}

export function counted(value: number, what: string): string {
  return `${count(value)} ${what}${value === 1 ? '' : 's'}`
}

export function count(value: number): string {
  return value.toLocaleString('en')
}

/** What is less than a cent is no cent. */
export function dollars(value: number): string {
  return value > 0 && value < 0.01 ? `$${value.toPrecision(2)}` : `$${value.toFixed(2)}`
}
