import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { acceptanceTable } from './acceptance-table.ts'
import { banTable } from './ban-table.ts'
import { blocTable } from './bloc-table.ts'
import { arenaTable, liveBenchTable } from './board-table.ts'
import { capabilityFigure } from './capability-figure.ts'
import { capexFigure, spendingFigure } from './capex-figure.ts'
import { chipTable } from './chip-table.ts'
import { clusterTable } from './cluster-table.ts'
import { fleetTable } from './fleet-table.ts'
import { fundingTable } from './funding-table.ts'
import { growthFigure } from './growth-figure.ts'
import { humanTable } from './human-table.ts'
import { layerTable } from './layer-table.ts'
import { methodTable } from './method-table.ts'
import { multipleFigure } from './multiple-figure.ts'
import { applicationPeers, infrastructurePeers } from './peer-tables.ts'
import { projectTable } from './project-table.ts'
import { quotaTable } from './quota-table.ts'
import { rentalFigure } from './rental-figure.ts'
import { ruleOf40Table } from './rule-of-40-table.ts'
import { ruleTable } from './rule-table.ts'
import { modelScoresFigure, scoresOverTimeFigure } from './score-figures.ts'
import { segmentFigure } from './segment-figure.ts'
import { techniqueTable } from './technique-table.ts'
import { thinkingFigure } from './thinking-figure.ts'
import { thoughtTable } from './thought-table.ts'
import { tierTable } from './tier-table.ts'
import { trainingFigure } from './training-figure.ts'
import { penaltyTable, revisedPenaltyTable, underthinkingTable } from './underthinking-tables.ts'
import { fundsFigure, magShareFigure, universeFigure } from './universe-figures.ts'

type Exhibiting = (facts: WeeklyFacts, language: NoteLanguage) => NoteExhibit

/** Every table and figure that a note can show, by the name that it is called with. */
const exhibits: Readonly<Record<string, Exhibiting>> = {
  cluster: clusterTable,
  methods: methodTable,
  techniques: techniqueTable,
  acceptance: acceptanceTable,
  'training-runs': trainingFigure,
  'capability-price': capabilityFigure,
  chips: chipTable,
  tiers: tierTable,
  quotas: quotaTable,
  rules: ruleTable,
  fleets: fleetTable,
  project: projectTable,
  funding: fundingTable,
  blocs: blocTable,
  layers: layerTable,
  multiple: multipleFigure,
  growth: growthFigure,
  'rule-of-40': ruleOf40Table,
  capex: capexFigure,
  thoughts: thoughtTable,
  underthinking: underthinkingTable,
  penalty: penaltyTable,
  'penalty-revised': revisedPenaltyTable,
  'peers-applications': applicationPeers,
  'peers-infrastructure': infrastructurePeers,
  'segment-returns': segmentFigure,
  arena: arenaTable,
  livebench: liveBenchTable,
  humans: humanTable,
  bans: banTable,
  'model-scores': modelScoresFigure,
  'scores-over-time': scoresOverTimeFigure,
  'rental-by-region': rentalFigure,
  'thinking-tokens': thinkingFigure,
  'capex-index': spendingFigure,
  'mag7-weight': magShareFigure,
  universe: universeFigure,
  'universe-and-funds': fundsFigure,
}

export const exhibitNames: readonly string[] = Object.keys(exhibits)

export function exhibitOf(name: string, facts: WeeklyFacts, language: NoteLanguage): NoteExhibit | undefined {
  return Object.hasOwn(exhibits, name) ? exhibits[name]?.(facts, language) : undefined
}
