import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readChainExamples } from './chain-examples.ts'
import { readPolicyArms } from './policy-arms.ts'

const { arms, confidence } = readPolicyArms()
const arm = (id: string): (typeof arms)[number] => {
  const found = arms.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no arm ${id}`)
  return found
}

describe('the arms of jevons’ own study', () => {
  it('start from no policy, and have each arm once', () => {
    expect(arms[0]?.id).toBe('none')
    expect(new Set(arms.map(({ id }) => id)).size).toBe(arms.length)
    expect(confidence).toBe('high')
  })

  it('have the accuracy, interval and tokens that docs/policies.md prints', () => {
    const page = readFileSync(new URL('../../../docs/policies.md', import.meta.url), 'utf8')
    const percent = (part: number): string => (100 * part).toFixed(1)
    for (const { id, accuracy, outputTokens } of arms) {
      const { value, low, high } = accuracy
      const tokens = (outputTokens / arm('none').outputTokens).toFixed(2)
      expect(page).toContain(
        `| \`${id}\` | ${percent(value)} % [${percent(low)}, ${percent(high)}] | ${tokens} × |`,
      )
    }
  })

  it('are what the example of the chain compares: no policy with the strongest penalty', () => {
    const [example] = readChainExamples()
    const before = arm('none')
    const after = arm('tip:alpha=6,beta=50')
    expect(example?.inputs).toMatchObject({
      accuracyBefore: { value: before.accuracy.value },
      accuracyAfter: { value: after.accuracy.value },
      outputBefore: { value: before.outputTokens },
      outputAfter: { value: after.outputTokens },
    })
  })
})
