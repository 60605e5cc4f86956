import {
  type ClauseMargin,
  type CountryFacts,
  type ExportMeasure,
  type ExportVerdict,
  type Gpu,
  gpusIn,
  type MemoryVerdict,
  printedTiers,
  type QuotaBalance,
  type QuotaCheck,
  regionName,
  type Tier,
  tierMembers,
} from '#economics'
import { harmlessText } from './harmless-text.ts'
import { grouped, plainTable } from './plain-table.ts'
import { wrapped } from './wrapped-text.ts'

const mostColumns = 90

/** One verdict for a terminal. */
export function verdictText(verdict: ExportVerdict, gpu: Gpu): string {
  const { date, country, tpp, performanceDensity, clause, paragraph, basis, exception, review } = verdict
  const density =
    performanceDensity === null ? 'density unknown' : `${grouped(performanceDensity, 3)} TPP/mm²`
  const lines = [
    `${gpu.name} to ${countryName(country)} on ${date}: ${controlledText(verdict)}`,
    `${grouped(tpp)} TPP, ${density}${gpusIn(gpu) === 1 ? '' : `, of all ${gpusIn(gpu)} GPUs together`}`,
    ...(clause === null
      ? []
      : [`Decided by: ${paragraph?.startsWith(clause) ? paragraph : `${clause}, ${paragraph}`}`]),
    `Basis: ${basis}`,
    ...(exception === null ? [] : [`Licence exception open to it: ${exception}`]),
    ...(review === null ? [] : [`Applications: ${review.policy} (${review.citation})`]),
    ...verdict.pending.map(
      ({ measure, from, clause: coming }) =>
        `Public, but not binding yet: ${coming} of ${measure}, from ${from}`,
    ),
    ...marginLines(verdict.margins),
    ...verdict.notes.map((note) => `Note: ${note}`),
  ]
  return `${lines.flatMap((line) => wrapped(harmlessText(line), mostColumns)).join('\n')}\n`
}

const embargoed = 'not covered by these measures: an embargo asks for a licence, whatever it can do'

function controlledText(verdict: ExportVerdict): string {
  const { controlled, clause } = verdict
  if (isOfEmbargo(verdict)) return embargoed
  if (controlled === null) return `cannot be told${clause === null ? '' : `; of class ${clause}`}`
  return controlled ? 'needs a licence' : 'needs no licence under these measures'
}

function isOfEmbargo({ controlled, comparisonOnly, clause, embargo }: ExportVerdict): boolean {
  return controlled === null && !comparisonOnly && clause === null && embargo !== null
}

const marginNames: Readonly<Record<string, string>> = {
  tppAtLeast: 'TPP',
  tppBelow: 'TPP too many',
  densityAtLeast: 'TPP/mm²',
  densityBelow: 'TPP/mm² too many',
  linkAtLeastGBps: 'GB/s of links',
  memoryAtLeastGBps: 'GB/s of memory',
  memoryAndLinkAtLeastGBps: 'GB/s of memory and links',
}

function marginLines(margins: readonly ClauseMargin[]): readonly string[] {
  return margins.map(({ paragraph, short }) => {
    const parts = short.map(({ name, by, threshold }) => {
      const amount = grouped(by, Number.isInteger(by) ? 0 : 2)
      return `${amount} ${marginNames[name] ?? name} (from ${grouped(threshold, Number.isInteger(threshold) ? 0 : 2)})`
    })
    return `Outside ${paragraph} by ${parts.join(' and ')}`
  })
}

/** Chips by days for a terminal. */
export function matrixText(
  rows: readonly { readonly chip: string; readonly verdicts: readonly ExportVerdict[] }[],
  { dates, country }: { readonly dates: readonly string[]; readonly country: string },
): string {
  const cells = rows.map(({ chip, verdicts }) => [chip, ...verdicts.map(cellText)])
  const foot = [
    `To ${countryName(country)}. a, b: 3A090.a, 3A090.b by a rule; letter: an is-informed letter; (a): no item of US origin,`,
    'its class for comparison; –: needs no licence under these measures. Whether or not it was on sale.',
    ...(rows.some(({ verdicts }) => verdicts.some(isOfEmbargo)) ? [`embargo: ${embargoed}.`] : []),
  ]
  return `${[...plainTable([['chip', ...dates], ...cells]), '', ...foot].join('\n')}\n`
}

function cellText(verdict: ExportVerdict): string {
  const { controlled, comparisonOnly, clause, basisKind } = verdict
  if (isOfEmbargo(verdict)) return 'embargo'
  if (clause === null && controlled === null && !comparisonOnly) return '?'
  const short = clause === null ? '–' : basisKind === 'rule' ? clause.replace('3A090.', '') : 'letter'
  return comparisonOnly ? `(${short})` : short
}

/** Measures with their dates for a terminal. */
export function measuresText(measures: readonly ExportMeasure[]): string {
  const rows = measures.map((one) => [
    one.id,
    one.issued,
    one.published ?? '',
    one.effective,
    one.compliance ?? '',
    one.rescinded === undefined ? (one.until ?? '') : `${one.rescinded} rescinded`,
  ])
  const head = ['measure', 'public', 'published', 'effective', 'compliance', 'until']
  const notes = measures.flatMap(({ id, title, citation, note }) => [
    ...wrapped(`${id}: ${title} (${citation})${note === undefined ? '' : `; ${note}`}.`, mostColumns),
  ])
  return `${[...plainTable([head, ...rows], 6), '', ...notes].join('\n')}\n`
}

/** The tiers with what printed lists leave out. */
export function tiersDocument(facts: CountryFacts): object {
  const tiers = ([1, 2, 3] as const).map((tier) => ({ tier, countries: tierMembers(facts, tier) }))
  return {
    source: facts.tiers.source,
    tiers,
    printed: { source: facts.printedTiers.source, lists: printedTiers(facts) },
  }
}

export function tiersText(facts: CountryFacts): string {
  const tier = (one: Tier): readonly string[] => {
    const countries = tierMembers(facts, one)
    const head = `Tier ${one}: ${countries.length} countries${one === 1 ? ', beside the United States' : ''}`
    return [head, ...wrapped(countries.map(countryName).toSorted(byName).join(', '), mostColumns), '']
  }
  const printed = printedTiers(facts).map(({ tier: one, printed: list, missing, isPartial }) => {
    const said = `Tier ${one} as printed: ${list.length} countries`
    if (!isPartial) return said
    const named = missing.length <= 12 ? `: ${missing.map(countryName).join(', ')}` : ''
    return `${said}, a partial list not marked as one; missing ${missing.length}${named}`
  })
  const lines = [
    ...tier(1),
    ...tier(2),
    ...tier(3),
    ...[`${facts.tiers.source}.`, ...printed, facts.printedTiers.source].flatMap((one) =>
      wrapped(one, mostColumns),
    ),
  ]
  return `${lines.join('\n')}\n`
}

export function quotasText(checks: readonly QuotaCheck[]): string {
  const rows = checks.map(({ id, title, tpp, gpus, printedGpus, agrees }) => [
    id,
    title,
    grouped(tpp / 1e6, 1),
    grouped(gpus),
    printedGpus === undefined ? '' : grouped(printedGpus),
    agrees === null ? '' : agrees ? 'yes' : 'no',
  ])
  const head = ['quota', '', 'million TPP', 'in H100', 'printed', 'that rounded?']
  return `${plainTable([head, ...rows], 2).join('\n')}\n`
}

export function balancesText(balances: readonly QuotaBalance[]): string {
  const rows = balances.map(
    ({ quota, holder, entries, usedTpp, remainingTpp, remainingGpus, overdrawnOn }) => [
      quota,
      harmlessText(holder),
      grouped(entries),
      grouped(usedTpp / 1e6, 2),
      grouped(remainingTpp / 1e6, 2),
      grouped(remainingGpus),
      overdrawnOn === undefined ? '' : `overdrawn on ${overdrawnOn}`,
    ],
  )
  const head = ['quota', 'of', 'deliveries', 'used, million TPP', 'remaining', 'in H100', '']
  return `${plainTable([head, ...rows], 2).join('\n')}\n`
}

export function memoryText(verdict: MemoryVerdict, date: string): string {
  const { densityGBpsPerMm2, controlled, clause, exception, embargo } = verdict
  const uncontrolled =
    embargo === null ? 'needs no licence under these measures' : `not covered by these measures: ${embargo}`
  const needs = controlled
    ? `needs a licence (${clause}${exception === null ? '' : `; licence exception ${exception} is open to it`})`
    : uncontrolled
  return `Memory of ${grouped(densityGBpsPerMm2, 2)} GB/s/mm² on ${date}: ${needs}\n`
}

function byName(a: string, b: string): number {
  return a.localeCompare(b, 'en')
}

function countryName(code: string): string {
  return regionName(code, 'en')
}
