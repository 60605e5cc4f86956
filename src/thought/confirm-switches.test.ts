import { describe, expect, it } from 'vitest'
import { confirmSwitches, switchCandidates, withConfirmed } from './confirm-switches.ts'
import { splitThoughts } from './split-thoughts.ts'

const reasoning =
  'Alternatively, start here.\nAlternatively, b.\nAlternatively, the same again.\nAlternatively, d.'
const split = splitThoughts(reasoning)

describe('confirming switches', () => {
  it('asks about each thought but the first, with what stands before and after', () => {
    expect(switchCandidates(reasoning, split)).toEqual([
      {
        index: 1,
        opener: 'Alternatively',
        at: 27,
        before: 'Alternatively, start here.\n',
        after: 'Alternatively, b.\n',
      },
      expect.objectContaining({ index: 2, at: 45 }),
      expect.objectContaining({ index: 3 }),
    ])
    expect(switchCandidates(reasoning, split, { characters: 6 })[0]).toMatchObject({
      before: 'here.\n',
      after: 'Altern',
    })
    const halves = 'a 😀.\nAlternatively, 😀'
    const [candidate] = switchCandidates(halves, splitThoughts(halves), { characters: 3 })
    expect(candidate?.before).toBe('.\n')
  })

  it('joins a thought whose switch was refused to the one before, and loses no character', async () => {
    const kept = withConfirmed(split, [true, false, undefined])
    expect(kept.thoughts.map(({ start }) => start)).toEqual([0, 27, 76])
    expect(kept.thoughts.map(({ start, end }) => reasoning.slice(start, end)).join('')).toBe(reasoning)
    const asked = await confirmSwitches(reasoning, split, async ({ after }) => !after.includes('same'))
    expect(asked).toEqual(kept)
    expect(withConfirmed(split, [])).toEqual(split)
    expect(withConfirmed(split, [false, false, false]).thoughts).toHaveLength(1)
  })
})
