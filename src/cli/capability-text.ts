import {
  type CapabilityLevel,
  type CapabilityPrice,
  type Decline,
  type FittedDecline,
  numberText,
  type PublishedDecline,
} from '#economics'
import { harmlessText } from './harmless-text.ts'
import { usdText } from './usd-text.ts'

/** What `jevons capability` says in words; one place, so that another language can follow. */

/** The price of reaching one level over time. */
export interface CapabilityDecline extends CapabilityLevel {
  readonly name: string
  readonly minima: readonly CapabilityPrice[]
  readonly fit?: FittedDecline
  /** Why there is no line. */
  readonly absent?: string
}

/** A published decline in every unit. */
export interface ConvertedDecline extends PublishedDecline {
  readonly decline: Decline
}

export function capabilityText(levels: readonly CapabilityDecline[]): string {
  return `${harmlessText(levels.map(levelText).join('\n\n'))}\n`
}

function levelText({ name, benchmark, threshold, minima, fit, absent }: CapabilityDecline): string {
  const rows = minima.map(
    ({ date, usdPerMillion, model, score }) =>
      `  ${date}  ${usdText(usdPerMillion).padStart(8)}  ${model} (${score})`,
  )
  const found = fit
    ? [
        `  falls ${declineText(fit)}`,
        `  ${numberText(100 * fit.level)} % interval ${times(fit.interval.low)} to ${times(fit.interval.high)} a year (HC3; ${times(fit.classical.low)} to ${times(fit.classical.high)} by equal errors); ${fit.points} points, R² ${fit.rSquared.toFixed(2)}`,
        `  first to last: ${times(fit.endToEnd.fold)} in ${fit.endToEnd.years.toFixed(2)} years, ${times(fit.endToEnd.foldPerYear)} a year`,
        ...fit.warnings.map((warning) => `  warning: ${warning}`),
      ]
    : [`  no line: ${absent}`]
  return [`${name}: ${benchmark} at least ${threshold}`, ...rows, ...found].join('\n')
}

/** A pace in every unit, so that none is taken for another. */
export function declineText({ foldPerYear, ordersPerYear, halvingMonths, percentPerYear }: Decline): string {
  return [
    `${times(foldPerYear)} a year`,
    `${ordersPerYear.toFixed(3)} orders of magnitude a year`,
    ...(halvingMonths === undefined ? [] : [`halves every ${halvingMonths.toFixed(1)} months`]),
    `${percentPerYear.toFixed(1)} % a year`,
  ].join(' = ')
}

export function publishedDeclinesText(published: readonly ConvertedDecline[]): string {
  const rows = published.map(
    ({ name, fold, years, printedOrdersPerYear, decline, source, date, note, confidence }) =>
      [
        `${name}${fold === undefined ? '' : `: ${times(fold)} in ${years} years`}`,
        `  ${declineText(decline)}${printedOrdersPerYear === undefined ? '' : ` (printed as ${printedOrdersPerYear} orders)`}`,
        `  ${source}, ${date}; confidence ${confidence}`,
        ...(note === undefined ? [] : [`  ${note}`]),
      ].join('\n'),
  )
  return `${rows.join('\n\n')}\n`
}

function times(value: number): string {
  return `${numberText(Number(value.toPrecision(4)))}×`
}
