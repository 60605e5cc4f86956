import { z } from 'zod'
import { actionIds, type Choice, type DecisionScenario } from '#market'
import { readFacts } from './read-facts.ts'

const text = z.string().min(1)
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case with hyphens')
const inLanguages = z.strictObject({ en: text, ko: text })
const value = z.union([z.number(), text])

const choice: z.ZodType<Choice> = z.strictObject({
  id,
  name: inLanguages,
  object: text.exactOptional(),
  inputs: z.record(text, value).default({}),
})

/** Decisions to be compared, in the facts or in a file of a user's own. */
export const decisionScenarioSchema: z.ZodType<DecisionScenario> = z.strictObject({
  id,
  title: inLanguages,
  action: z.enum(actionIds),
  object: text,
  assumptions: z.array(z.strictObject({ name: text, value, source: text })).default([]),
  cases: z.array(choice).min(1).max(100).exactOptional(),
  decisions: z.array(choice).min(1).max(100),
})

const file = z.object({ version: z.literal(1), scenarios: z.array(decisionScenarioSchema) })

/** Scenarios that come with the package, as examples. */
export function readGraphScenarios(): readonly DecisionScenario[] {
  return readFacts('graph-scenarios.json', file, 'market').scenarios
}
