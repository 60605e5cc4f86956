import { type Explained, explainDecline, explainRebound, given } from '#economics'
import { type Entries, printedValue } from './printed-value.ts'
import type { WeeklyFacts } from './weekly-facts.ts'

const weeklySource = { source: 'Korean weekly of 7 February 2025', date: '2025-02-07' }

const tenfold = 10

/** What use of a resource becomes by elasticity, and how fast prices fell: `rebound.weak.resourceRatio`. */
export function reboundValues({ elasticities }: WeeklyFacts): Entries {
  const published = elasticities.elasticities.find(({ id }) => id === 'openrouter-providers')
  const cases = [
    { name: 'weak', elasticity: given('elasticity, assumed', 'elasticity', 0.5, '') },
    { name: 'unit', elasticity: given('elasticity, assumed', 'elasticity', 1, '') },
    { name: 'strong', elasticity: given('elasticity, assumed', 'elasticity', 1.2, '') },
    ...(published
      ? [{ name: 'published', elasticity: printedValue(published.name, published.value, '', published) }]
      : []),
  ]
  return [
    ['rebound.efficiency', given('efficiency against before, assumed', 'efficiency', tenfold, '×')],
    ...cases.flatMap(
      ({ name, elasticity }): Entries => [
        [`rebound.${name}.elasticity`, elasticity],
        ...explainRebound({ elasticity: elasticity.value, efficiency: tenfold }).flatMap((one): Entries => {
          const resource = resourceOf(one)
          return resource ? [[`rebound.${name}.resourceRatio`, resource]] : []
        }),
      ],
    ),
    ['capability.gpt-3.foldPerYear', { ...explainDecline(1200, 3.2), ...weeklySource }],
    [
      'capability.gpt-3.fold',
      printedValue('fall of the price of GPT-3-level tokens', 1200, '×', weeklySource),
    ],
  ]
}

/** The resource ratio, wherever in the tree of a rebound it stands. */
function resourceOf(explained: Explained): Explained | undefined {
  if (explained.symbol === 'resourceRatio') return explained
  for (const input of explained.inputs ?? []) {
    const found = resourceOf(input)
    if (found) return found
  }
  return undefined
}
