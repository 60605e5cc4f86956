import { describe, expect, it } from 'vitest'
import { barPath, dotPath } from './strip-path.ts'

const parts = [
  { index: 0, from: 0, width: 0.25, state: 'incorrect' },
  { index: 1, from: 0.25, width: 0.75, state: 'correct' },
] as const

describe('the strip as paths', () => {
  it('has one path a judgement, each as high as it says', () => {
    expect(barPath(parts, 'incorrect')).toBe('M0 36v-16h250v16z')
    expect(barPath(parts, 'correct')).toBe('M250 36v-36h750v36z')
    expect(barPath(parts, 'unjudged')).toBe('')
  })

  it('shows every thought, however short', () => {
    expect(barPath([{ index: 0, from: 0.5, width: 0.00001, state: 'correct' }], 'correct')).toContain('h0.4')
  })

  it('marks the middle of a thought that was labelled', () => {
    expect(dotPath(parts, (index) => index === 1)).toBe('M625 3h.01')
  })
})
