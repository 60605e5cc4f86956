import { describe, expect, it } from 'vitest'
import type { RunListing } from '#viewer'
import { matchingRuns, orderAfterClick, sortedRuns } from './run-order.ts'

function listing(id: string, rest: Partial<RunListing> = {}): RunListing {
  return {
    id,
    state: 'complete',
    kind: 'countdown',
    startedAt: '2026-01-01T00:00:00.000Z',
    model: 'reasoner',
    arms: ['none', 'tip:alpha=3'],
    problems: 10,
    responses: 40,
    planned: 40,
    accuracy: [0.5, 0.6],
    ...rest,
  }
}

const ids = (runs: readonly RunListing[]): string[] => runs.map(({ id }) => id)

describe('the list of runs', () => {
  const runs = [
    listing('b', { accuracy: [0.2, null], startedAt: '2026-01-02T00:00:00.000Z' }),
    listing('a', { state: 'broken', model: null, accuracy: [], startedAt: null }),
    listing('c', { accuracy: [null, 0.9], model: 'Qwen', arms: ['none'] }),
  ]

  it('finds every word in the name, the model or an arm', () => {
    expect(ids(matchingRuns(runs, { text: 'QWEN c', state: 'all' }))).toEqual(['c'])
    expect(ids(matchingRuns(runs, { text: 'tip', state: 'complete' }))).toEqual(['b'])
    expect(ids(matchingRuns(runs, { text: ' ', state: 'all' }))).toEqual(['b', 'a', 'c'])
  })

  it('puts a run that does not tell a value last in either direction', () => {
    for (const descending of [true, false]) {
      expect(sortedRuns(runs, { key: 'accuracy', descending }).at(-1)?.id).toBe('a')
      expect(sortedRuns(runs, { key: 'started', descending }).at(-1)?.id).toBe('a')
    }
    expect(ids(sortedRuns(runs, { key: 'accuracy', descending: true }))).toEqual(['c', 'b', 'a'])
  })

  it('begins with the most of a number and with A of a name, and turns round at the second click', () => {
    expect(orderAfterClick({ key: 'run', descending: false }, 'accuracy').descending).toBe(true)
    expect(orderAfterClick({ key: 'started', descending: true }, 'run').descending).toBe(false)
    expect(orderAfterClick({ key: 'run', descending: false }, 'run').descending).toBe(true)
  })
})
