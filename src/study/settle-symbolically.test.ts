import { describe, expect, it } from 'vitest'
import { gradeTextOpenly } from '#answer'
import { settleSymbolically } from './settle-symbolically.ts'

type Known = Readonly<Record<string, boolean | undefined>>

/** What becomes of a text when the stage knows of these predictions whether they are right, and which it was asked about. */
async function settled(
  text: Parameters<typeof gradeTextOpenly>[0],
  known: Known,
): Promise<readonly [string, string | null, readonly string[]]> {
  const asked: string[] = []
  const { verdict, stage } = await settleSymbolically(gradeTextOpenly(text), (prediction) => {
    asked.push(prediction)
    return Promise.resolve(known[prediction])
  })
  return [verdict, stage, asked]
}

describe('what the stages leave open', () => {
  const gold = '\\int g'

  it('is settled where the library is sure, and else stays undecided', async () => {
    const text = { prediction: '\\boxed{\\int f}', gold }
    expect(await settled(text, { '\\int f': true })).toEqual(['correct', 'symbolic', ['\\int f']])
    expect(await settled(text, { '\\int f': false })).toEqual(['incorrect', 'symbolic', ['\\int f']])
    expect(await settled(text, {})).toEqual(['incorrect', 'undecided', ['\\int f']])
  })

  it('is nothing where there is no answer, or a stage decided', async () => {
    expect(await settled({ prediction: '', gold }, {})).toEqual(['ungradable', null, []])
    expect(await settled({ prediction: '\\boxed{4}', gold: '5' }, {})).toEqual(['incorrect', 'exact', []])
    expect(await settled({ prediction: '\\boxed{\\int g}', gold }, {})).toEqual([
      'correct',
      'normal form',
      [],
    ])
  })

  it('is asked of every gold answer that is open, up to the first that is right', async () => {
    const text = { prediction: '\\boxed{\\int f}', gold: [gold, '\\int h'] }
    expect(await settled(text, { '\\int f': true })).toEqual(['correct', 'symbolic', ['\\int f']])
    expect((await settled(text, { '\\int f': false }))[2]).toEqual(['\\int f', '\\int f'])
  })

  it('needs every group of a pattern where all have to be right', async () => {
    const pattern = (): readonly string[] => ['\\int f', '\\int h']
    const text = { prediction: 'x', gold, options: { pattern, groups: 'all' as const } }
    expect((await settled(text, { '\\int f': true, '\\int h': true }))[0]).toBe('correct')
    expect(await settled(text, { '\\int f': true })).toEqual([
      'incorrect',
      'undecided',
      ['\\int f', '\\int h'],
    ])
    const other = { ...text, options: { ...text.options, pattern: () => ['\\int f', '4'] } }
    const refused = await settled({ ...other, gold: '\\int g' }, { '\\int f': true, '4': false })
    expect(refused[0]).toBe('incorrect')
    const any = { ...text, options: { pattern } }
    expect((await settled(any, { '\\int h': true }))[0]).toBe('correct')
  })

  it('leaves out formulas that are too long to be read', async () => {
    const prediction = `\\boxed{\\int ${'f+'.repeat(3000)}f}`
    expect(await settled({ prediction, gold }, {})).toEqual(['incorrect', 'undecided', []])
  })
})
