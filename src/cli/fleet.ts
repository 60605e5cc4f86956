import {
  type BuildOut,
  builtOut,
  checkFunding,
  checkParts,
  explainBuildOut,
  fleetSum,
  fleetsByOwner,
  fundingGap,
  gpusIn,
  type Project,
  phaseRatios,
} from '#economics'
import { projectSchema, readFleets, readGpuHourPrices } from '#run/facts'
import { askedFile } from './asked-file.ts'
import { explainedText } from './explained-text.ts'
import { buildOutText, fleetsText, type ProjectDocument, projectText } from './fleet-text.ts'
import { askedChip } from './gpu-chips.ts'
import { numberFlag } from './number-flag.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface FleetFlags {
  readonly project?: string
  readonly input?: string
  readonly capex?: string
  readonly usdPerGpu?: string
  readonly gpu?: string
  readonly kw?: string
  readonly json?: true
  readonly explain?: true
  readonly lang?: string
}

/** `jevons fleet`: who has how many accelerators, and what is planned. */
export async function fleet(owner: string | undefined, given: object, world: World): Promise<void> {
  const flags = given as FleetFlags
  const { document, text } = answer(owner, flags)
  world.out(flags.json ? `${JSON.stringify(document, undefined, 2)}\n` : text)
}

interface Answer {
  readonly document: unknown
  readonly text: string
}

function answer(owner: string | undefined, flags: FleetFlags): Answer {
  if (flags.capex !== undefined) return buildOutOf(flags)
  if (flags.explain) throw new UsageError('--explain goes with --capex')
  if (flags.project !== undefined) return projectAnswer(knownProject(flags.project))
  if (flags.input !== undefined) return projectAnswer(askedFile('--input', flags.input, projectSchema))
  return fleetsOf(owner)
}

function fleetsOf(asked: string | undefined): Answer {
  const { entries, tables } = readFleets()
  const all = fleetsByOwner(entries)
  const owners =
    asked === undefined ? all : all.filter(({ owner }) => owner.toLowerCase() === asked.toLowerCase())
  if (owners.length === 0)
    throw new UsageError(`no fleet of "${asked}": there are ${all.map(({ owner }) => owner).join(', ')}`)
  const sums = tables.map((table) => ({ ...table, sum: fleetSum(entries, table) }))
  const shown = asked === undefined ? sums : []
  const powered = owners.map((one) => ({ ...one, entries: one.entries.map(withPower) }))
  return { document: { owners: powered, tables: shown }, text: fleetsText(powered, shown) }
}

/** Power of a fleet of chips whose provisioned power is known; of mixed or other ones it is absent. */
function withPower<Entry extends { readonly accelerators: readonly string[]; readonly count: number }>(
  entry: Entry,
): Entry & { readonly provisionedMegawatts: number | null } {
  const { rows } = readGpuHourPrices()
  const kilowatts = entry.accelerators.map(
    (name) => rows.find(({ gpu }) => gpu === name.toLowerCase())?.kwAllIn,
  )
  const [first, ...others] = kilowatts
  const isKnown = first !== undefined && others.every((one) => one === first)
  return { ...entry, provisionedMegawatts: isKnown ? (entry.count * first) / 1000 : null }
}

function knownProject(asked: string): Project {
  const { projects } = readFleets()
  const project = projects.find(({ id }) => id === asked.toLowerCase())
  if (project) return project
  throw new UsageError(`--project ${asked}: there are ${projects.map(({ id }) => id).join(', ')}`)
}

function projectAnswer(project: Project): Answer {
  const document = withinDomain(() => projectDocument(project))
  return { document, text: projectText(project, document) }
}

function projectDocument(project: Project): ProjectDocument {
  return {
    ...project,
    checks: [...project.phases.flatMap(checkParts), ...checkFunding(project.funding)],
    ratios: project.phases.map(phaseRatios),
    gap: fundingGap(project),
  }
}

/** More than all that anybody could pay: a slip of the keyboard, and numbers that no line holds. */
const mostUsd = 1e15

function buildOutOf(flags: FleetFlags): Answer {
  const above = { least: 0, most: mostUsd, open: true }
  const capexUsd = numberFlag('--capex', flags.capex, above) ?? 0
  const usdPerGpu = numberFlag('--usd-per-gpu', flags.usdPerGpu, above)
  if (usdPerGpu === undefined)
    throw new UsageError('say what each takes with its server, network and building: --usd-per-gpu 50000')
  const power = powerOf(flags)
  const asked: BuildOut = { capexUsd, usdPerGpu, kwPerGpu: power.kw }
  const built = builtOut(asked)
  const document = { ...asked, ...built, powerSource: power.source }
  return {
    document,
    text: flags.explain
      ? explainedText([explainBuildOut(asked)], flags.lang)
      : buildOutText(asked, { built, source: power.source }),
  }
}

function powerOf({ kw, gpu }: FleetFlags): { readonly kw: number; readonly source: string } {
  const named = numberFlag('--kw', kw, { least: 0, most: 1000, open: true })
  if (named !== undefined) return { kw: named, source: 'as given' }
  if (gpu === undefined) throw new UsageError('say how much power each takes: --gpu gb200, or --kw 2.1')
  const { rows, source, date } = readGpuHourPrices()
  const chip = askedChip(gpu)
  const row = rows.find((one) => one.gpu === chip.id)
  // What is provisioned is told of a GPU, also where a board holds several.
  const board = gpusIn(chip) === 1 ? '' : `; of one GPU, of which ${chip.name} holds ${gpusIn(chip)}`
  if (row) return { kw: row.kwAllIn, source: `${source}, ${date}${board}` }
  throw new UsageError(
    `--gpu ${gpu}: nobody told what power is provisioned for it: name it with --kw; known are ${rows.map((one) => one.gpu).join(', ')}`,
  )
}
