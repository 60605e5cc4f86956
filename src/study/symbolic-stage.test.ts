import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { needs } from '../../test/needs.ts'
import { sameAnswerSymbolically, symbolicStage } from './symbolic-stage.ts'

describe('the symbolic stage', () => {
  it('decides what no other stage can, and stops what never ends', needs.computeEngine, async () => {
    const { ask, close } = symbolicStage({ folder: needs.computeEngine.at, limitMs: 5000 })
    const compare = (a: string, b: string): Promise<object> => sameAnswerSymbolically(a, b, ask)
    try {
      expect(await compare('\\int_0^1 x^2 dx', '\\frac{1}{3}')).toEqual({ equal: true, stage: 'symbolic' })
      expect(await compare('\\int_0^1 x dx', '\\int_0^2 x dx')).toEqual({ equal: false, stage: 'symbolic' })
      expect(await compare('9^{9^{9^9}}', '9^{9^{9^8}}')).toEqual({ equal: false, stage: 'undecided' })
      expect(await compare('\\lim_{x\\to 0}\\frac{\\sin x}{x}', '1')).toEqual({
        equal: true,
        stage: 'symbolic',
      })
      expect(await compare('}{', '\\int')).toMatchObject({ equal: false })
    } finally {
      await close()
    }
  })

  it('is not asked where the other stages decided', async () => {
    const asked: string[] = []
    const ask = (prediction: string): Promise<boolean> => {
      asked.push(prediction)
      return Promise.resolve(true)
    }
    expect((await sameAnswerSymbolically('1/2', '0.5', ask)).stage).toBe('exact')
    expect((await sameAnswerSymbolically('x', 'y', ask)).stage).toBe('numeric')
    expect(asked).toEqual([])
    expect((await sameAnswerSymbolically('\\int f', '\\int g', ask)).stage).toBe('symbolic')
  })

  it('says in one line how to install what it lacks', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jevons-'))
    try {
      symbolicStage({ folder })
    } catch (error) {
      expect((error as Error).message).toBe(
        'the symbolic stage needs @cortex-js/compute-engine, which is not installed: npm install @cortex-js/compute-engine@0.140.0',
      )
    }
  })
})
