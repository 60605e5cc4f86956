import { type CountryFacts, type Destinations, embargoOf, isDestination } from './countries.ts'
import type { ClauseCondition, ExportMeasure } from './export-measure.ts'

/** How applications for a licence are looked at, from a day on. */
export interface ReviewPolicy {
  readonly from: string
  readonly until?: string
  readonly to: Destinations
  readonly clauses?: readonly string[]
  readonly when?: ClauseCondition
  readonly policy: string
  readonly citation: string
}

/** Everything that verdicts are made of. */
export interface ExportFacts {
  readonly measures: readonly ExportMeasure[]
  readonly reviews: readonly ReviewPolicy[]
  readonly countries: CountryFacts
}

export interface ExportQuestion {
  /** YYYY-MM-DD. */
  readonly date: string
  /** ISO code of where it goes. */
  readonly country: string
  /** ISO code of the headquarters of who receives it, or of the ultimate parent's; that of the country where left out. */
  readonly headquarters?: string
}

/** The first day on which a measure has to be complied with. */
export function bindingFrom({ effective, compliance }: ExportMeasure): string {
  return compliance ?? effective
}

/** Whether it holds on a day. */
export function isBinding(measure: ExportMeasure, date: string): boolean {
  const end = [measure.until, measure.rescinded].filter((day) => day !== undefined).toSorted()[0]
  return bindingFrom(measure) <= date && (end === undefined || date < end)
}

/** Whether it concerns where a chip goes, or who receives it. */
export function concerns(measure: ExportMeasure, question: ExportQuestion, facts: ExportFacts): boolean {
  const { date, country, headquarters = country } = question
  const on = { date, facts: facts.countries }
  if (facts.countries.unitedStates.includes(country)) return false
  return (
    isDestination(measure.to, country, on) ||
    (measure.headquarters !== undefined && isDestination(measure.headquarters, headquarters, on))
  )
}

/** The embargo of where it goes, or else of who receives it: no measure for accelerators, and it decides where none of them does. */
export function embargoFor(
  { date, country, headquarters = country }: ExportQuestion,
  { countries }: ExportFacts,
): string | undefined {
  if (countries.unitedStates.includes(country)) return undefined
  return embargoOf(countries, country, date) ?? embargoOf(countries, headquarters, date)
}
