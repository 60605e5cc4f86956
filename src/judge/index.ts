export { exactJudge, type Judgement } from './exact-judge.ts'
export { readEquations, type StatedMove } from './read-equations.ts'
export { type StepCount, stepValidity } from './step-validity.ts'
