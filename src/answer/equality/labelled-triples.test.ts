import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { needs } from '../../../test/needs.ts'
import { gradeText } from '../grade-text.ts'
import { suiteOptions, suites, type Triple } from './labelled-triples.contract.ts'

interface Disputed {
  readonly suite: string
  readonly prediction: string
  readonly gold: string
  readonly reason: string
}

const { disputed } = JSON.parse(
  readFileSync(new URL('../../../test/fixture/grading/disputed.json', import.meta.url), 'utf8'),
) as { readonly disputed: readonly Disputed[] }

describe('agreement with labelled triples, after adjudication', () => {
  for (const suite of suites) {
    it(`at most 1 % of ${suite} is disagreed with, and at most 3 % disputed`, needs.shared, () => {
      const triples = readFileSync(join(needs.shared.at, `data/grading/${suite}.jsonl`), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Triple)
      const isDisputed = ({ prediction, gold }: Triple): boolean =>
        disputed.some((each) => each.suite === suite && each.prediction === prediction && each.gold === gold)
      const rest = triples.filter((triple) => !isDisputed(triple))
      expect(triples.length - rest.length).toBeLessThanOrEqual(triples.length * 0.03)
      const disagreed = rest.filter(({ prediction, gold, expected, ...row }) => {
        const { verdict } = gradeText({ prediction, gold, options: suiteOptions(suite, row) })
        return (verdict === 'correct') !== expected
      })
      const share = disagreed.length / rest.length
      expect({ share: Math.min(share, 0.01), disagreed: share > 0.01 ? disagreed : [] }).toEqual({
        share,
        disagreed: [],
      })
    })
  }

  it('every dispute has its reason', () => {
    for (const { reason } of disputed) expect(reason.length).toBeGreaterThan(20)
  })
})
