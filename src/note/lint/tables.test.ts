import { describe, expect, it } from 'vitest'
import { found } from './lint.contract.ts'

const ranking = `Table 12. Arena

| Rank | Change | Model | Score |
|---|---|---|---|
| 1 | - | Gemini-thinking | 1382 |
| 1 | New | Gemini-pro | 1382 |
| 3 | - | o1 | 1370 |
| 4 | New | R1 | 1367 |
| 5 | - | flash | 1351 |
| 6 | ▼2 | o1-preview | 1352 |
| 7 | ▼1 | ChatGPT | 1340 |
| 8 | ▼1 | o1-mini | 1336 |
| 9 | New | flash-lite | 1318 |
| 10 | ▼2 | v3 | 1304 |

Source: lmarena.ai
`

describe('names, definitions and tables of a note', () => {
  it('L10: finds two abbreviations of one term', () => {
    expect(
      found('A thought switching penalty (TSP) helps.\n\nThe thought switching penalty (TIP) is 3.'),
    ).toEqual(['one-abbreviation warning null'])
    expect(found('생각 전환 페널티(TSP)를 적용했다.\n\n생각 전환 페널티(TIP)는 3이다.')).toEqual([
      'one-abbreviation warning null',
    ])
    expect(found('Total cost of ownership (TCO) is high. Total cost of ownership (TCO) falls.')).toEqual([])
    expect(found('The key-value cache (KVC) grows. A key-value cache (KV) costs memory.')).toEqual([
      'one-abbreviation warning null',
    ])
  })

  it('finds two terms of one abbreviation where they begin alike', () => {
    expect(
      found('The Switch Damping Method (SDM) helps.\n\nWith the Switch Dampening Approach (SDM) it is 3.'),
    ).toEqual(['one-abbreviation warning null'])
    for (const clean of [
      'The Switch Damping Method (SDM) helps.\n\nA switch-damping method (SDM) is cheap.',
      'Advanced Micro Devices (AMD) gained.\n\nShares of the rival (AMD) fell.',
      'The price target (PT) is 30.\n\nWork is part time (PT).',
    ])
      expect(found(clean)).toEqual([])
  })

  it('L11: finds one thing under two names', () => {
    expect(found('R1-671B leads. R1-670B follows.')).toEqual(['name-variant warning R1-671B'])
    expect(found('DeepSeek rose. Then Deepseek fell.')).toEqual(['name-variant warning DeepSeek'])
    expect(found('On AIME24 it wins. On AIME2024 it loses.')).toEqual(['name-variant warning AIME24'])
    expect(
      found('Prices fell. We know that prices rise. GPT-4o and GPT-4 differ, H100 and H800 too, 7B and 32B.'),
    ).toEqual([])
  })

  it('L12: finds one definition for two terms, and two of one', () => {
    expect(
      found(
        'The underthinking score is the ratio of tokens after the first correct thought to all tokens. The switching penalty is the ratio of tokens after the first correct thought to all tokens.',
      ),
    ).toEqual(['definition-clash warning null'])
    expect(
      found(
        'Duration is the number of tokens that a penalty lasts. Duration is the share of answers that are wrong.',
      ),
    ).toEqual(['definition-clash warning null'])
    expect(
      found(
        'Accuracy is the share of answers that are right. Cost is the number of dollars spent on tokens.',
      ),
    ).toEqual([])
  })

  it('L13: finds two values of one thing in two tables', () => {
    const text = `Table 1. QwQ-32B

| Benchmark | Model | Accuracy | UT |
|---|---|---|---|
| MATH500-Hard | QwQ-32B | 84.3 | 58.2 |
| GPQA Diamond | QwQ-32B | 59.6 | 48.3 |

Source: a

Table 2. TIP on QwQ-32B

| Benchmark | Setting | Pass@1 | UT |
|---|---|---|---|
| MATH500-Hard | vanilla | 82.8 | 71.1 |
| | TIP | 84.3 | 69.7 |
| GPQA Diamond | vanilla | 59.6 | 48.3 |

Source: a
`
    const conflicts = found(text).filter((line) => line.startsWith('table-conflict'))
    expect(conflicts).toEqual(['table-conflict error 84.3', 'table-conflict error 58.2'])
  })

  it('L14 and L15: finds gains that chance makes, and accuracies that no count gives', () => {
    const text = `Table 2. TIP

| Benchmark | Setting | Pass@1 |
|---|---|---|
| AIME2024 (30 problems) | vanilla | 41.7 |
| AIME2024 (30 problems) | TIP | 45.8 |
| GPQA Diamond | vanilla | 57.1 |
| GPQA Diamond | TIP | 59.1 |

Source: a
`
    const lines = found(text)
    expect(lines.filter((line) => line.startsWith('grim'))).toHaveLength(2)
    expect(lines.filter((line) => line.startsWith('real-difference')).map((line) => line.slice(-8))).toEqual([
      'z = 0.32',
      'z = 0.40',
    ])
    expect(found('Accuracy on 30 problems is 46.7%.')).toEqual([])
    expect(found('Accuracy on 30 problems is 41.7%.')).toEqual(['grim error 12 (40.00 %) or 13 (43.33 %)'])
    expect(found('문항 30개에서 정확도는 41.7%다. 정확도 46.7%, 문제 30개.').length).toBeGreaterThanOrEqual(0)
  })

  it('L19 and L20: finds ranks out of order, and ranks of before that nobody has', () => {
    expect(found(ranking)).toEqual(['rank-change warning vacated: 2', 'sort-order error 5. 1352, 6. 1351'])
    expect(found(`${ranking}\nTwo models dropped out.`)).toEqual(['sort-order error 5. 1352, 6. 1351'])
    const korean = ranking
      .replace('| Rank | Change | Model | Score |', '| 순위 | 변동 | 모델 | 점수 |')
      .replace('1351', '1355')
    expect(found(korean)).toEqual(['rank-change warning vacated: 2'])
  })
})
