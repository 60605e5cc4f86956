import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { splitOf } from '#problem'
import { readRun, summarySchema } from '#run'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { runCommandLine } from './command-line.ts'
import { Interruption } from './interruption.ts'
import { testWorld } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-tune-'))
afterAll(() => rmSync(root, { recursive: true }))
vi.setConfig({ testTimeout: 180_000 })

/** What a command prints. */
async function jevons(
  args: readonly string[],
  before: (count: number, stopping: AbortController) => void = () => {},
): Promise<string> {
  const stopping = new AbortController()
  let printed = ''
  const world = testWorld({
    out: (text) => {
      printed += text
    },
    signal: stopping.signal,
    openEngine: async () => scriptedEngine({ before: (count) => before(count, stopping) }),
  })
  await runCommandLine(args, world)
  return printed
}

const lineOf = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>
const tuning = (out: string): string[] => [
  ...['tune', '--policy', 'tip', '--grid', 'alpha=1:4,beta=20', '--problems', '12', '--quiet'],
  ...['--out', join(root, out)],
]

describe('jevons tune', () => {
  it('chooses on tuning problems, measures on fresh ones, and says how optimistic the choice was', async () => {
    const result = lineOf(await jevons([...tuning('json'), '--json']))
    expect(result).toMatchObject({
      grid: [{ policy: 'tip:alpha=1,beta=20' }, { policy: 'tip:alpha=4,beta=20' }],
      problems: { tuning: 12, fresh: 12 },
      optimism: { level: 0.95 },
    })
    const chosen = result['chosen'] as { policy: string; tuning: number; fresh: number }
    const optimism = result['optimism'] as { value: number; low: number; high: number }
    expect(optimism.value).toBeCloseTo(chosen.tuning - chosen.fresh, 12)
    const grid = result['grid'] as { accuracy: number }[]
    expect(chosen.tuning).toBe(Math.max(...grid.map(({ accuracy }) => accuracy)))
    expect(await splitsIn('json/tuning')).toEqual(['tuning'])
    expect(await splitsIn('json/fresh')).toEqual(['development'])
  })

  async function splitsIn(folder: string): Promise<string[]> {
    const splits = new Set<string>()
    for await (const problem of readRun(join(root, folder)).problems())
      if (problem.kind === 'countdown') splits.add(splitOf(problem.numbers))
    return [...splits]
  }

  it('tells it in words too', async () => {
    const said = await jevons(tuning('text'))
    expect(said).toMatch(/^Tried on 12 tuning problems:\n/)
    expect(said).toMatch(/Chosen: tip:alpha=\d,beta=20\.\n/)
    expect(said).toMatch(/Optimism of the choice: .* points \(95 % interval /)
  })

  it('goes on where it was interrupted, to the same result', async () => {
    const stop = (count: number, stopping: AbortController): void => {
      if (count === 7) stopping.abort(new Interruption('stop'))
    }
    await expect(jevons([...tuning('torn'), '--json'], stop)).rejects.toThrow('--resume')
    const resumed = lineOf(await jevons([...tuning('torn'), '--json', '--resume']))
    const whole = lineOf(await jevons([...tuning('whole'), '--json']))
    expect({ ...resumed, runs: 0 }).toEqual({ ...whole, runs: 0 })
  })

  it('refuses what can not be tried, in one line', async () => {
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [['tune', '--grid', 'alpha=1'], '--policy NAME is missing'],
      [['tune', '--policy', 'tip'], '--grid SPEC is missing'],
      [['tune', '--policy', 'tip', '--grid', 'gamma=1'], 'has no parameter "gamma"'],
      [['tune', '--policy', 'tap', '--grid', 'alpha=1'], 'unknown policy "tap"'],
      [['tune', '--policy', 'tip', '--grid', 'alpha=1', '--resume'], '--resume needs --out'],
    ]
    for (const [args, said] of wrong) await expect(jevons(args)).rejects.toThrow(said)
  })
})

describe('jevons policies --json', () => {
  it('lists every policy and selection with its parameters and source', async () => {
    const listed = JSON.parse(await jevons(['policies', '--json'])) as Record<string, unknown>[]
    expect(new Set(listed.map(({ kind }) => kind))).toEqual(new Set(['policy', 'selection']))
    expect(listed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['tip', 'budget', 'return-to-promising', 'shortest', 'adaptive']),
    )
    const tip = listed.find(({ name }) => name === 'tip')
    expect(tip).toMatchObject({
      source: 'arXiv 2501.18585',
      parameters: [
        { name: 'alpha', default: 3, engine: 4 },
        { name: 'beta', whole: true },
      ],
    })
  })
})

describe('jevons study --select', () => {
  it('makes an arm of every policy and selection, samples enough, and keeps what was selected', async () => {
    const out = join(root, 'selecting')
    const args = ['study', '--problems', '12', '--out', out, '--quiet', '--json']
    const selecting = [
      '--policy',
      'none',
      '--policy',
      'tip',
      '--select',
      'shortest:n=3',
      '--select',
      'best:n=2',
    ]
    const summary = summarySchema.parse(JSON.parse(await jevons([...args, ...selecting])))
    expect(summary.study.samples).toBe(3)
    expect(summary.arms.map(({ id, of, oracle }) => [id, of, oracle])).toEqual([
      ['none', undefined, undefined],
      ['tip:alpha=4,beta=25', undefined, undefined],
      ['shortest:n=3 of none', 'none', undefined],
      ['best:n=2 (oracle) of none', 'none', true],
      ['shortest:n=3 of tip:alpha=4,beta=25', 'tip:alpha=4,beta=25', undefined],
      ['best:n=2 (oracle) of tip:alpha=4,beta=25', 'tip:alpha=4,beta=25', true],
    ])
    const responses = readFileSync(join(out, 'responses.jsonl'), 'utf8').trim().split('\n')
    expect(responses).toHaveLength(12 * 3 * 2)
    const selections = readFileSync(join(out, 'selections.jsonl'), 'utf8').trim().split('\n').map(lineOf)
    expect(selections).toHaveLength(12 * 2 * 2)
    const [plain, , shortest, best] = summary.arms
    expect(best?.accuracy?.value).toBeGreaterThanOrEqual(plain?.accuracy?.value ?? 1)
    expect(shortest?.billedTokens.output).toBeLessThan(plain?.billedTokens.output ?? 0)
    // Nothing more is generated, nothing else is found.
    const again = summarySchema.parse(JSON.parse(await jevons([...args, '--resume'])))
    expect(again.arms).toEqual(summary.arms)
  })

  it('says what a selection needs', async () => {
    const few = ['study', '--problems', '12', '--samples', '2', '--select', 'majority:n=5', '--quiet']
    await expect(jevons([...few, '--out', join(root, 'few')])).rejects.toThrow(
      'selection majority:n=5 needs 5 samples of each problem; there are 2',
    )
    await expect(jevons(['study', '--select', 'longest'])).rejects.toThrow(
      '--select longest: unknown selection "longest"',
    )
  })
})
