import type { CalculatorId } from '../route/field-texts.ts'

export type CalculatorGroup = 'study' | 'serving' | 'training' | 'hardware' | 'demand'

/** The calculators as the page behind the door Price orders them. */
export const calculatorGroups: Readonly<Record<CalculatorGroup, readonly CalculatorId[]>> = {
  study: ['chain', 'answer'],
  serving: ['memory', 'serving'],
  training: ['training', 'scope', 'reinforcement', 'distillation', 'balance'],
  hardware: ['cluster', 'rental', 'chips', 'quota', 'fleet'],
  demand: ['rebound', 'elasticity', 'capability'],
}
