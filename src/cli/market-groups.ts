import type { Peers } from '#market'

/** Stocks of a named group, such as mag7, or tickers parted by commas; undefined where none is asked for. */
export function groupFlag(text: string | undefined, { groups }: Peers): readonly string[] | undefined {
  if (text === undefined) return undefined
  const known = groups.find(({ id }) => id === text.toLowerCase())
  return known?.tickers ?? listed(text)
}

/** What stands between commas. */
export function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
