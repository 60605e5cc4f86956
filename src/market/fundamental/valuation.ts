import { type Explained, explain, type Formula, given, nonNegative, positive } from '#economics'

/** What a whole firm costs, in one currency and unit. */
export interface EnterpriseInputs {
  readonly marketCap: number
  readonly debt: number
  readonly preferred: number
  readonly minority: number
  readonly cash: number
}

const enterpriseFormula: Formula<keyof EnterpriseInputs> = {
  name: 'enterprise value',
  symbol: 'EV',
  unit: '',
  text: 'marketCap + debt + preferred + minority − cash',
  of: ({ marketCap, debt, preferred, minority, cash }) => marketCap + debt + preferred + minority - cash,
}
const multipleFormula: Formula<'EV' | 'EBITDA'> = {
  name: 'EV/EBITDA',
  symbol: 'multiple',
  unit: 'x',
  text: 'EV / EBITDA',
  of: ({ EV, EBITDA }) => EV / EBITDA,
}
const distanceFormula: Formula<'multiple' | 'mean'> = {
  name: 'against its own mean',
  symbol: 'distance',
  unit: '%',
  text: '100 · (multiple / mean − 1)',
  of: ({ multiple, mean }) => 100 * (multiple / mean - 1),
}

/** @throws RangeError where EBITDA is not above 0: a multiple of a loss says nothing */
export function evToEbitda(inputs: EnterpriseInputs, ebitda: number): number {
  for (const [name, value] of Object.entries(inputs)) nonNegative(name, value)
  return multipleFormula.of({ EV: enterpriseFormula.of({ ...inputs }), EBITDA: positive('EBITDA', ebitda) })
}

export function explainEvToEbitda(inputs: EnterpriseInputs, ebitda: number): Explained {
  const unit = 'as given'
  return explain(multipleFormula, {
    EV: explain(enterpriseFormula, {
      marketCap: given('market value', 'marketCap', inputs.marketCap, unit),
      debt: given('debt', 'debt', inputs.debt, unit),
      preferred: given('preferred stock', 'preferred', inputs.preferred, unit),
      minority: given('minority interest', 'minority', inputs.minority, unit),
      cash: given('cash', 'cash', inputs.cash, unit),
    }),
    EBITDA: given('EBITDA', 'EBITDA', positive('EBITDA', ebitda), unit),
  })
}

/** A multiple against what it used to be: −31.4 where it is 24 against a mean of 35. In per cent. */
export function againstMean(multiple: number, mean: number): number {
  return distanceFormula.of({ multiple, mean: positive('mean', mean) })
}

export function explainAgainstMean(multiple: Explained | number, mean: number, years: number): Explained {
  const now = typeof multiple === 'number' ? given('now', 'multiple', multiple, 'x') : multiple
  return explain(distanceFormula, {
    multiple: now,
    mean: given(`mean of ${years} years`, 'mean', mean, 'x'),
  })
}

/** Where a multiple stands among those that there were. */
export interface OwnHistory {
  readonly values: number
  readonly from: string
  readonly to: string
  readonly mean: number
  readonly againstMeanPercent: number
  /** Share of days on which it was lower. */
  readonly percentile: number
  /** In standard deviations from the mean; null where it never moved. */
  readonly deviations: number | null
}

/** @throws RangeError with fewer than two values */
export function ownHistory(
  multiple: number,
  history: readonly { readonly date: string; readonly value: number }[],
): OwnHistory {
  if (history.length < 2) throw new RangeError('a history needs two values at least')
  const dates = history.map(({ date }) => date).sort()
  const values = history.map(({ value }) => positive('a multiple of the history', value))
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const deviation = Math.sqrt(squares / (values.length - 1))
  return {
    values: values.length,
    from: dates[0] ?? '',
    to: dates.at(-1) ?? '',
    mean,
    againstMeanPercent: againstMean(multiple, mean),
    percentile: values.filter((value) => value < multiple).length / values.length,
    deviations: deviation === 0 ? null : (multiple - mean) / deviation,
  }
}
