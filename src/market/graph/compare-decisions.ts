import type { InLanguages } from '../peer/peer.ts'
import { type Acted, type ActionId, act } from './action.ts'
import type { ActionFacts, Given } from './action-given.ts'
import { findObject } from './graph.ts'

/** What somebody could decide, or what could turn out: inputs of the action, and another object where it is run on another. */
export interface Choice {
  readonly id: string
  readonly name: InLanguages
  readonly object?: string
  readonly inputs: Given
}

/** Decisions to be compared under stated assumptions. */
export interface DecisionScenario {
  readonly id: string
  readonly title: InLanguages
  readonly action: ActionId
  readonly object: string
  /** What holds for all, with where it comes from. */
  readonly assumptions: readonly {
    readonly name: string
    readonly value: number | string
    readonly source: string
  }[]
  /** What could turn out, each decision under each; one row a decision where left out. */
  readonly cases?: readonly Choice[]
  readonly decisions: readonly Choice[]
}

export interface ComparedDecision extends Pick<Acted, 'object' | 'assumptions' | 'outcomes' | 'explained'> {
  readonly decision: Choice
  readonly case?: Choice
}

/**
 * Every decision in every case. What a decision sets wins over a case, and that over the assumptions.
 * @throws RangeError with decision and case where the action refuses
 */
export function compareDecisions(
  scenario: DecisionScenario,
  facts: ActionFacts,
): readonly ComparedDecision[] {
  const cases: readonly (Choice | undefined)[] = scenario.cases ?? [undefined]
  return scenario.decisions.flatMap((decision) =>
    cases.map((one) => {
      const where = `${decision.id}${one === undefined ? '' : `, ${one.id}`}`
      try {
        return compared(scenario, facts, { decision, ...(one === undefined ? {} : { case: one }) })
      } catch (error) {
        if (error instanceof RangeError) throw new RangeError(`${where}: ${error.message}`)
        throw error
      }
    }),
  )
}

function compared(
  { action, object, assumptions }: DecisionScenario,
  facts: ActionFacts,
  choice: { readonly decision: Choice; readonly case?: Choice },
): ComparedDecision {
  const given = {
    ...Object.fromEntries(assumptions.map(({ name, value }) => [name, value])),
    ...choice.case?.inputs,
    ...choice.decision.inputs,
  }
  const on = findObject(facts.graph, choice.decision.object ?? choice.case?.object ?? object)
  const acted = act(action, on, { given, facts })
  const sources = new Map(assumptions.map(({ name, value, source }) => [`${name} ${value}`, source]))
  return {
    ...choice,
    object: acted.object,
    assumptions: acted.assumptions.map((one) => ({
      ...one,
      source: sources.get(`${one.name} ${one.value}`) ?? one.source,
    })),
    outcomes: acted.outcomes,
    explained: acted.explained,
  }
}
