export { exactJudge, type Judgement } from './exact-judge.ts'
export { type StepCount, stepValidity } from './step-validity.ts'
