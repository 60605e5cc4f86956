import {
  type ErrorKind,
  leastSquares,
  robustCovariance,
  studentCdf,
  studentQuantile,
  usualLags,
} from '#statistics'
import { positive } from '../domain.ts'
import { absorbEffects, effectParameters, type FixedEffect } from './absorb-effects.ts'

/** A price and what was bought at it. */
export interface PriceQuantity {
  readonly price: number
  readonly quantity: number
  /** Whose price it is: a model, a provider, a region. */
  readonly unit?: string
  /** When: rows are put into its order as text, so `2025-02` or `2025-02-07`. */
  readonly period?: string
  /** What else may move demand, such as quality: in the order of `controls`. */
  readonly controls?: readonly number[]
}

/** What is assumed of the errors, and which levels of their own units and periods have. */
export interface ElasticityModel {
  readonly errors: 'HC1' | 'HC3' | 'cluster' | 'newey-west'
  readonly effects: 'none' | 'unit' | 'period' | 'both'
  /** Of Newey and West; by the number of rows where left out. */
  readonly lags?: number
  /** Of the interval. */
  readonly level: number
}

/** An elasticity read off prices and quantities. */
export interface ElasticityEstimate {
  /** ε, positive where demand falls as the price rises. */
  readonly value: number
  readonly low: number
  readonly high: number
  readonly standardError: number
  readonly freedom: number
  /** How surely ε is above 1, by the interval's own distribution (Student's t about the estimate), from 0 to 1. */
  readonly probabilityAboveOne: number
  readonly n: number
  readonly units: number
  readonly periods: number
  /** Share of the variance that is left after the effects which the model explains. */
  readonly rSquared: number
  readonly errors: string
  readonly effects: ElasticityModel['effects']
  readonly warnings: readonly string[]
}

const fewClusters = 30

/**
 * Demand's elasticity by least squares, ln q = α(unit) + δ(period) − ε · ln p + β · controls + u, with errors that may differ in
 * size, be alike within a unit or carry on over time.
 * @throws RangeError where prices don't vary, units or periods are needed and missing, or points are too few
 */
export function estimateElasticity(
  given: readonly PriceQuantity[],
  model: ElasticityModel,
): ElasticityEstimate {
  const rows = [...given].sort(inOrder)
  for (const { price, quantity } of rows) {
    positive('price', price)
    positive('quantity', quantity)
  }
  const effects = effectsOf(rows, model)
  const width = rows[0]?.controls?.length ?? 0
  const columns = [
    rows.map(({ quantity }) => Math.log(quantity)),
    rows.map(({ price }) => Math.log(price)),
    ...Array.from({ length: width }, (_, index) => rows.map(({ controls }) => controls?.[index] ?? 0)),
  ]
  const centred = effects.length === 0 ? [{ of: rows.map(() => 'all') }] : effects
  const [quantity = [], ...explaining] = absorbEffects(columns, centred)
  if (!explaining[0]?.some((value) => Math.abs(value) > 1e-9))
    throw new RangeError(
      `prices do not vary${effects.length > 0 ? ' within the fixed effects' : ''}: nothing tells an elasticity`,
    )
  const matrix = rows.map((_, row) => explaining.map((column) => column[row] as number))
  const fit = leastSquares(matrix, quantity, effectParameters(centred))
  const { covariance, freedom } = robustCovariance(fit, errorsOf(rows, model))
  const value = -(fit.coefficients[0] as number)
  const standardError = Math.sqrt(covariance[0]?.[0] as number)
  const reach = studentQuantile(0.5 + model.level / 2, freedom) * standardError
  return {
    value,
    low: value - reach,
    high: value + reach,
    standardError,
    freedom,
    probabilityAboveOne:
      standardError === 0 ? Number(value > 1) : studentCdf((value - 1) / standardError, freedom),
    n: rows.length,
    units: new Set(rows.map(({ unit }) => unit ?? '')).size,
    periods: new Set(rows.map(({ period }) => period ?? '')).size,
    rSquared: fit.rSquared,
    errors: errorsText(rows, model),
    effects: model.effects,
    warnings: warningsOf(rows, model, effects),
  }
}

/** The errors that suit the rows: clustered where there are units, carried on where there is only time. */
export function usualErrors(rows: readonly PriceQuantity[]): ElasticityModel['errors'] {
  if (new Set(rows.map(({ unit }) => unit)).size > 1) return 'cluster'
  return rows.every(({ period }) => period !== undefined) ? 'newey-west' : 'HC3'
}

function inOrder(a: PriceQuantity, b: PriceQuantity): number {
  return compare(a.unit, b.unit) || compare(a.period, b.period)
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b)
}

function effectsOf(rows: readonly PriceQuantity[], { effects }: ElasticityModel): FixedEffect[] {
  const names = effects === 'both' ? (['unit', 'period'] as const) : effects === 'none' ? [] : [effects]
  return names.map((name) => ({ of: groupsOf(rows, name) }))
}

function groupsOf(rows: readonly PriceQuantity[], name: 'unit' | 'period'): string[] {
  return rows.map((row) => {
    const value = row[name]
    if (value === undefined) throw new RangeError(`a row has no ${name}: the model needs one for each`)
    return value
  })
}

function errorsOf(rows: readonly PriceQuantity[], { errors, lags }: ElasticityModel): ErrorKind {
  if (errors === 'cluster') return { kind: 'cluster', of: groupsOf(rows, 'unit') }
  if (errors !== 'newey-west') return { kind: errors }
  groupsOf(rows, 'period')
  return {
    kind: 'newey-west',
    lags: lags ?? usualLags(rows.length),
    of: rows.map(({ unit = '' }) => unit),
  }
}

function errorsText(rows: readonly PriceQuantity[], { errors, lags }: ElasticityModel): string {
  if (errors === 'cluster') return 'clustered by unit (CR1)'
  if (errors !== 'newey-west') return errors
  return `Newey–West, ${lags ?? usualLags(rows.length)} lags`
}

function warningsOf(
  rows: readonly PriceQuantity[],
  { errors }: ElasticityModel,
  effects: readonly FixedEffect[],
): string[] {
  const units = new Set(rows.map(({ unit }) => unit)).size
  return [
    ...(errors === 'cluster' && units < fewClusters
      ? [`only ${units} units: below ${fewClusters} clustered errors are too small`]
      : []),
    ...(units > 1 && effects.length === 0
      ? ['units differ in more than price, and the model gives them one level: say --effects unit']
      : []),
  ]
}
