export type { AnswerCost, ArmComparison, ArmCost } from '../answer-cost/answer-cost.ts'
export type { ArmPrice } from '../answer-cost/arm-price.ts'
export { measureAnswerCost } from '../answer-cost/measure-answer-cost.ts'
export { datedPrice, type ListedPrice } from '../dated-price.ts'
