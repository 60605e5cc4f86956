export {
  type GradeLine,
  gradeSchema,
  type ResponseLine,
  responseSchema,
  type ThoughtsLine,
  thoughtsSchema,
} from './record.ts'
export {
  type Measures,
  type Summary,
  type SummaryArm,
  type SummaryComparison,
  type SummaryEstimate,
  summarySchema,
  summaryVersion,
} from './summary.ts'
