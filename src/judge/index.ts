export type { AgreementCounts, Calibration, CalibrationCluster, CalibrationStratum } from './calibration.ts'
export { calibrationOf, type LabelledThought } from './calibration-of.ts'
export { calibrationRates, type JudgeRates, type StratumRates } from './calibration-rates.ts'
export { calibrationStratum } from './calibration-stratum.ts'
export { combineJudgements, type JudgeRule, judgeRules } from './combine-judgements.ts'
export { type ExactJudgement, exactJudge } from './exact-judge.ts'
export { jsonInReply } from './json-in-reply.ts'
export type { Judgement, ThoughtJudge } from './judgement.ts'
export { lineKey } from './line-key.ts'
export { mentionJudge } from './mention-judge.ts'
export { pureJudges } from './pure-judges.ts'
export {
  type RolloutCount,
  type RolloutShare,
  rolloutThreshold,
  rolloutVerdict,
} from './rollout-verdict.ts'
export { repairMessage, rubricMessages, rubricSchema, rubricVersion, surest } from './rubric.ts'
export { type StepCount, stepValidity } from './step-validity.ts'
export {
  type SwitchQuestion,
  switchMessages,
  switchRepair,
  switchRubricVersion,
  switchSchema,
} from './switch-rubric.ts'
