import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { needs } from '../../test/needs.ts'
import { sameAnswerSymbolically, symbolicStage } from './symbolic-stage.ts'

describe('the symbolic stage', () => {
  it('decides what no other stage can, and stops what never ends', needs.computeEngine, async () => {
    const { ask, late, close } = symbolicStage({ folder: needs.computeEngine.at, limitMs: 5000 })
    const compare = (a: string, b: string): Promise<object> => sameAnswerSymbolically(a, b, ask)
    try {
      expect(await compare('\\int_0^1 x^2 dx', '\\frac{1}{3}')).toEqual({ equal: true, stage: 'symbolic' })
      expect(await compare('\\int_0^1 x dx', '\\int_0^2 x dx')).toEqual({ equal: false, stage: 'symbolic' })
      expect(await compare('9^{9^{9^9}}', '9^{9^{9^8}}')).toEqual({ equal: false, stage: 'undecided' })
      expect(await compare('\\lim_{x\\to 0}\\frac{\\sin x}{x}', '1')).toEqual({
        equal: true,
        stage: 'symbolic',
      })
      expect(late()).toBe(1)
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

  it('counts what it stops, and starts anew after it', async () => {
    // It never ends at 'x', tells '2' apart, and takes the rest for equal.
    const { ask, late, close } = symbolicStage({
      limitMs: 300,
      folder: folderWith(`export class ComputeEngine {
        parse(text) { return { isValid: true, isEqual: () => { while (text === 'x'); return text !== '2' } } }
        box() { return { simplify: () => ({ is: () => false, re: 1, unknowns: [] }) } }
      }`),
    })
    const asked = await Promise.all([ask('1', '1'), ask('x', 'x'), ask('2', '1'), ask('1', '1')])
    expect([asked, late()]).toEqual([[true, undefined, false, true], 1])
    await close()
  })

  it('takes a library that hands over its names as one', async () => {
    const parsed = '{ isValid: true, isEqual: () => true }'
    // Names set in a loop are seen by no one who only reads the text.
    const code = `for (const name of ['ComputeEngine']) module.exports[name] = class { parse() { return ${parsed} } }`
    const { ask, close } = symbolicStage({ folder: folderWith(code, 'commonjs') })
    expect(await ask('1', '1')).toBe(true)
    await close()
  })

  it('does not go on silently with a library that can’t do it', async () => {
    for (const code of [
      'export class ComputeEngine { parse() { return { isValid: false } } }',
      'export {}',
      'throw new Error("broken")',
    ]) {
      const { ask, close } = symbolicStage({ folder: folderWith(code) })
      await expect(ask('1', '1')).rejects.toThrow(
        /^the symbolic stage can't use the @cortex-js\/compute-engine that it found \(.+\): npm install @cortex-js\/compute-engine@0\.140\.0$/,
      )
      await close()
    }
  })
})

/** A folder with a package of the library's name that consists of this. */
function folderWith(code: string, type: 'module' | 'commonjs' = 'module'): string {
  const folder = mkdtempSync(join(tmpdir(), 'jevons-'))
  const library = join(folder, 'node_modules/@cortex-js/compute-engine')
  mkdirSync(library, { recursive: true })
  writeFileSync(join(library, 'package.json'), JSON.stringify({ type, main: 'index.js' }))
  writeFileSync(join(library, 'index.js'), code)
  return folder
}
