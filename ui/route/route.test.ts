import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calculatorIds } from './field-texts.ts'
import { type Route, readRoute, writeRoute } from './route.ts'

const name = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text !== '.' && text !== '..')
const number = fc.nat(100_000)
const query = fc.record(
  {
    arm: name,
    outcome: fc.constantFrom('correct', 'incorrect', 'ungradable', 'failed', 'ungraded'),
    level: number,
    problem: name,
    search: name,
    minTokens: number,
    maxThoughts: number,
    firstCorrect: number,
    sort: fc.constantFrom('order', 'tokens', 'thoughts', 'underthinking'),
    descending: fc.constant(true),
  },
  { requiredKeys: [] },
)

const routes = fc.oneof(
  fc.constant({ page: 'runs' }),
  fc.constantFrom(
    { page: 'playground' },
    { page: 'prices' },
    { page: 'weekly' },
    { page: 'graph' },
    { page: 'graph', event: 'h20-ban', object: 'a&b' },
  ),
  fc.record({
    page: fc.constant('price'),
    calculator: fc.constantFrom(...calculatorIds),
    texts: fc.dictionary(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9.]{0,39}$/), fc.string({ unit: 'grapheme' }), {
      noNullPrototype: true,
    }),
  }),
  fc.record({ page: fc.constant('run'), run: name }),
  fc.record({ page: fc.constant('responses'), run: name, query }),
  fc.record({ page: fc.constant('compare'), runs: fc.array(name) }),
  fc.record(
    {
      page: fc.constant('response'),
      run: name,
      response: name,
      query,
      beside: name,
      at: number,
      thought: fc.integer({ min: 1, max: 5000 }),
      find: name,
    },
    { requiredKeys: ['page', 'run', 'response', 'query'] },
  ),
) as fc.Arbitrary<Route>

describe('an address', () => {
  it('leads back to what it was written from, whatever runs and responses are called', () => {
    fc.assert(
      fc.property(routes, (route) => {
        expect(readRoute(writeRoute(route))).toEqual(route)
      }),
      { seed: 5 },
    )
  })

  it('keeps a run’s folders and a response’s slashes in one part each', () => {
    const route = { page: 'response', run: 'deep/er', response: 'a%3Eb/tip/3', query: {} } as const
    expect(writeRoute(route)).toBe('/run/deep%2Fer/response/a%253Eb%2Ftip%2F3')
  })

  it('leaves out what is no filter at all', () => {
    const route = readRoute(
      '/run/a/responses?level=-1&outcome=great&sort=size&descending=yes&minTokens=3&x=1',
    )
    expect(route).toEqual({ page: 'responses', run: 'a', query: { minTokens: 3 } })
  })

  it('of a calculator keeps no field that is none, and none of endless length', () => {
    expect(readRoute(`/price/chain?elasticity=1.2&=3&a-b=1&long=${'9'.repeat(100_001)}`)).toEqual({
      page: 'price',
      calculator: 'chain',
      texts: { elasticity: '1.2' },
    })
  })

  it('that leads nowhere is unknown, one that is wrongly encoded too', () => {
    for (const address of [
      '/nowhere',
      '/run/%E0%A4%A',
      '/run/a/response',
      '/run',
      '/run/a/responses/b/c',
      '/price/no',
      '/price/chain/x',
    ])
      expect(readRoute(address)).toEqual({ page: 'unknown' })
  })
})
