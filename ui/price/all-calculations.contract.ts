import { answerCalculation } from './answer/answer.ts'
import { balanceCalculation } from './balance/balance.ts'
import type { Calculation } from './calculation.ts'
import { capabilityCalculation } from './capability/capability.ts'
import { chipsCalculation } from './chips/chips.ts'
import { clusterCalculation } from './cluster/cluster.ts'
import { distillationCalculation } from './distillation/distillation.ts'
import { elasticityCalculation } from './elasticity/elasticity.ts'
import { publishedStudy } from './facts/study-arm.ts'
import { fleetCalculation } from './fleet/fleet.ts'
import { memoryCalculation } from './memory/memory.ts'
import { quotaCalculation } from './quota/quota.ts'
import { reboundCalculation } from './rebound/rebound.ts'
import { reinforcementCalculation } from './reinforcement/reinforcement.ts'
import { rentalCalculation } from './rental/rental.ts'
import { scopeCalculation } from './scope/scope.ts'
import { servingCalculation } from './serving/serving.ts'
import { trainingCalculation } from './training/training.ts'

/** Every calculator that needs no run, and the cost of answers by the published study. */
export const calculations: readonly Calculation[] = [
  answerCalculation(publishedStudy, { runs: ['study'], first: 'study' }),
  memoryCalculation,
  servingCalculation,
  trainingCalculation,
  scopeCalculation,
  reinforcementCalculation,
  distillationCalculation,
  balanceCalculation,
  clusterCalculation,
  rentalCalculation,
  chipsCalculation,
  quotaCalculation,
  reboundCalculation,
  elasticityCalculation,
  capabilityCalculation,
  fleetCalculation,
]
