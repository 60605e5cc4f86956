import { explainChip, exportVerdict } from '#economics'
import { type ActionFacts, type Assumption, asGiven, type Given, type Worked, word } from './action-given.ts'
import type { GraphObject } from './graph-facts.ts'

/**
 * What export rules say of a chip, or of all chips that a company makes.
 * @throws RangeError where the calculator knows none of them
 */
export function exportRule(object: GraphObject, given: Given, facts: ActionFacts): Worked {
  return object.kind === 'chip' ? ofChip(object, given, facts) : ofMaker(object, given, facts)
}

function question(given: Given): { readonly date: string; readonly country: string } {
  return { date: word(given, 'date'), country: word(given, 'country', 'CN').toUpperCase() }
}

function said({ date, country }: { readonly date: string; readonly country: string }): readonly Assumption[] {
  return [
    { name: 'date', value: date, unit: '', source: asGiven },
    { name: 'country', value: country, unit: '', source: 'where it goes' },
  ]
}

function ofChip(object: GraphObject, given: Given, { gpus, exportFacts }: ActionFacts): Worked {
  const gpu = gpus.find(({ id }) => id === object.properties?.['gpu'])
  if (gpu === undefined)
    throw new RangeError(`${object.id}: its speed and size are unknown to the calculator`)
  const asked = question(given)
  const verdict = exportVerdict(gpu, asked, exportFacts)
  const { controlled, clause, basis, tpp, performanceDensity, review } = verdict
  return {
    assumptions: said(asked),
    outcomes: { controlled, clause, basis, tpp, performanceDensity, review: review?.policy ?? null },
    explained: [explainChip(gpu)],
  }
}

function ofMaker(object: GraphObject, given: Given, facts: ActionFacts): Worked {
  const { graph, gpus, exportFacts } = facts
  const asked = question(given)
  const made = (graph.leaving.get(object.id) ?? [])
    .filter(({ kind }) => kind === 'makes')
    .flatMap(({ to }) => gpus.filter(({ id }) => id === graph.byId.get(to)?.properties?.['gpu']))
  if (made.length === 0) throw new RangeError(`${object.id}: makes no chip that the calculator knows`)
  const verdicts = made.map((gpu) => exportVerdict(gpu, asked, exportFacts))
  const listed = (controlled: boolean | null): string =>
    verdicts
      .filter((one) => one.controlled === controlled)
      .map(({ chip }) => chip)
      .join(', ')
  return {
    assumptions: said(asked),
    outcomes: {
      chips: made.length,
      controlled: verdicts.filter((one) => one.controlled).length,
      needLicence: listed(true),
      needNone: listed(false),
      cannotBeTold: listed(null),
    },
    explained: made.map(explainChip),
  }
}
