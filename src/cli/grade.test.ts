import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { type RunningSymbolicStage, StudyError, symbolicStage } from '#study'
import { needs } from '../../test/needs.ts'
import { saidBeside, tryCommand } from './tried-command.contract.ts'
import type { World } from './world.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-grade-'))
afterAll(() => rmSync(root, { recursive: true }))

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function grade(
  args: readonly string[],
  input: readonly Uint8Array[] = [],
  given: Partial<World> = {},
): Promise<Outcome> {
  const tried = await tryCommand(['grade', ...args], {
    stdin: (async function* () {
      yield* input
    })(),
    ...given,
  })
  return { code: tried.code, out: tried.out, err: saidBeside(tried) }
}

function fileOf(name: string, ...lines: readonly string[]): string {
  const file = join(root, name)
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
  return file
}

const parsed = (out: string): unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

describe('jevons grade FILE', () => {
  it('adds the verdict to each line and keeps the rest as it was written', async () => {
    const line = '{"id": 12345678901234567890, "prediction": "\\\\boxed{4}", "gold": "4.0", "__proto__": 1}'
    const { code, out, err } = await grade([fileOf('one.jsonl', line)])
    expect(out).toBe(
      `${line.slice(0, -1)},"verdict":"correct","extracted":"4","stage":"exact","how":"boxed"}\n`,
    )
    expect([code, err]).toEqual([0, '1 lines: 1 correct, 0 incorrect, 0 ungradable, 0 could not be graded\n'])
  })

  it('writes a field anew where the line has it already', async () => {
    const { out } = await grade([fileOf('again.jsonl', '{"verdict":"correct","prediction":"5","gold":"4"}')])
    expect(parsed(out)).toMatchObject([{ verdict: 'incorrect' }])
    expect(out.match(/verdict/g)).toHaveLength(1)
  })

  it('passes on what cannot be graded, says where and why, and counts it', async () => {
    const file = fileOf(
      'mixed.jsonl',
      '{"prediction":"\\\\boxed{1}","gold":"1"}',
      'no json',
      '',
      '{"gold":"1"}',
      '{"prediction":"1","gold":null}',
      '{"prediction":"1","gold":"1","options":{"tolerant":true}}',
      '{"prediction":null,"gold":"1"}',
    )
    const { code, out, err } = await grade([file])
    expect(code).toBe(0)
    expect(parsed(out).map((line) => (line as { verdict: unknown }).verdict)).toEqual([
      'correct',
      null,
      null,
      null,
      null,
      'ungradable',
    ])
    expect(parsed(out)[1]).toMatchObject({ line: 'no json', error: 'not JSON' })
    expect(err).toContain(`${file}, line 4: no prediction`)
    expect(err).toContain('options.tolerant: unknown; allowed are orderMatters')
    expect(err).toContain('6 lines: 1 correct, 0 incorrect, 1 ungradable, 4 could not be graded')
  })

  it('reads standard input and compressed files, however the bytes are cut', async () => {
    const text = '\ufeff{"prediction":"정답: 42","gold":"42"}\r\n{"prediction":"답은 7\u2028","gold":"7"}'
    const bytes = Buffer.from(text)
    const pieces = Array.from({ length: bytes.length }, (_, at) => bytes.subarray(at, at + 1))
    const fromInput = await grade(['-'], pieces)
    const file = join(root, 'lines.jsonl.gz')
    writeFileSync(file, gzipSync(bytes))
    const fromFile = await grade([file])
    expect(fromInput.out).toBe(fromFile.out)
    expect(parsed(fromFile.out)).toMatchObject([{ verdict: 'correct' }, { verdict: 'correct' }])
  })

  it('refuses a file that is not there, and one without a line to grade, with exit code 2', async () => {
    expect(await grade([join(root, 'no.jsonl')])).toMatchObject({ code: 2, out: '' })
    const { code, err } = await grade([fileOf('prose.txt', 'once', 'upon a time')])
    expect([code, err.split('\n').at(-2)]).toEqual([
      2,
      `jevons: ${join(root, 'prose.txt')}: none of its 2 lines could be graded; line 1: not JSON`,
    ])
  })

  it('stops a pattern that backtracks with one line, and does not try it on line after line', async () => {
    const line = JSON.stringify({ prediction: `${'a'.repeat(50)}!`, gold: 'a' })
    const { code, err } = await grade(['--pattern', '(a+)+$', fileOf('slow.jsonl', ...Array(50).fill(line))])
    expect(code).toBe(2)
    expect(err).toMatch(
      /^jevons: pattern \(a\+\)\+\$: stopped after 1000 ms on a text of 51 characters; .*\n$/,
    )
    const own = line.replace(/}$/, ',"options":{"pattern":"(a+)+$"}}')
    const good = JSON.stringify({ prediction: 'x = 5', gold: '5', options: { pattern: '/X = (\\d)/i' } })
    const mixed = await grade([fileOf('own.jsonl', ...Array(30).fill(own), good)])
    expect(mixed.code).toBe(0)
    expect(mixed.err).toContain('31 lines: 1 correct, 0 incorrect, 0 ungradable, 30 could not be graded')
  })

  it('grades the example', async () => {
    const { out } = await grade(['examples/grade.jsonl'])
    const verdicts = parsed(out).map((line) => (line as { verdict: string }).verdict)
    expect(verdicts).toEqual([...Array(6).fill('correct'), 'incorrect', 'correct', 'ungradable'])
    expect(out.split('\n').length - 1).toBe(
      readFileSync('examples/grade.jsonl', 'utf8').trim().split('\n').length,
    )
  })
})

describe('jevons grade --symbolic', () => {
  const third = { prediction: '\\boxed{\\int_0^1 x^2 dx}', gold: '\\frac13' }
  const other = { prediction: '\\boxed{\\int_0^1 x dx}', gold: ['$\\int_0^2 x dx$', '7'] }
  const endless = { prediction: '\\boxed{\\int_0^1 f(x) dx}', gold: '\\int_0^1 g(x) dx' }
  const decided = { prediction: '\\boxed{4}', gold: '5' }
  const answers: Readonly<Record<string, boolean>> = {
    '\\int_0^1 x^2 dx': true,
    '\\int_0^1 x dx': false,
  }

  /** A stage that knows these answers and runs out of time at any other. */
  function scripted(log: string[] = []): RunningSymbolicStage {
    let late = 0
    return {
      ask: async (prediction, gold) => {
        log.push(`${prediction} | ${gold}`)
        await new Promise((resolve) => setTimeout(resolve, 5))
        if (answers[prediction] === undefined) late++
        return answers[prediction]
      },
      late: () => late,
      close: async () => {
        log.push('closed')
      },
    }
  }

  it('asks only about what nothing else decides, keeps the order and counts what came of it', async () => {
    const log: string[] = []
    const lines = [decided, third, decided, other, endless, { ...third, options: { symbolic: false } }]
    const file = fileOf('symbolic.jsonl', ...lines.map((line) => JSON.stringify(line)))
    const written: string[] = []
    const { code, err } = await grade(['--symbolic', file], [], {
      openSymbolicStage: () => scripted(log),
      out: (text) => {
        written.push(text)
        log.push(`${text.split('\n').length - 1} written`)
      },
    })
    const stages = parsed(written.join('')).map((line) => {
      const { verdict, stage } = line as { verdict: string; stage: string }
      return [verdict, stage]
    })
    expect(stages).toEqual([
      ['incorrect', 'exact'],
      ['correct', 'symbolic'],
      ['incorrect', 'exact'],
      ['incorrect', 'symbolic'],
      ['incorrect', 'undecided'],
      ['incorrect', 'undecided'],
    ])
    expect(log).toEqual([
      '\\int_0^1 x^2 dx | \\frac13',
      '1 written',
      '\\int_0^1 x dx | \\int_0^2 x dx',
      '2 written',
      '\\int_0^1 x dx | 7',
      '\\int_0^1 f(x) dx | \\int_0^1 g(x) dx',
      '1 written',
      '2 written',
      'closed',
    ])
    expect([code, err]).toEqual([
      0,
      '6 lines: 1 correct, 5 incorrect, 0 ungradable, 0 could not be graded; symbolic stage: 3 asked, 2 decided, 1 ran into its time limit\n',
    ])
  })

  it('says of one pair that time ran out', async () => {
    const pair = ['--prediction', endless.prediction, '--gold', endless.gold, '--symbolic']
    const { out, err } = await grade(pair, [], { openSymbolicStage: scripted })
    expect(out).toContain('incorrect: \\int_0^1 f(x) dx (found by: boxed; decided by: undecided)')
    expect(err).toBe('the symbolic stage ran into its time limit\n')
  })

  it('is the flag without which no line may ask for it', async () => {
    const line = JSON.stringify({ ...third, options: { symbolic: true } })
    const { out, err } = await grade([fileOf('asks.jsonl', line, JSON.stringify(decided))])
    expect(parsed(out)[0]).toMatchObject({
      verdict: null,
      error: 'options.symbolic: true needs jevons grade --symbolic',
    })
    expect(err).toContain('2 lines: 0 correct, 1 incorrect, 0 ungradable, 1 could not be graded\n')
  })

  it('reads nothing where the library is missing: one line and exit code 2', async () => {
    const missing = (): never => {
      throw new StudyError('not installed: npm install it')
    }
    const outcome = await grade(['--symbolic', join(root, 'no.jsonl')], [], { openSymbolicStage: missing })
    expect(outcome).toEqual({ code: 2, out: '', err: 'jevons: not installed: npm install it\n' })
  })

  it('asks the real library', needs.computeEngine, async () => {
    const file = fileOf('real.jsonl', ...[third, other, decided].map((line) => JSON.stringify(line)))
    const { out, err } = await grade(['--symbolic', file], [], {
      openSymbolicStage: () => symbolicStage({ folder: needs.computeEngine.at, limitMs: 10_000 }),
    })
    expect(parsed(out)).toMatchObject([
      { verdict: 'correct', stage: 'symbolic' },
      { verdict: 'incorrect' },
      { verdict: 'incorrect', stage: 'exact' },
    ])
    expect(err).toContain('symbolic stage: 2 asked')
  })
})

describe('jevons grade --prediction --gold', () => {
  it('grades one text, in words or as JSON', async () => {
    expect((await grade(['--prediction', 'So \\boxed{\\frac12}', '--gold', '0.5'])).out).toBe(
      'correct: \\frac12 (found by: boxed; decided by: exact)\n',
    )
    expect(parsed((await grade(['--prediction', '', '--gold', '1', '--json'])).out)).toEqual([
      { verdict: 'ungradable', extracted: null, stage: null, how: null },
    ])
    expect((await grade(['--prediction', '', '--gold', '1'])).out).toBe('ungradable: no answer\n')
  })

  it('takes the options by their names', async () => {
    const one = async (...args: readonly string[]): Promise<unknown> =>
      (parsed((await grade([...args, '--json'])).out)[0] as { verdict: unknown }).verdict
    const list = ['--prediction', '\\boxed{2, 1}', '--gold', '1, 2']
    expect([await one(...list), await one(...list, '--order-matters')]).toEqual(['correct', 'incorrect'])
    const near = ['--prediction', '\\boxed{3.14}', '--gold', '3.1416']
    expect([await one(...near), await one(...near, '--tolerance', '0.01')]).toEqual(['incorrect', 'correct'])
    expect(
      await one('--prediction', 'It is Rome.', '--gold', 'B', '--choice', 'Oslo', '--choice', 'Rome'),
    ).toBe('correct')
    expect(await one('--prediction', '2', '--gold', '1', '--gold', '2', '--strict')).toBe('correct')
  })

  const mistakes: readonly (readonly [string, readonly string[], string])[] = [
    ['nothing to grade', [], 'grade what? A FILE'],
    ['half a pair', ['--gold', '1'], '--prediction and --gold go together'],
    ['both', ['x', '--gold', '1', '--prediction', '1'], 'either a FILE or --prediction'],
    ['another kind', ['--gold', '1', '--prediction', '1', '--kind', 'x'], '--kind must be one of number,'],
    ['no number', ['x', '--tolerance', 'much'], '--tolerance must be a number from 0 upwards, not "much"'],
    ['no pattern', ['x', '--pattern', '(a'], 'pattern (a: Invalid regular expression'],
    ['unknown flags of a pattern', ['x', '--pattern', '/a/x'], 'flags must be some of i, m, s, u, not "x"'],
    ['another place', ['x', '--location', 'middle'], '--location must be one of begin, end, any, exact'],
  ]
  for (const [name, args, said] of mistakes) {
    it(`with ${name} gets one line and exit code 2`, async () => {
      const { code, out, err } = await grade(args)
      expect(err).toContain(said)
      expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1])
    })
  }
})
