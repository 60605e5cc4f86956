import type { JudgeRule } from '#judge'

/** By whom thoughts are judged: plain data, so that it can be kept and sent to threads. */
export interface JudgeSettings {
  /** One or several, which decide together by the rule. */
  readonly judges: readonly JudgeName[]
  readonly rule: JudgeRule
  /** How sure a model has to be for a thought to count as correct: 2, or 1 for "may reach it" too. */
  readonly confidence: number
}

/** A judge and its version, as the record names them. */
export interface JudgeName {
  readonly name: string
  readonly version: string
}

/** The judges in words, for the record and the report. */
export function judgeText({ judges, rule, confidence }: JudgeSettings): string {
  const names = judges.map(nameText)
  const sureness = judges.some(isModel) ? `, confidence ${confidence} or more` : ''
  if (names.length === 1) return `${names[0]}${sureness}`
  return `${rule} of ${names.join(' and ')}${sureness}`
}

/** What a calibration is of: the same judges by the same rule, and no others. */
export function judgeIdentity(settings: JudgeSettings): {
  readonly judge: string
  readonly judgeVersion: string
} {
  const { judges, rule, confidence } = settings
  const sureness = judges.some(isModel) ? `, confidence ${confidence}` : ''
  const versions = judges.map(({ version }) => version).join('; ')
  const joint = judges.length > 1 ? `${rule} of ` : ''
  return {
    judge: `${joint}${judges.map(({ name }) => name).join(' and ')}`,
    judgeVersion: `${versions}${sureness}`,
  }
}

/** Whether a judge answers on the rubric's scale of confidence. */
export function isModel({ name }: JudgeName): boolean {
  return name.startsWith('model:')
}

/** What a study of countdown says of its judge in run.json. */
export const exactText = 'countdown, exact'

function nameText({ name, version }: JudgeName): string {
  return name === 'exact' ? exactText : `${name} (version ${version})`
}
