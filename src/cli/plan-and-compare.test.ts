import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ViewedLine, writeViewedRun } from '../../test/fixture/viewed-run.ts'
import { tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-plan-'))
afterAll(() => rmSync(root, { recursive: true }))

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function jevons(...args: string[]): Promise<Outcome> {
  const { code, out, words } = await tryCommand(args)
  return { code, out, err: words }
}

/** Twelve problems, two samples, two arms: b is right wherever a is, and in two more. */
const lines: ViewedLine[] = Array.from({ length: 12 }, (_, index) =>
  ['a', 'b'].flatMap((arm) =>
    [0, 1].map((sample) => ({
      problem: `p${index}`,
      question: `What is ${index} + 1?`,
      gold: String(index + 1),
      arm,
      sample,
      text: `<think>Hm.</think>\\boxed{${index < (arm === 'a' ? 5 : 7) + sample ? index + 1 : 99}}`,
      tokens: arm === 'a' ? 20 : 10 + index,
    })),
  ),
).flat()
const run = join(root, 'run')
beforeAll(() => writeViewedRun(run, lines))

const stated = ['--accuracy', '.6', '--intra-problem', '.5', '--pair-correlation', '.8']

describe('jevons plan', () => {
  it('gives problems and samples by the variances of a run, for all that its study compares', async () => {
    const { out } = await jevons('plan', '--from', run, '--effect', '0.02', '--power', '0.8', '--json')
    const plan = JSON.parse(out)
    expect(plan).toMatchObject({ effect: 0.02, power: 0.8, level: 0.95, comparisons: 2 })
    expect(plan.from).toMatchObject({ baseline: 'a', arm: 'b', problems: 12, samples: 2 })
    expect(plan.options[0]).toMatchObject({ samples: 1, responses: 2 * plan.options[0].problems })
    const cheapest = Math.min(...plan.options.map(({ responses }: { responses: number }) => responses))
    expect(2 * plan.problems * plan.samples).toBe(cheapest)
  })

  it('gives them by an accuracy and two correlations, and says in words what it plans by', async () => {
    const { out } = await jevons('plan', '--effect', '0.02', ...stated, '--samples', '1,4')
    expect(out).toMatch(/^To find a true difference in accuracy of 2 points with a chance of 80 %/)
    expect(out).toContain('intra-problem correlation 0.50, pair correlation 0.80')
    expect(out).not.toMatch(/NaN|undefined/)
  })

  it('needs to be told what the run cannot tell', async () => {
    expect(await jevons('plan', '--effect', '0.02')).toMatchObject({
      code: 2,
      err: 'jevons: the size depends on how much problems vary: say --from RUN, or --accuracy, --intra-problem and --pair-correlation',
    })
    expect((await jevons('plan', '--from', run, '--effect', '0.02', '--arm', 'c')).err).toBe(
      `jevons: ${run}: has no arm c: its arms are a, b`,
    )
    const many = join(root, 'many')
    const arms: Record<string, string> = { a: 'none', b: 'tip:alpha=1,beta=9', c: 'tip:alpha=2,beta=9' }
    await writeViewedRun(
      many,
      [...lines, ...lines.filter(({ arm }) => arm === 'b').map((line) => ({ ...line, arm: 'c' }))].map(
        (line) => ({
          ...line,
          arm: arms[line.arm ?? ''] ?? '',
        }),
      ),
    )
    const planned = ['plan', '--from', many, '--effect', '0.02', '--json']
    const unclear = `jevons: ${many}: say which of its arms, such as --arm tip:alpha=1,beta=9; there are tip:alpha=1,beta=9 and tip:alpha=2,beta=9`
    expect((await jevons(...planned)).err).toBe(unclear)
    expect((await jevons(...planned, '--arm', 'tip')).err).toBe(unclear)
    expect(JSON.parse((await jevons(...planned, '--arm', 'tip:alpha=2')).out).from.arm).toBe(
      'tip:alpha=2,beta=9',
    )
    expect((await jevons('plan', ...stated)).err).toMatch(/^jevons: say which difference is to be found/)
    expect((await jevons('plan', ...stated, '--effect', '1.5')).err).toBe(
      'jevons: --effect must be a number between 0 and 1, not "1.5"',
    )
  })
})

describe('jevons compare', () => {
  it('pairs two runs on their problems and gives differences as JSON', async () => {
    const { code, out } = await jevons('compare', run, run, '--arm-a', 'a', '--arm-b', 'b', '--json')
    const found = JSON.parse(out)
    expect(code).toBe(0)
    expect(found.problems).toMatchObject({ shared: 12, onlyA: { count: 0, ids: [] } })
    expect(found.family).toEqual({ size: 3, level: 0.95 })
    expect(found.comparisons[0]).toMatchObject({ a: 'a', b: 'b', metric: 'accuracy' })
    expect(found.comparisons[0].difference.value).toBeCloseTo(2 / 12, 12)
  })

  it('says in words no more than the interval does', async () => {
    const { out } = await jevons('compare', run, run, '--arm-a', 'a', '--arm-b', 'b', '--margin', '0.02')
    expect(out).toContain('paired on 12 problems')
    expect(out).toMatch(/accuracy {2}45\.8 % → 62\.5 %, \+16\.7 points \(.*\): these runs cannot tell/)
    expect(out).toMatch(/not lower by 2\.0 points or more|a loss of 2\.0 points is not excluded/)
    expect(out).toMatch(/tokens {4}20 → 15\.5, −4\.5 \(.*\): lower in B/)
    expect(out).not.toMatch(/improve|better|worse|NaN|undefined|null/)
  })

  it('of a run with itself finds nothing, and says so', async () => {
    const { out } = await jevons('compare', run, run)
    expect(out.match(/these runs cannot tell/g)?.length).toBe(6)
  })
})

describe('jevons grim', () => {
  it('prints the number of right answers, or that there is none', async () => {
    expect((await jevons('grim', '--accuracy', '84.3', '--n', '134')).out).toBe(
      '84.3 of 134 answers: 113 (84.328 %) right\n',
    )
    expect((await jevons('grim', '--accuracy', '59.3', '--n', '198')).out).toBe(
      [
        '59.3 of 198 answers: no whole number of right answers gives it',
        'nearest are 117 (59.091 %) and 118 (59.596 %)',
        'the mean of 2 runs of 198 can give it\n',
      ].join('\n'),
    )
    expect((await jevons('grim', '--accuracy', '50', '--n', '100000')).out).toMatch(/the check says nothing/)
  })

  it('gives the same as JSON', async () => {
    const { out } = await jevons('grim', '--accuracy', '45.8%', '--n', '30', '--runs', '4', '--json')
    expect(JSON.parse(out)).toMatchObject({ possible: true, right: [55], fewestRuns: 4 })
  })

  it('refuses what is no accuracy in one line', async () => {
    expect(await jevons('grim', '--accuracy', '84,3', '--n', '134')).toMatchObject({
      code: 2,
      err: 'jevons: --accuracy "84,3": must be an accuracy such as 84.3, 84.3% or 0.843',
    })
    expect((await jevons('grim', '--n', '134')).err).toMatch(/^jevons: say what was printed/)
  })
})
