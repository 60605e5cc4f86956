import { checkFunding, checkParts, fundingGap, type Project, phaseRatios } from '#economics'
import { absentMark, type Cell, type Table, valueCell } from '#figure'
import type { Language } from '../calculation.ts'
import { saidValue } from '../result/said-value.ts'
import { type FleetWords, fleetWords } from './fleet-words.ts'

type Say = (value: number | undefined) => Cell

/** A project of several years: its phases, whether its parts add up, and who is to pay. */
export function projectTables(project: Project, language: Language): readonly Table[] {
  const text = fleetWords[language]
  const say: Say = (value) =>
    value === undefined || !Number.isFinite(value)
      ? { text: absentMark }
      : valueCell(value, saidValue(value, language))
  return [
    phasesTable(project, { text, say }),
    partsTable(project, { text, say }),
    fundingTable(project, { text, say }),
  ]
}

interface Saying {
  readonly text: FleetWords
  readonly say: Say
}

function phasesTable(project: Project, { text, say }: Saying): Table {
  const gap = fundingGap(project)
  const rows = project.phases.map((phase) => {
    const ratios = phaseRatios(phase)
    return {
      label: text.phaseNames[phase.id] ?? phase.id,
      cells: [
        say(phase.tcoUsdBillion),
        say(phase.gpus),
        say(ratios.usdPerGpu),
        say(ratios.kwPerGpu),
        say(ratios.usdBillionPerYear),
        say(gap.countedUsdBillion),
        say(gap.gaps.find((one) => one.phase === phase.id)?.gapUsdBillion),
      ],
    }
  })
  return {
    title: text.phases(project.title),
    corner: text.phase,
    columns: [text.cost, 'GPU', text.perGpu, text.kwPerGpu, text.perYear, text.funded, text.gap],
    groups: [{ rows }],
  }
}

function partsTable({ phases, funding }: Project, { text, say }: Saying): Table {
  const rows = [...phases.flatMap(checkParts), ...checkFunding(funding)].map(
    ({ where, whole, sum, addsUp }) => ({
      label: text.places(where),
      cells: [say(whole), say(sum), { text: addsUp ? text.yes : text.no }],
    }),
  )
  return {
    title: text.parts,
    corner: text.whole,
    columns: [text.printed, text.sum, text.addsUp],
    groups: [{ rows }],
  }
}

function fundingTable({ funding }: Project, { text, say }: Saying): Table {
  const rows = funding.map(({ entity, item, usdBillion, status, counted, why, qualifier = 'exactly' }) => {
    const amount = say(usdBillion ?? undefined)
    return {
      label: `${entity}: ${text.items[item] ?? item}`,
      cells: [
        usdBillion === null ? amount : { ...amount, text: `${text.qualifiers[qualifier]}${amount.text}` },
        { text: text.statuses[status] ?? status },
        {
          text: counted ? text.yes : text.no,
          ...(why === undefined ? {} : { note: text.reasons[why] ?? why }),
        },
      ],
    }
  })
  return {
    title: text.funding,
    corner: text.owner,
    columns: [text.amount, text.status, text.counted],
    groups: [{ rows }],
  }
}
