import { nonNegative, positive, share as shareOf } from '../domain.ts'
import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'

/** What an efficiency gain meets. */
export interface ReboundInputs {
  /** How much more is asked for as the price falls, ε: −∂ ln quantity ÷ ∂ ln price, at least 0. */
  readonly elasticity: number
  /** How many times less of the resource an answer takes, k: above 0, not 1. */
  readonly efficiency: number
  /** Which share of the price the resource is, s: 1 where left out. */
  readonly share?: number
  /** Which part of a fall in cost reaches the price, θ: 1 where left out. */
  readonly passThrough?: number
}

/** What becomes of price, demand, spending and the resource: ratios of after to before. */
export interface Rebound extends ReboundRatios {
  /**
   * Jevons: demand outgrows the saving, and more of the resource is used than before. Of a loss of efficiency (k below 1) the other
   * way round: demand shrinks by more than an answer takes, and less is used than before.
   */
  readonly backfire: boolean
  /** The same where the rest of the price stays what it is; there only where the resource is not all of the price. */
  readonly restFixed?: ReboundRatios & { readonly backfire: boolean }
}

/** Ratios of after to before that follow from a price. */
export interface ReboundRatios {
  readonly priceRatio: number
  readonly demandRatio: number
  readonly spendRatio: number
  readonly resourceRatio: number
  /** Which part of the saving that was expected is eaten up; above 100 more is used than before. */
  readonly reboundPercent: number
}

const constantElasticity = 'constant elasticities: Q = A · P^−ε, P ∝ cost^(s · θ)'

const priceRatio: Formula<'efficiency' | 'share' | 'passThrough'> = {
  name: 'price, after ÷ before',
  symbol: 'priceRatio',
  unit: '',
  text: 'efficiency^(−share · passThrough)',
  source: constantElasticity,
  of: ({ efficiency, share, passThrough }) => efficiency ** (-share * passThrough),
}

const fixedRestPrice: Formula<'efficiency' | 'share' | 'passThrough'> = {
  name: 'price, after ÷ before, the rest of it fixed',
  symbol: 'priceRatio',
  unit: '',
  text: '(1 − share + share ÷ efficiency)^passThrough',
  of: ({ efficiency, share, passThrough }) => (1 - share + share / efficiency) ** passThrough,
}

const demandRatio: Formula<'priceRatio' | 'elasticity'> = {
  name: 'answers asked for, after ÷ before',
  symbol: 'demandRatio',
  unit: '',
  text: 'priceRatio^−elasticity',
  of: ({ priceRatio: ratio, elasticity }) => ratio ** -elasticity,
}

const spendRatio: Formula<'priceRatio' | 'demandRatio'> = {
  name: 'spending, after ÷ before',
  symbol: 'spendRatio',
  unit: '',
  text: 'priceRatio · demandRatio',
  of: ({ priceRatio: price, demandRatio: demand }) => price * demand,
}

const resourceRatio: Formula<'demandRatio' | 'efficiency'> = {
  name: 'resource used, after ÷ before',
  symbol: 'resourceRatio',
  unit: '',
  text: 'demandRatio ÷ efficiency',
  of: ({ demandRatio: demand, efficiency }) => demand / efficiency,
}

const reboundPercent: Formula<'resourceRatio' | 'efficiency'> = {
  name: 'rebound',
  symbol: 'reboundPercent',
  unit: '%',
  text: '100 · (1 − (1 − resourceRatio) ÷ (1 − 1 ÷ efficiency))',
  of: ({ resourceRatio: resource, efficiency }) => 100 * (1 - (1 - resource) / (1 - 1 / efficiency)),
}

/**
 * Rebound of a k-fold efficiency gain. With s = θ = 1 the resource changes by k^(ε − 1): it backfires where ε is above 1. Where the
 * resource is a share of the price, the elasticities take that share for constant, as if the rest fell along; for large gains
 * `restFixed` says what comes of it where the rest stays.
 * @throws RangeError where an input is outside its domain
 */
export function rebound(inputs: ReboundInputs): Rebound {
  const { elasticity, efficiency, share, passThrough } = checked(inputs)
  const constantShare = ratiosAt(priceRatio.of({ efficiency, share, passThrough }), {
    elasticity,
    efficiency,
  })
  const backfire = pointRebound({ elasticity, share, passThrough }) > 1
  if (share === 1) return { ...constantShare, backfire }
  const fixed = ratiosAt(fixedRestPrice.of({ efficiency, share, passThrough }), { elasticity, efficiency })
  const isMoreThanBefore = efficiency > 1 ? fixed.resourceRatio > 1 : fixed.resourceRatio < 1
  return { ...constantShare, backfire, restFixed: { ...fixed, backfire: isMoreThanBefore } }
}

function ratiosAt(
  price: number,
  { elasticity, efficiency }: Pick<ReboundInputs, 'elasticity' | 'efficiency'>,
): ReboundRatios {
  const demand = demandRatio.of({ priceRatio: price, elasticity })
  const resource = resourceRatio.of({ demandRatio: demand, efficiency })
  return {
    priceRatio: price,
    demandRatio: demand,
    spendRatio: spendRatio.of({ priceRatio: price, demandRatio: demand }),
    resourceRatio: resource,
    reboundPercent: reboundPercent.of({ resourceRatio: resource, efficiency }),
  }
}

/** Rebound of a small gain, 1 + ∂ ln resource ÷ ∂ ln efficiency = θ · s · ε: a share of 1, above it demand outgrows the saving. */
export function pointRebound({
  elasticity,
  share = 1,
  passThrough = 1,
}: Omit<ReboundInputs, 'efficiency'>): number {
  return passThrough * share * elasticity
}

/** The same with the formulas that made it: spending, and the rebound with all that goes into it. */
export function explainRebound(inputs: ReboundInputs): readonly Explained[] {
  const values = checked(inputs)
  const efficiency = given('efficiency gain', 'efficiency', values.efficiency, '')
  const price = explain(priceRatio, {
    efficiency,
    share: given('share of the price that the resource is', 'share', values.share, ''),
    passThrough: given('pass-through', 'passThrough', values.passThrough, ''),
  })
  const elasticity = given('price elasticity of demand', 'elasticity', values.elasticity, '')
  const demand = explain(demandRatio, { priceRatio: price, elasticity })
  const resource = explain(resourceRatio, { demandRatio: demand, efficiency })
  return [
    explain(reboundPercent, { resourceRatio: resource, efficiency }),
    explain(spendRatio, { priceRatio: price, demandRatio: demand }),
  ]
}

function checked({
  elasticity,
  efficiency,
  share = 1,
  passThrough = 1,
}: ReboundInputs): Required<ReboundInputs> {
  nonNegative('elasticity', elasticity)
  positive('efficiency', efficiency)
  if (efficiency === 1) throw new RangeError('efficiency 1: must differ from 1, which is no gain')
  shareOf('share', share)
  nonNegative('pass-through', passThrough)
  return { elasticity, efficiency, share, passThrough }
}
