import { describe, expect, it } from 'vitest'
import { label } from './label.ts'

describe('labels', () => {
  it('leave a plain name as it is', () => {
    expect(label('tip:alpha=3,beta=20')).toBe('tip:alpha=3,beta=20')
    expect(label('정책')).toBe('정책')
  })

  it('replace characters that reorder or hide text, and lone surrogates', () => {
    expect(label('a\u202eb\u0000c\ud800d')).toBe('a\uFFFDb\uFFFDc\uFFFDd')
  })

  it('are one line and end with an ellipsis where they were longer', () => {
    expect(label('a\n\n b')).toBe('a b')
    expect(label('🙂'.repeat(100), 10)).toBe(`${'🙂'.repeat(9)}…`)
  })
})
