/**
 * The colours of every chart: a page may set the variables (for darkness or print), the fallback is the light form.
 * Hues are those of Okabe and Ito (2008), which people with any colour vision can tell apart; shape always says the same
 * as colour.
 */
export const palette = {
  ink: 'var(--figure-ink, #1b1f24)',
  muted: 'var(--figure-muted, #5a636e)',
  grid: 'var(--figure-grid, #e2e6ea)',
  paper: 'var(--figure-paper, #ffffff)',
  shade: 'var(--figure-shade, #f4eeea)',
  blue: 'var(--figure-blue, #0072b2)',
  orange: 'var(--figure-orange, #b84705)',
  green: 'var(--figure-green, #00835f)',
  purple: 'var(--figure-purple, #a8487f)',
  ochre: 'var(--figure-ochre, #a97800)',
} as const

export interface SeriesStyle {
  readonly color: string
  readonly symbol: 'circle' | 'diamond2' | 'square2' | 'triangle2' | 'star'
  /** The baseline is a ring, so that it is never taken for one of the things compared with it. */
  readonly hollow: boolean
}

/** How a point of a series is drawn: a ring is as wide as `ring`, the rim around a filled point as wide as `rim`, in pixels. */
export function pointLook(
  { color, symbol, hollow }: SeriesStyle,
  { ring, rim }: { readonly ring: number; readonly rim: number },
): {
  readonly symbol: SeriesStyle['symbol']
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
} {
  return hollow
    ? { symbol, fill: palette.paper, stroke: color, strokeWidth: ring }
    : { symbol, fill: color, stroke: palette.paper, strokeWidth: rim }
}

const others = [
  { color: palette.blue, symbol: 'circle' },
  { color: palette.green, symbol: 'square2' },
  { color: palette.purple, symbol: 'triangle2' },
  { color: palette.ochre, symbol: 'diamond2' },
  { color: palette.orange, symbol: 'star' },
] as const

/** Colour and shape of each arm, the same in every chart. */
export function armStyles(armIds: readonly string[], baseline: string): ReadonlyMap<string, SeriesStyle> {
  const compared = armIds.filter((id) => id !== baseline)
  const styles = new Map<string, SeriesStyle>()
  styles.set(baseline, { color: palette.muted, symbol: 'circle', hollow: true })
  for (const [index, id] of compared.entries()) {
    // After a round the shapes move on by one: no two arms share both colour and shape before the sixth round.
    const round = Math.floor(index / others.length)
    const { color } = others[index % others.length] ?? others[0]
    const { symbol } = others[(index + round) % others.length] ?? others[0]
    styles.set(id, { color, symbol, hollow: false })
  }
  return styles
}

/** What others published: never filled, so that it is not taken for something measured here. */
export const publishedStyle: SeriesStyle = { color: palette.muted, symbol: 'square2', hollow: true }

/** Responses by how they ended, the same in every chart; a ring where no outcome is known. */
export const outcomeStyles: Readonly<Record<'correct' | 'incorrect' | 'all', SeriesStyle>> = {
  correct: { color: palette.blue, symbol: 'circle', hollow: false },
  incorrect: { color: palette.orange, symbol: 'diamond2', hollow: false },
  all: { color: palette.muted, symbol: 'circle', hollow: true },
}
