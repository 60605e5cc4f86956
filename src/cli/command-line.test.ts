import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { summarySchema } from '#run'
import { drawProblems } from '#study'
import { type ScriptedEngineOptions, scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { Interruption } from './interruption.ts'
import { saidBeside, tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-cli-'))
afterAll(() => rmSync(root, { recursive: true }))

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

interface Circumstances extends ScriptedEngineOptions {
  readonly terminalColumns?: number
  readonly stopping?: AbortController
}

async function jevons(args: readonly string[], circumstances: Circumstances = {}): Promise<Outcome> {
  const { terminalColumns, stopping = new AbortController(), ...script } = circumstances
  let time = 0
  const tried = await tryCommand(args, {
    terminalColumns,
    clock: () => (time += 40),
    signal: stopping.signal,
    openEngine: async () => scriptedEngine(script),
  })
  return { code: tried.code, out: tried.out, err: saidBeside(tried) }
}

function small(name: string, ...more: string[]): string[] {
  return ['study', '--problems', '12', '--out', join(root, name), '--quiet', ...more]
}

// Loading charts and reports takes long on a machine that has much else to do.
vi.setConfig({ testTimeout: 180_000 })

describe('jevons study', () => {
  it('writes a run folder with summary and report, and says where they are', async () => {
    const { code, out, err } = await jevons(small('plain'))
    expect([code, err]).toEqual([0, ''])
    expect(readdirSync(join(root, 'plain')).sort()).toEqual([
      'grades.jsonl',
      'problems.jsonl',
      'report.html',
      'responses.jsonl',
      'run.json',
      'summary.json',
      'thoughts.jsonl',
    ])
    expect(out).toContain(`report  ${join(root, 'plain', 'report.html')}`)
    expect(out).toMatch(/^arm +accuracy +tokens +thoughts +UT score +abandoned\nnone +\d+\.\d % \(/)
    // Plain text: no colours, nothing a terminal alone understands.
    expect(out).not.toContain('\u001b')
    expect(out).not.toContain('\u00a0')
  })

  it('prints summary.json and nothing else with --json', async () => {
    const { out } = await jevons(small('json', '--json'))
    expect(out).toBe(readFileSync(join(root, 'json', 'summary.json'), 'utf8'))
    expect(summarySchema.safeParse(JSON.parse(out)).success).toBe(true)
  })

  it('says which values a bare policy takes from the engine', async () => {
    const { err } = await jevons(['study', '--problems', '5', '--out', join(root, 'bare'), '--json'])
    expect(err).toContain('policy tip is tip:alpha=4,beta=25 here (defaults of the script)\n')
  })

  it('shows plain lines of progress in a pipe and one line rewritten in a terminal', async () => {
    const args = ['study', '--problems', '20', '--json', '--out']
    const piped = await jevons([...args, join(root, 'piped')])
    expect(piped.err).toMatch(
      /\n0 of 40 responses\n40 of 40 responses · \d+\.\d a second, [\d,]+ tokens a second\n$/,
    )
    expect(piped.err).not.toContain('\r')
    const terminal = await jevons([...args, join(root, 'terminal')], { terminalColumns: 30 })
    const lines = terminal.err.split('\r').slice(1)
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) expect(line.replace('\x1b[K', '').trimEnd().length).toBeLessThan(30)
    expect(terminal.err.endsWith('\n')).toBe(true)
  })

  it('stops when asked to, says the command that goes on, and that command finishes as if it had never stopped', async () => {
    const stopping = new AbortController()
    const before = (count: number): void => {
      if (count === 9) stopping.abort(new Interruption('interrupted'))
    }
    const { code, err, out } = await jevons(small('stopped'), { stopping, before })
    const folder = join(root, 'stopped')
    expect([code, out]).toEqual([130, ''])
    expect(err).toBe(
      `jevons: interrupted; what is done is kept. Go on with: npx jevons study --out ${folder} --resume\n`,
    )
    expect(readdirSync(folder).sort()).toEqual(['problems.jsonl', 'responses.jsonl', 'run.json'])
    expect((await jevons(['study', '--out', folder, '--resume', '--quiet'])).code).toBe(0)
    await jevons(small('unstopped'))
    for (const name of ['grades.jsonl', 'thoughts.jsonl', 'summary.json', 'report.html']) {
      expect(readFileSync(join(folder, name), 'utf8')).toBe(
        readFileSync(join(root, 'unstopped', name), 'utf8'),
      )
    }
  })

  it('takes what it is not told from the run that it resumes, and refuses what differs', async () => {
    await jevons(small('begun', '--seed', 'x', '--margin', '0.1', '--policy', 'none'))
    expect((await jevons(small('begun', '--seed', 'x', '--resume'))).code).toBe(0)
    const { code, err } = await jevons(small('begun', '--seed', 'y', '--resume'))
    expect(code).toBe(2)
    expect(err).toContain('was begun otherwise: study.seed is "x" there and "y" now')
    expect((await jevons(small('begun', '--policy', 'tip', '--resume'))).err).toContain(
      'arms.0.id is "none" there',
    )
  })

  it('keeps failed responses apart and says how to try them again', async () => {
    const [first] = drawProblems({ count: 1, seed: '1', split: 'development' })
    const { out } = await jevons(small('failed'), {
      failsAt: ({ policy, question }) => policy.name === 'tip' && question === first?.question,
    })
    const folder = join(root, 'failed')
    expect(out).toMatch(/1 response failed; try again with: npx jevons study --out /)
    await jevons(['study', '--out', folder, '--resume', '--quiet'])
    await jevons(small('unfailed'))
    expect(readFileSync(join(folder, 'summary.json'))).toEqual(
      readFileSync(join(root, 'unfailed', 'summary.json')),
    )
  })

  it('reads a study file, whose keys are the flags, and lets a flag beat it', async () => {
    const file = join(root, 'study.yaml')
    writeFileSync(file, 'problems: 7\nseed: 5\npolicy: none\ntemperature: 0.5\nquiet: true\n')
    await jevons(['study', '--config', file, '--seed', '6', '--out', join(root, 'configured')])
    const { study, arms } = JSON.parse(readFileSync(join(root, 'configured', 'run.json'), 'utf8'))
    expect(study).toMatchObject({ problems: 7, seed: '6', temperature: 0.5 })
    expect(arms).toHaveLength(1)
  })
})

describe('jevons report', () => {
  it('writes the report again, in Korean too, where it is told to', async () => {
    await jevons(small('told'))
    const folder = join(root, 'told')
    const report = readFileSync(join(folder, 'report.html'), 'utf8')
    rmSync(join(folder, 'report.html'))
    expect((await jevons(['report', folder])).out).toBe(`${join(folder, 'report.html')}\n`)
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe(report)
    const korean = join(root, 'ko.html')
    await jevons(['report', folder, '--lang', 'ko', '--out', korean])
    expect(readFileSync(korean, 'utf8')).toContain('<html lang="ko">')
  })

  it('derives first what was deleted', async () => {
    await jevons(small('deleted'))
    const folder = join(root, 'deleted')
    const summary = readFileSync(join(folder, 'summary.json'))
    for (const name of ['grades.jsonl', 'summary.json']) rmSync(join(folder, name))
    expect((await jevons(['report', folder])).code).toBe(0)
    expect(readFileSync(join(folder, 'summary.json'))).toEqual(summary)
  })

  it('of an unfinished run says how to finish it', async () => {
    const stopping = new AbortController()
    await jevons(small('half'), {
      stopping,
      before: (count) => count === 5 && stopping.abort(new Interruption('interrupted')),
    })
    const { code, err } = await jevons(['report', join(root, 'half')])
    expect(code).toBe(2)
    expect(err).toContain(
      `unfinished, 6 of 24 responses; finish it with: npx jevons study --out ${join(root, 'half')} --resume`,
    )
  })
})

describe('jevons problems', () => {
  it('prints the problems that a study with the same seed asks, one a line', async () => {
    await jevons(small('asked', '--seed', 'q'))
    const { out } = await jevons(['problems', '--problems', '12', '--seed', 'q'])
    expect(out).toBe(readFileSync(join(root, 'asked', 'problems.jsonl'), 'utf8'))
  })

  it('prints one level alone where it is told to, and says when there are too few', async () => {
    const { out } = await jevons(['problems', '--problems', '5', '--level', '3', '--split', 'sealed'])
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).level),
    ).toEqual([3, 3, 3, 3, 3])
    const tooMany = await jevons(['problems', '--problems', '300', '--level', '3', '--split', 'tuning'])
    expect(tooMany.code).toBe(2)
    expect(tooMany.err).toMatch(
      /^jevons: --problems 300 are too many: there are \d+ such problems to draw\n$/,
    )
  })
})

describe('jevons policies', () => {
  it('lists what each takes, and the engine’s own values', async () => {
    const { out } = await jevons(['policies'])
    expect(out).toContain('none  leaves decoding alone')
    expect(out).toMatch(/beta {2}.*; a whole number from 0 to 1000000; 25 on the script, 600 elsewhere\n/)
  })
})

describe('a command line that asks wrongly', () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['no command', [], 'say what to do: study, import, '],
    ['no command of a group', ['fundamentals'], 'say what to do: rule40, guidance,'],
    ['an unknown command', ['stud'], "unknown command 'stud': allowed are study, import, "],
    [
      'an unknown flag',
      ['study', '--problem', '3'],
      "unknown flag '--problem': allowed are --problems, --samples, --policy",
    ],
    ['a flag without its value', ['study', '--seed'], "flag '--seed <S>' argument missing"],
    ['a word too many', ['policies', 'all'], "too many arguments for 'policies'"],
    ['no run', ['report'], "missing required argument 'RUN'"],
    [
      'a number that is none',
      ['study', '--problems', 'many'],
      '--problems must be a whole number from 1 to 1000000, not "many"',
    ],
    [
      'a number out of range',
      ['study', '--samples', '0'],
      '--samples must be a whole number from 1 to 1000, not 0',
    ],
    [
      'a fraction of a sample',
      ['study', '--samples', '1.5'],
      '--samples must be a whole number from 1 to 1000, not 1.5',
    ],
    [
      'a negative temperature',
      ['study', '--temperature', '-1'],
      '--temperature must be a number from 0 to 10, not -1',
    ],
    [
      'a margin of nothing',
      ['study', '--margin', '0'],
      '--margin must be a share of 1 above 0, such as 0.02, not 0',
    ],
    [
      'another split',
      ['study', '--split', 'training'],
      '--split must be development or sealed, not "training"',
    ],
    [
      'an unknown policy',
      ['study', '--policy', 'tap'],
      '--policy tap: unknown policy "tap": known are none, tip',
    ],
    [
      'a bad parameter',
      ['study', '--policy', 'tip:beta=x'],
      'beta must be a whole number from 0 to 1000000, not "x"',
    ],
    [
      'an unknown baseline',
      ['study', '--baseline', 'x'],
      'baseline "x" is no arm of this study: its arms are none, tip:',
    ],
    ['a resume of nothing', ['study', '--resume'], '--resume needs --out DIR'],
    [
      'a folder that is not there',
      ['study', '--resume', '--out', join(root, 'no')],
      'no such folder to resume',
    ],
    ['a run that is not there', ['report', join(root, 'no')], `${join(root, 'no')}: no such folder`],
    ['an unknown language', ['report', root, '--lang', 'de'], '--lang must be en or ko, not "de"'],
    ['a study file that is not there', ['study', '--config', join(root, 'no.yaml')], 'no such file'],
    ['an unknown level', ['problems', '--level', '6'], '--level must be a whole number from 1 to 5, not 6'],
    [
      'an unknown split of problems',
      ['problems', '--split', 'x'],
      '--split must be one of training, tuning, development, sealed, not "x"',
    ],
  ]
  for (const [name, args, said] of cases) {
    it(`with ${name} gets one line and exit code 2`, async () => {
      const { code, out, err } = await jevons(args)
      expect(err).toContain(said)
      expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1])
    })
  }

  const files: readonly (readonly [string, string, string])[] = [
    ['an unknown key', 'problem: 3', 'unknown key problem: allowed are problems, samples, policy'],
    ['a bad number', 'problems: many', 'problems must be a whole number from 1 to 1000000, not "many"'],
    ['something that is not YAML', 'problems: [', 'not YAML: '],
  ]
  for (const [name, content, said] of files) {
    it(`with ${name} in its study file gets one line and exit code 2`, async () => {
      const file = join(root, 'bad.yaml')
      writeFileSync(file, content)
      const { code, err } = await jevons(['study', '--config', file])
      expect(err).toContain(`${file}: ${said}`)
      expect([code, err.trimEnd().split('\n').length]).toEqual([2, 1])
    })
  }

  it('over a folder in use gets one line, and the folder stays as it was', async () => {
    const folder = join(root, 'in-use')
    mkdirSync(folder)
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    const { code, err } = await jevons(small('in-use'))
    expect([code, err]).toEqual([
      2,
      `jevons: ${folder}: is not empty and holds no run; choose an empty or a new folder\n`,
    ])
    expect(readdirSync(folder)).toEqual(['notes.txt'])
  })

  it('that asks for help or the version gets it', async () => {
    expect(await jevons(['--version'])).toEqual({ code: 0, out: '0.1.0\n', err: '' })
    expect((await jevons(['study', '--help'])).out).toContain('--policy <SETTING>')
  })
})
