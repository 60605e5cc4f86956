/** The kinds of unit that numbers of a note have. */
export type MentionUnit =
  | { readonly kind: 'money'; readonly currency: string }
  | { readonly kind: 'percent' | 'percentPoint' | 'basisPoint' | 'factor' | 'orderOfMagnitude' }
  /** Months, years, GPUs, tokens, gigawatts …: by one name each. */
  | { readonly kind: 'count' | 'time' | 'physical'; readonly name: string }
  | { readonly kind: 'none' }

/** What is said of a number: that it is one of several, a bound, or not exact. */
export type Hedge = 'about' | 'least' | 'most' | 'above' | 'below'

/** A number of a text with what it claims. */
export interface Mention {
  readonly text: string
  /** In whole units: 2.5 bn is 2,500,000,000; 17 % is 17. For a range the middle. */
  readonly value: number
  /** The numbers that are printed so: half of the last printed digit up and down; the ends of a range. */
  readonly low: number
  readonly high: number
  /** Half of the last digit that is not 0: how exact a round number is where nobody says that it is exact. */
  readonly roundness: number
  readonly isRange: boolean
  readonly hedge: Hedge | undefined
  readonly unit: MentionUnit
  /** "a month", "per GPU-hour": one name, undefined without. */
  readonly per: string | undefined
  /** −1 where the number is said with a minus sign. */
  readonly sign: 1 | -1
  /** Offsets in the text it was found in. */
  readonly from: number
  readonly to: number
}

/** The values that a mention allows, with what it hedges: wider where it says "about". */
export function allowed({ low, high, value, roundness, hedge }: Mention): {
  readonly low: number
  readonly high: number
} {
  switch (hedge) {
    case 'about':
      return { low: Math.min(low, value - roundness), high: Math.max(high, value + roundness) }
    case 'least':
      return { low, high: Infinity }
    case 'above':
      return { low: value, high: Infinity }
    case 'most':
      return { low: -Infinity, high }
    case 'below':
      return { low: -Infinity, high: value }
    default:
      return { low, high }
  }
}

/** The values that a mention allows where its last zeros say nothing. */
export function allowedLoosely(mention: Mention): { readonly low: number; readonly high: number } {
  const { low, high } = allowed(mention)
  const { value, roundness } = mention
  return { low: Math.min(low, value - roundness), high: Math.max(high, value + roundness) }
}
