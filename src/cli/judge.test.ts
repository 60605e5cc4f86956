import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { appendLabel, type LabelLine, readRun, type Summary, type ThoughtsLine, thoughtKey } from '#run'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import {
  chatAnswer,
  type ScriptedAnswer,
  type ScriptedServer,
  scriptedServer,
} from '../../test/fixture/scripted-server.ts'
import { spawnJevons, until } from '../../test/fixture/spawn-jevons.ts'
import { Interruption } from './interruption.ts'
import { saidBeside, tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-judging-'))
const recorded = join(root, 'recorded')
const key = 'sk-never-shown-456'

// Loading charts and reports takes long on a machine that has much else to do.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

beforeAll(async () => {
  await jevons(['study', '--problems', '40', '--policy', 'none', '--out', recorded, '--quiet'])
})
afterAll(() => rmSync(root, { recursive: true }))
let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function jevons(args: readonly string[], stopping = new AbortController()): Promise<Outcome> {
  let time = 0
  const tried = await tryCommand(args, {
    clock: () => (time += 40),
    signal: stopping.signal,
    fetch: globalThis.fetch,
    environment: { JEVONS_API_KEY: key },
    openEngine: async () => scriptedEngine(),
  })
  return { code: tried.code, out: tried.out, err: saidBeside(tried) }
}

function copy(name: string): string {
  const folder = join(root, name)
  cpSync(recorded, folder, { recursive: true })
  return folder
}

async function thoughtsOf(folder: string): Promise<ThoughtsLine[]> {
  const lines: ThoughtsLine[] = []
  for await (const line of readRun(folder).thoughts()) lines.push(line)
  return lines
}

function verdictsIn(lines: readonly ThoughtsLine[]): (boolean | null | undefined)[] {
  return lines.flatMap(({ thoughts }) => thoughts.map(({ correct }) => correct))
}

/** Labels the thoughts of one response, from the first one on. */
async function label(
  folder: string,
  line: ThoughtsLine | undefined,
  said: readonly (readonly [string, readonly LabelLine['label'][]])[],
): Promise<void> {
  for await (const response of readRun(folder).responses()) {
    if (response.problem !== line?.problem) continue
    for (const [labeller, labels] of said) {
      for (const [place, label] of labels.entries()) {
        const thought = thoughtKey(response, line.thoughts[place] ?? { start: 0, end: 0 })
        appendLabel(folder, { version: 1, ...thought, label, labeller, labelledAt: '2026-01-02T03:04:05Z' })
      }
    }
  }
}

async function modelAt(
  answer: (number: number) => ScriptedAnswer,
): Promise<{ readonly name: string; readonly requests: ScriptedServer['requests'] }> {
  server = await scriptedServer((_, number) => answer(number))
  return { name: `model:judge@${server.url}`, requests: server.requests }
}

const verdict = (confidence: number): string => JSON.stringify({ explanation: 'so', confidence })

describe('jevons judge', () => {
  it('judges a run anew, and scoring keeps the judge until another one is named', async () => {
    const folder = copy('mention')
    const exact = verdictsIn(await thoughtsOf(folder))
    const { code, out, err } = await jevons(['judge', folder, '--judge', 'mention', '--quiet'])
    expect([code, err]).toEqual([
      0,
      `The run is scored by mention now. It was scored by exact: jevons score ${folder} --judge exact brings that back.\n`,
    ])
    expect(out).toContain('judged by: mention (version 1). Its errors are not known')
    const lines = await thoughtsOf(folder)
    expect(new Set(lines.map(({ judge }) => judge))).toEqual(new Set(['mention (version 1)']))
    const mention = verdictsIn(lines)
    expect(mention).toHaveLength(exact.length)
    expect(mention).not.toEqual(exact)
    expect(readRun(folder).summary()?.study.judge).toBe('mention (version 1)')
    await jevons(['score', folder, '--quiet'])
    expect(verdictsIn(await thoughtsOf(folder))).toEqual(mention)
    await jevons(['score', folder, '--judge', 'exact', '--quiet'])
    expect(verdictsIn(await thoughtsOf(folder))).toEqual(exact)
    expect(readRun(folder).summary()?.study.judge).toBe('countdown, exact')
  })

  it('keeps the thoughts as the run was scored', async () => {
    const folder = copy('blank')
    await jevons(['score', folder, '--granularity', 'blank-line', '--quiet'])
    const before = (await thoughtsOf(folder)).map(({ thoughts }) => thoughts.map(({ end }) => end))
    await jevons(['judge', folder, '--judge', 'mention', '--quiet'])
    expect((await thoughtsOf(folder)).map(({ thoughts }) => thoughts.map(({ end }) => end))).toEqual(before)
    expect(readRun(folder).summary()?.study.splitting).toContain('blank lines')
  })

  it('says nothing of thoughts that nobody has judged, and combines several judges by their rule', async () => {
    const folder = copy('partly')
    const { name, requests } = await modelAt((number) => chatAnswer(verdict(number % 2 === 0 ? 2 : 0)))
    const asked = await jevons(['judge', folder, '--judge', name, '--limit', '20', '--score'])
    expect(asked.err).toContain('model:judge: 20 thoughts')
    expect(asked.err).toContain('billed by nobody')
    expect(asked.err).toMatch(
      /The run is scored by model:judge now, and judges 20 of \d+ thoughts. It was scored by exact: jevons score/,
    )
    const alone = verdictsIn(await thoughtsOf(folder))
    expect(alone.filter((correct) => typeof correct === 'boolean')).toHaveLength(20)
    const before = requests.length
    const together = ['--judge', name, '--judge', 'mention', '--rule', 'all', '--limit', '20']
    await jevons(['judge', folder, ...together, '--score'])
    expect(requests).toHaveLength(before)
    const both = verdictsIn(await thoughtsOf(folder))
    await jevons(['score', folder, '--judge', 'mention', '--quiet'])
    const mention = verdictsIn(await thoughtsOf(folder))
    expect(both).toEqual(
      alone.map((model, place) => (mention[place] === false || model === false ? false : (model ?? null))),
    )
    expect(existsSync(join(folder, 'judgements.jsonl'))).toBe(true)
    const again = await jevons(['score', folder, '--judge', 'model:judge', '--quiet'])
    expect([again.code, verdictsIn(await thoughtsOf(folder))]).toEqual([0, alone])
  })

  it('hides nothing that is judged behind a judge that was asked about a part, until that is asked for', async () => {
    const folder = copy('hidden')
    const exact = verdictsIn(await thoughtsOf(folder))
    const before = readRun(folder).summary()
    const { name, requests } = await modelAt(() => chatAnswer(verdict(2)))
    const asked = ['judge', folder, '--judge', name, '--limit', '20', '--quiet']
    const { code, err } = await jevons(asked)
    expect([code, err]).toEqual([
      0,
      expect.stringContaining(
        `Of ${exact.length} thoughts that exact has judged, model:judge has not judged ${exact.length - 20}: the run stays scored by exact, and what model:judge said is kept beside it. The same command with --score scores the run by model:judge.`,
      ),
    ])
    expect(verdictsIn(await thoughtsOf(folder))).toEqual(exact)
    expect(readRun(folder).summary()).toEqual(before)
    const questions = requests.length
    await jevons([...asked, '--score'])
    expect(requests).toHaveLength(questions)
    expect(verdictsIn(await thoughtsOf(folder)).filter((one) => typeof one === 'boolean')).toHaveLength(20)
    await jevons(['score', folder, '--judge', 'exact', '--quiet'])
    expect(verdictsIn(await thoughtsOf(folder))).toEqual(exact)
    // A limit that leaves nothing out hides nothing.
    const whole = await jevons(['judge', folder, '--judge', name, '--limit', String(exact.length), '--quiet'])
    expect(whole.err).toContain('The run is scored by model:judge now. It was scored by exact')
  })

  it('takes what most people say, and leaves the rest unjudged', async () => {
    const folder = copy('human')
    const first = (await thoughtsOf(folder)).find(({ thoughts }) => thoughts.length > 1)
    await label(folder, first, [
      ['Ada', ['correct', 'correct']],
      ['Bo', ['unsure', 'incorrect']],
    ])
    const kept = await jevons(['judge', folder, '--judge', 'human', '--quiet'])
    expect([kept.code, kept.err]).toEqual([0, expect.stringContaining('the run stays scored by exact')])
    const { code } = await jevons(['judge', folder, '--judge', 'human', '--quiet', '--score'])
    const lines = await thoughtsOf(folder)
    const labelled = lines.find(({ problem }) => problem === first?.problem)
    expect([code, labelled?.judge]).toEqual([0, 'human (version 1)'])
    expect(labelled?.thoughts[0]?.correct).toBe(true)
    expect(labelled?.thoughts[1]?.correct).toBe(null)
    expect(verdictsIn(lines).filter((correct) => correct !== null)).toHaveLength(1)
  })

  it('measures a judge’s errors as they are, and corrects by them from then on', async () => {
    const folder = copy('calibrated')
    const exact = verdictsIn(await thoughtsOf(folder))
    await jevons(['judge', folder, '--judge', 'mention', '--quiet'])
    const mention = verdictsIn(await thoughtsOf(folder))
    const share = (truth: boolean): number => {
      const of = mention.filter((_, place) => exact[place] === truth)
      return of.filter((judged) => judged === truth).length / of.length
    }
    const { code, out } = await jevons(['judge', '--calibrate', folder, '--json'])
    const printed = JSON.parse(out)
    expect([code, printed.judge, printed.reference]).toEqual([0, 'mention', 'exact'])
    for (const [name, expected] of [
      ['sensitivity', share(true)],
      ['specificity', share(false)],
    ] as const) {
      const { value, low, high, n, problems, method } = printed[name]
      expect(value).toBeCloseTo(expected, 12)
      expect(low).toBeLessThanOrEqual(value)
      expect(high).toBeGreaterThanOrEqual(value)
      expect([n > 10, problems > 2, typeof method]).toEqual([true, true, 'string'])
    }
    const summary = readRun(folder).summary() as Summary
    expect(summary.study.judgeErrors?.sensitivity?.value).toBeCloseTo(share(true), 12)
    const { floor, corrected } = summary.arms[0]?.underthinking ?? {}
    expect(floor?.value).toBeGreaterThanOrEqual(0)
    const reason = summary.absent['arms.none.underthinking.corrected']
    expect(corrected === undefined).toBe(typeof reason === 'string')
    const other = copy('transferred')
    const transferred = await jevons([
      'judge',
      other,
      '--judge',
      'mention',
      '--calibration',
      folder,
      '--quiet',
    ])
    expect(transferred.out).toContain('transferred from calibrated')
    expect(readRun(other).summary()?.study.judgeErrors?.from).toBe('calibrated')
  })

  it('calibrates against final thoughts too, and warns that these do not transfer', async () => {
    const folder = copy('final')
    const { code, out } = await jevons(['judge', '--calibrate', folder, '--against', 'final', '--quiet'])
    expect(code).toBe(0)
    expect(out).toContain('against final thoughts')
    expect(out).toContain('transfers badly')
  })

  it('says what it will cost, and asks nothing above a dollar without leave', async () => {
    const folder = copy('cost')
    const usage = { prompt_tokens: 900, completion_tokens: 60 }
    const { name, requests } = await modelAt(() => chatAnswer(verdict(2), { usage }))
    const dear = await jevons(['judge', folder, '--judge', name, '--price', '100,400'])
    expect(dear.code).toBe(2)
    expect(dear.err).toMatch(/would cost about \$\d+\.\d\d: add --yes, or --max-cost X/)
    const unknown = await jevons(['judge', folder, '--judge', 'model:nobody-knows@http://judge.invalid/v1'])
    expect(unknown.err).toContain('no price of model:nobody-knows is known')
    expect(requests).toHaveLength(0)
    const limited = await jevons(['judge', folder, '--judge', name, '--price', '100,400', '--max-cost', '3'])
    expect(limited.code).toBe(0)
    expect(limited.err).toContain('The limit of cost ended it')
    const spent = readFileSync(join(folder, 'judgements.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .reduce((sum, line) => sum + (JSON.parse(line).costUsd ?? 0), 0)
    expect(spent).toBeGreaterThan(0)
    expect(spent).toBeLessThanOrEqual(3)
    const listed = [
      '--judge',
      'model:gpt-4o-mini@https://api.openai.invalid/v1',
      '--max-cost',
      '0',
      '--limit',
      '5',
    ]
    expect((await jevons(['judge', folder, ...listed])).err).toMatch(
      /5 questions.*list price of OpenAI.*answered 0 of 5/s,
    )
  })

  it('ends when it is interrupted, and says that the same command goes on', async () => {
    const folder = copy('interrupted')
    const stopping = new AbortController()
    const { name } = await modelAt((number) => {
      if (number === 5) stopping.abort(new Interruption('interrupted'))
      return chatAnswer(verdict(2))
    })
    const { code, err } = await jevons(['judge', folder, '--judge', name, '--quiet'], stopping)
    expect([code, err]).toEqual([
      130,
      'jevons: interrupted; what was judged is kept, and the same command goes on from there\n',
    ])
    expect(existsSync(join(folder, 'lock'))).toBe(false)
  })

  it('asks nothing twice after it was killed, and tells the key to nobody but the server', async () => {
    const folder = copy('killed')
    const file = join(folder, 'judgements.jsonl')
    const { name, requests } = await modelAt(() => ({
      raw: (response) => {
        const answer = chatAnswer(verdict(2))
        response.writeHead(200, { 'content-type': 'application/json' })
        setTimeout(() => response.end(JSON.stringify('json' in answer ? answer.json : '')), 5)
      },
    }))
    const args = ['judge', folder, '--judge', name, '--concurrency', '1', '--limit', '60']
    const lines = (): string[] =>
      existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []
    const killed = spawnJevons(args)
    await until(killed, () => lines().length >= 10)
    killed.process.kill('SIGKILL')
    await killed.ended
    const kept = lines().length
    expect(kept).toBeLessThan(60)
    const { code, err, out } = await jevons(args)
    expect(code).toBe(0)
    expect(lines()).toHaveLength(60)
    const questions = requests.map(({ body }) => JSON.stringify(body))
    // Of what was under way when it was killed the answer never came.
    expect(questions.length - new Set(questions).size).toBeLessThanOrEqual(1)
    expect(requests.at(-1)?.headers['authorization']).toBe(`Bearer ${key}`)
    for (const text of [
      err,
      out,
      ...['judgements.jsonl', 'summary.json', 'scoring.json', 'report.html'].map((one) =>
        readFileSync(join(folder, one), 'utf8'),
      ),
    ])
      expect(text).not.toContain(key)
  })

  it('says in one line what is wrong with a command, and what is allowed', async () => {
    const folder = copy('wrong')
    for (const [args, message] of [
      [[], 'say who judges: --judge exact, mention'],
      [['--judge', 'oracle'], '--judge must be one of exact, mention, rollout, human or model:NAME@URL'],
      [
        ['--judge', 'rollout', '--base-url', 'http://127.0.0.1:9/v1'],
        '--base-url and --model belong together: which server, and which of its models',
      ],
      [['--judge', 'model:x@ftp://y'], 'model:NAME@URL'],
      [['--judge', 'model:x@http://me:secret@y/v1'], '//…@'],
      [['--judge', 'mention', '--judge', 'mention'], 'names the same judge twice'],
      [['--judge', 'mention', '--rule', 'most'], '--rule must be one of any, all, majority'],
      [['--judge', 'mention', '--confidence', '3'], '--confidence must be a whole number from 1 to 2'],
      [['--judge', 'mention', '--limit', '0'], '--limit must be a whole number from 1 upwards'],
      [['--judge', 'mention', '--price', '3'], '--price 3: must be two numbers'],
      [['--judge', 'mention', '--outcome', 'failed'], '--outcome must be one of correct, incorrect'],
      [['--judge', 'mention', '--against', 'exact'], '--against goes with --calibrate'],
      [['--calibrate', '--score'], '--score goes without --calibrate'],
      [['--calibrate', '--against', 'nobody'], '--against must be one of exact, human, final'],
      [['--calibrate', '--against', 'human'], 'no labels'],
      [['--judge', 'mention', '--calibration', root], 'no calibration'],
    ] as const) {
      const { code, err } = await jevons(['judge', folder, '--quiet', ...args])
      expect([code, err.split('\n').length], err).toEqual([2, 2])
      expect(err).toContain(message)
      expect(err).not.toContain('secret')
    }
    const { err } = await jevons(['score', folder, '--judge', 'model:x'])
    expect(err).toContain('allowed are exact, mention, human')
  })
})
