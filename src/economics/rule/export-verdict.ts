import { chipPerformance } from '../chip/chip.ts'
import type { Gpu } from '../gpu.ts'
import { type ClauseMargin, marginsOf } from './clause-margin.ts'
import { isDestination, isUnderArmsEmbargo } from './countries.ts'
import {
  bindingFrom,
  concerns,
  type ExportFacts,
  type ExportQuestion,
  embargoFor,
  isBinding,
} from './export-facts.ts'
import {
  allHold,
  checkCondition,
  type ExportClause,
  type ExportMeasure,
  type RatedChip,
} from './export-measure.ts'

/** Whether a chip needs a licence on a day, and what decides. */
export interface ExportVerdict {
  readonly chip: string
  readonly date: string
  readonly country: string
  /** Null where it cannot be told: a measure of the chip is unknown, it is no US item, or an embargo that is no measure for chips decides. */
  readonly controlled: boolean | null
  /** No item of US origin: its class stands for comparison. */
  readonly comparisonOnly: boolean
  readonly tpp: number
  readonly performanceDensity: number | null
  readonly clause: string | null
  readonly paragraph: string | null
  /** The entry of a computer that holds the chip. */
  readonly computerClause: string | null
  /** What it rests on, in words with the citation. */
  readonly basis: string
  readonly basisKind: 'rule' | 'is-informed letter' | 'none'
  /** The embargo of the country, or of the headquarters': it is not among these measures, and asks for a licence whatever a chip can do. */
  readonly embargo: string | null
  readonly measure: string | null
  readonly dates: MeasureDates | null
  readonly exception: string | null
  readonly review: { readonly policy: string; readonly citation: string } | null
  /** Paragraphs of the rule in force that it is outside of, the nearest first. */
  readonly margins: readonly ClauseMargin[]
  /** Public already, and not yet to be complied with. */
  readonly pending: readonly { readonly measure: string; readonly from: string; readonly clause: string }[]
  readonly notes: readonly string[]
}

export interface MeasureDates {
  readonly issued: string
  readonly published: string | null
  readonly effective: string
  readonly compliance: string | null
  readonly until: string | null
  readonly rescinded: string | null
}

interface Caught {
  readonly measure: ExportMeasure
  readonly clause: ExportClause
}

/** Whether a chip may go to a country on a day. A rule decides before a letter. */
export function exportVerdict(gpu: Gpu, question: ExportQuestion, facts: ExportFacts): ExportVerdict {
  const chip = { gpu, performance: chipPerformance(gpu) }
  const { date, country } = question
  const embargo = embargoFor(question, facts)
  const applying = facts.measures.filter((measure) => concerns(measure, question, facts))
  const binding = applying
    .filter((measure) => measure.clauses.length > 0 && isBinding(measure, date))
    .toSorted((a, b) => rank(a) - rank(b))
  const caught = firstCaught(binding, chip)
  const rule = binding.find(({ kind }) => kind === 'rule')
  const isUnknown = caught === undefined && binding.some((measure) => isUndecided(measure, chip))
  const foreign = gpu.usOrigin ? [] : ['no item of US origin: the class is shown for comparison only']
  return {
    chip: gpu.id,
    date,
    country,
    controlled:
      !gpu.usOrigin || isUnknown || (caught === undefined && embargo !== undefined)
        ? null
        : caught !== undefined,
    comparisonOnly: !gpu.usOrigin,
    tpp: chip.performance.tpp,
    performanceDensity: chip.performance.performanceDensity ?? null,
    ...clauseFields(caught),
    embargo: embargo ?? null,
    basis: withEmbargo(basisOf(caught, { rule, question, facts }), caught ? undefined : embargo),
    review: caught ? reviewOf(caught, { chip, question, facts }) : null,
    margins: rule === undefined || caught?.measure === rule ? [] : marginsOf(rule, chip),
    pending: pendingOf(applying, { chip, date }),
    notes: [...foreign, ...notesOf(caught), ...(caught || embargo ? [] : armsNotes(question, facts))],
  }
}

function withEmbargo(basis: string, embargo: string | undefined): string {
  return embargo === undefined ? basis : `${basis}; not covered by these measures: ${embargo}`
}

function armsNotes(
  { date, country, headquarters = country }: ExportQuestion,
  { countries }: ExportFacts,
): readonly string[] {
  if (countries.unitedStates.includes(country)) return []
  return [country, headquarters].some((one) => isUnderArmsEmbargo(countries, one, date))
    ? [
        'under a US arms embargo (country group D:5): rules for end uses and end users are not covered by these measures',
      ]
    : []
}

type ClauseField = 'clause' | 'paragraph' | 'computerClause' | 'basisKind' | 'measure' | 'dates' | 'exception'

function clauseFields(caught: Caught | undefined): Pick<ExportVerdict, ClauseField> {
  if (caught === undefined)
    return {
      clause: null,
      paragraph: null,
      computerClause: null,
      basisKind: 'none',
      measure: null,
      dates: null,
      exception: null,
    }
  const { measure, clause } = caught
  return {
    clause: clause.clause,
    paragraph: clause.paragraph,
    computerClause: clause.clause.replace(/^3A090/, '4A090'),
    basisKind: measure.kind === 'rule' ? 'rule' : 'is-informed letter',
    measure: measure.id,
    dates: datesOf(measure),
    exception: clause.exception ?? null,
  }
}

function notesOf(caught: Caught | undefined): readonly string[] {
  return [caught?.clause.note, caught?.measure.note].filter((note) => note !== undefined)
}

function rank({ kind }: ExportMeasure): number {
  return kind === 'rule' ? 0 : 1
}

function firstCaught(measures: readonly ExportMeasure[], chip: RatedChip): Caught | undefined {
  for (const measure of measures) {
    const clause = measure.clauses.find(({ when }) => allHold(checkCondition(when, chip)) === true)
    if (clause) return { measure, clause }
  }
  return undefined
}

function isUndecided({ clauses }: ExportMeasure, chip: RatedChip): boolean {
  return clauses.some(({ when }) => allHold(checkCondition(when, chip)) === undefined)
}

function basisOf(
  caught: Caught | undefined,
  {
    rule,
    question,
    facts,
  }: {
    readonly rule: ExportMeasure | undefined
    readonly question: ExportQuestion
    readonly facts: ExportFacts
  },
): string {
  if (caught?.measure.kind === 'letter')
    return `is-informed letter of ${caught.measure.effective} (${caught.measure.citation})`
  if (caught) return `rule ${caught.measure.citation}, in force from ${bindingFrom(caught.measure)}`
  if (facts.countries.unitedStates.includes(question.country))
    return 'no export: it stays in the United States'
  if (rule) return `outside every paragraph of ${rule.citation}, in force from ${bindingFrom(rule)}`
  return 'no measure for accelerators that concerns this country on this day'
}

function datesOf(measure: ExportMeasure): MeasureDates {
  return {
    issued: measure.issued,
    published: measure.published ?? null,
    effective: measure.effective,
    compliance: measure.compliance ?? null,
    until: measure.until ?? null,
    rescinded: measure.rescinded ?? null,
  }
}

/** The latest policy that concerns it. */
function reviewOf(
  { clause }: Caught,
  {
    chip,
    question,
    facts,
  }: { readonly chip: RatedChip; readonly question: ExportQuestion; readonly facts: ExportFacts },
): ExportVerdict['review'] {
  const { date, country } = question
  const found = facts.reviews
    .filter(({ from, until, to, clauses, when = {} }) => {
      const isNow = from <= date && (until === undefined || date < until)
      const isOf = clauses === undefined || clauses.includes(clause.clause)
      const isThere = isDestination(to, country, { date, facts: facts.countries })
      return isNow && isOf && isThere && allHold(checkCondition(when, chip)) === true
    })
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]
  return found ? { policy: found.policy, citation: found.citation } : null
}

function pendingOf(
  measures: readonly ExportMeasure[],
  { chip, date }: { readonly chip: RatedChip; readonly date: string },
): ExportVerdict['pending'] {
  return measures.flatMap((measure) => {
    const from = bindingFrom(measure)
    const isWaiting = measure.issued <= date && date < from
    const isGone = measure.rescinded !== undefined && measure.rescinded <= date
    const caught = isWaiting && !isGone ? firstCaught([measure], chip) : undefined
    return caught ? [{ measure: measure.id, from, clause: caught.clause.clause }] : []
  })
}

/** The days on which anything changes for anybody: those of a matrix of chips by dates. */
export function daysOfChange({ measures, reviews }: ExportFacts): readonly string[] {
  const binding = measures.filter(
    (measure) => measure.rescinded === undefined || bindingFrom(measure) < measure.rescinded,
  )
  const days = [...binding.map(bindingFrom), ...reviews.map(({ from }) => from)]
  return [...new Set(days)].toSorted()
}
