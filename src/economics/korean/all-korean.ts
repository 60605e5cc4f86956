import { answerKorean } from '../answer-cost/answer-korean.ts'
import { capabilityKorean } from '../capability/capability-korean.ts'
import { chainKorean } from '../chain/chain-korean.ts'
import { chipKorean } from '../chip/chip-korean.ts'
import { clusterKorean } from '../cluster/cluster-korean.ts'
import { fleetKorean } from '../fleet/fleet-korean.ts'
import { inferenceKorean } from '../inference/inference-korean.ts'
import { memoryKorean } from '../memory/memory-korean.ts'
import { reboundKorean } from '../rebound/rebound-korean.ts'
import { rentalKorean } from '../rental/rental-korean.ts'
import { ruleKorean } from '../rule/rule-korean.ts'
import { trainingKorean } from '../training/training-korean.ts'
import { domainErrors } from './domain-korean.ts'
import type { KoreanWords } from './korean-words.ts'
import { sourcePatterns } from './source-patterns.ts'

/** The words of all calculators, one file each. The general patterns come last. */
export const allKorean: readonly KoreanWords[] = [
  answerKorean,
  capabilityKorean,
  inferenceKorean,
  trainingKorean,
  memoryKorean,
  chainKorean,
  chipKorean,
  clusterKorean,
  fleetKorean,
  reboundKorean,
  rentalKorean,
  ruleKorean,
  { errors: domainErrors, sourcePatterns },
]
