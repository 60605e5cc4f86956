import type {
  BuildOut,
  BuiltOut,
  FleetEntry,
  FundingGap,
  OwnerFleet,
  PartsCheck,
  PhaseRatios,
  Project,
  Qualifier,
} from '#economics'
import type { FleetTable } from '#run/facts'
import { harmlessText } from './harmless-text.ts'
import { grouped, plainTable } from './plain-table.ts'
import { wrapped } from './wrapped-text.ts'

const mostColumns = 90

/** A project with everything that is computed of it. */
export interface ProjectDocument extends Project {
  readonly checks: readonly PartsCheck[]
  readonly ratios: readonly PhaseRatios[]
  readonly gap: FundingGap
}

type PoweredEntry = FleetEntry & { readonly provisionedMegawatts: number | null }

/** Fleets as they were counted, owner by owner. */
export function fleetsText(
  owners: readonly (Omit<OwnerFleet, 'entries'> & { readonly entries: readonly PoweredEntry[] })[],
  tables: readonly (FleetTable & { readonly sum: number })[],
): string {
  const rows = owners.flatMap(({ owner, entries }) =>
    entries.map((entry, place) => [
      place === 0 ? owner : '',
      entry.measure,
      entry.accelerators.join(', '),
      `${qualified(entry.qualifier)}${grouped(entry.count)}`,
      entry.provisionedMegawatts === null ? '' : `${grouped(entry.provisionedMegawatts)} MW`,
      entry.date,
    ]),
  )
  const head = ['owner', 'what was counted', 'of', 'accelerators', 'power', 'as of']
  const remarks = owners.flatMap(({ owner, entries, disagreeing, spread }) => [
    ...entries.flatMap(({ remark, count }) =>
      remark === undefined ? [] : [`${owner}, ${grouped(count)}: ${remark}`],
    ),
    ...disagreeing.map((said) => `${owner}: ${said}`),
    ...(disagreeing.length > 0 ? [`${owner}: its counts are up to ${grouped(spread)} times apart`] : []),
  ])
  const sums = tables.map(({ id, sum, printedSum }) =>
    sum === printedSum
      ? `${id}: its counts add up to ${grouped(sum)}, of owners and chips that are not comparable`
      : `${id}: its counts add up to ${grouped(sum)}, not to ${grouped(printedSum)}`,
  )
  const sources = [...new Set(owners.flatMap(({ entries }) => entries.map(({ source }) => source)))]
  const foot = [...remarks, ...sums, `Sources: ${sources.join('; ')}.`]
  return `${[
    ...plainTable([head, ...rows], 3),
    '',
    ...foot.flatMap((line) => wrapped(harmlessText(line), mostColumns)),
  ].join('\n')}\n`
}

function qualified(qualifier: Qualifier | undefined): string {
  return qualifier === undefined || qualifier === 'exactly' ? '' : `${qualifier} `
}

/** An amount with the decimals that it was told with. */
function told(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 3 })
}

function sumText({ where, whole, sum, addsUp, excess, decimals }: PartsCheck): string {
  const [printed, total, apart] = [whole, sum, Math.abs(excess)].map((one) => grouped(one, decimals))
  if (addsUp) return `${where}: ${total} of ${printed}, adds up`
  return excess < 0
    ? `${where}: ${total} of ${printed}: ${apart} has no part that tells of it`
    : `${where}: parts of ${total} in a whole of ${printed}: at least ${apart} too much, beyond what rounding allows`
}

/** A project with its sums, ratios and the gap in its funding. */
export function projectText(project: Project, { checks, ratios, gap }: ProjectDocument): string {
  const sums = checks.map(sumText)
  const gaps = gap.gaps.map(
    ({ phase, costUsdBillion, gapUsdBillion }) =>
      `${phase}: ${told(gap.countedUsdBillion)} of ${told(costUsdBillion)}, ${told(gapUsdBillion)} missing`,
  )
  const statuses = Object.entries(gap.byStatus).map(([status, amount]) => `${status} ${told(amount)}`)
  const lines = [
    `${project.title}, announced at USD ${told(project.announcedUsdBillion)} bn`,
    '',
    ...phaseLines(project, ratios),
    '',
    ...sums,
    '',
    ...fundingLines(project),
    '',
    `Counted towards the cost, in USD bn: ${statuses.join(', ')}`,
    ...gaps,
    ...(project.note === undefined ? [] : ['', ...wrapped(project.note, mostColumns)]),
    ...wrapped(`Source: ${project.source}, ${project.date}.`, mostColumns),
  ]
  return `${lines.map(harmlessText).join('\n')}\n`
}

function phaseLines(project: Project, ratios: readonly PhaseRatios[]): readonly string[] {
  const rows = project.phases.map(({ id, tcoUsdBillion, gpus, gpusQualifier, powerGw }, place) => {
    const { usdPerGpu, kwPerGpu, usdBillionPerGw, tcoPerCapex, usdBillionPerYear } = ratios[place] ?? {}
    return [
      id,
      told(tcoUsdBillion),
      gpus === undefined ? '' : `${qualified(gpusQualifier)}${grouped(gpus)}`,
      powerGw === undefined ? '' : told(powerGw),
      optional(usdPerGpu, 0),
      optional(kwPerGpu, 1),
      optional(usdBillionPerGw, 2),
      optional(tcoPerCapex, 2),
      optional(usdBillionPerYear, 1),
    ]
  })
  const head = [
    'phase',
    'USD bn',
    'GPUs',
    'GW',
    'USD/GPU',
    'kW/GPU',
    'USD bn/GW',
    'total/capex',
    'USD bn/year',
  ]
  return plainTable([head, ...rows])
}

function fundingLines(project: Project): readonly string[] {
  const rows = project.funding.map(({ entity, item, usdBillion, qualifier, status, counted, why }) => [
    entity,
    item,
    status,
    counted ? 'counted' : `not counted: ${why ?? ''}`,
    usdBillion === null ? 'not named' : `${qualified(qualifier)}${told(usdBillion)}`,
  ])
  return plainTable([['who', 'what', 'how far', '', 'USD bn'], ...rows], 4)
}

function optional(value: number | undefined, decimals: number): string {
  return value === undefined ? '' : grouped(value, decimals)
}

/** From money to accelerators to power. */
export function buildOutText(
  { capexUsd, usdPerGpu, kwPerGpu }: BuildOut,
  { built, source }: { readonly built: BuiltOut; readonly source: string },
): string {
  const rows = [
    ['capital, USD bn', grouped(capexUsd / 1e9, 2)],
    ['for each accelerator, USD', grouped(usdPerGpu)],
    ['accelerators', grouped(built.gpus)],
    ['kW for each, all-in', grouped(kwPerGpu, 2)],
    ['power, MW', grouped(built.megawatts, 1)],
    ['USD a watt', grouped(built.usdPerWatt, 2)],
    ['energy a year at full draw, TWh', grouped(built.terawattHoursPerYear, 2)],
  ]
  const remarks = [
    `Power: ${source}.`,
    ...(built.gpus < 1
      ? ['That is less than one accelerator: --capex is in dollars, such as 50e9 or 50B.']
      : []),
  ]
  return `${[...plainTable(rows), ...remarks.flatMap((one) => wrapped(one, mostColumns))].join('\n')}\n`
}
