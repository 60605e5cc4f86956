import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saidBeside, tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-split-'))
afterAll(() => rmSync(root, { recursive: true }))

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function jevons(args: readonly string[], { input = '', colours = false } = {}): Promise<Outcome> {
  const tried = await tryCommand(args, {
    colours,
    stdin: (async function* () {
      yield new TextEncoder().encode(input)
    })(),
  })
  return { code: tried.code, out: tried.out, err: saidBeside(tried) }
}

const file = (name: string, text: string): string => {
  writeFileSync(join(root, name), text)
  return join(root, name)
}

describe('jevons split', () => {
  const text = '\ufeff<think>\nTry 한 번.\nAlternatively, b. Wait, c.\n</think>So 2.'

  it('prints offsets into the file, opener and class', async () => {
    const { out } = await jevons(['split', file('response.txt', text), '--json'])
    const result = JSON.parse(out)
    const shown = result.thoughts.map(({ start, end }: { start: number; end: number }) =>
      text.slice(start, end),
    )
    expect(shown).toEqual(['Try 한 번.\n', 'Alternatively, b. Wait, c.\n'])
    expect(result.thoughts[1]).toMatchObject({ opener: 'Alternatively', class: 'transition' })
    expect(result).toMatchObject({ reflections: 1, loop: null, reflectionPlaces: [{ opener: 'Wait' }] })
    expect(text.startsWith('Wait', result.reflectionPlaces[0].at)).toBe(true)
  })

  it('reads standard input, and takes a text without tags for reasoning', async () => {
    const { out, err } = await jevons(['split', '-'], { input: 'a.\nAlternatively, \u001b[31mred' })
    expect(out).toBe(
      '   1  0–3              a.\n   2  3–26             [transition] Alternatively, <U+001B>[31mred\n2 thoughts, 0 reflections\n',
    )
    expect(err).toBe('')
  })

  it('takes other lexicons, by name and from a file, and other definitions', async () => {
    const input = 'a.\nBut b.\n\nWait, c.'
    const count = async (...flags: string[]) =>
      JSON.parse((await jevons(['split', '-', '--json', ...flags], { input })).out).thoughts.length
    expect(await count()).toBe(1)
    expect(await count('--openers', 'en-wide')).toBe(2)
    expect(await count('--openers', 'en-wide', '--reflections')).toBe(3)
    expect(await count('--granularity', 'blank-line')).toBe(2)
    const own = file('own.json', '{"transitions": ["wait"], "reflections": []}')
    expect(await count('--openers', own)).toBe(2)
  })

  it('says a loop, and warns of long reasoning without a switch', async () => {
    const round = 'So I should count the letters again, one after the other. '
    const { out, err } = await jevons(['split', '-'], { input: `Start. ${round.repeat(600)}` })
    expect(out).toContain('about 600 rounds of 58 characters')
    expect(err).toContain('no switch in 1 text')
  })

  it.each([
    [['split', join(root, 'none.txt')], /no such file/],
    [['split', '-', '--openers', 'klingon'], /must be one of en, en-wide, zh, ko, or a file/],
    [['split', '-', '--granularity', 'line'], /--granularity must be one of opener, blank-line/],
    [['show', join(root, 'run'), 'nothing'], /no such response/],
    [['show', join(root, 'run'), '--outcome', 'right'], /--outcome must be one of correct/],
    [['show', join(root, 'run'), '--outcome', 'correct'], /not graded yet/],
    [['openers', join(root, 'run'), '--arm', 'b'], /the run has the arms a\/1/],
    [['openers', join(root, 'run'), '--top', '0'], /--top must be a whole number/],
  ])('refuses what it cannot do in one line: %j', async (args, message) => {
    const { code, err } = await jevons(args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

beforeAll(() => {
  const folder = join(root, 'run')
  mkdirSync(folder)
  const reasoning = 'First, 7.\n\nBut 8.\n\nBut 9.\n\nPerhaps 3 \u001b]0;title\u0007.\n\nWait, 4.\n\nSo.\n'
  const key = { version: 1, problem: 'a b', arm: 'a/1' }
  const response = (sample: number, more: object): string =>
    JSON.stringify({
      ...key,
      sample,
      text: `<think>${reasoning}</think>It is \\boxed{5}.`,
      finishReason: 'stop',
      usage: { reasoning: 30, output: 40 },
      ...more,
    })
  const lines = [...Array(4).keys()].map((sample) => response(sample, {}))
  lines.push(
    response(10, {
      reasoning: 'summary',
      text: 'I summed.It is 5.',
      span: { start: 0, end: 9, answerStart: 9 },
    }),
  )
  const description = {
    version: 1,
    startedAt: '2026-01-02T03:04:05Z',
    versions: { jevons: '0.1.0', node: '20.19.0' },
    study: {
      kind: 'import',
      files: [],
      problems: 1,
      responses: 5,
      samples: 5,
      seed: '1',
      split: 'imported',
      baseline: 'a/1',
      margin: null,
    },
    arms: [{ id: 'a/1', engine: 'x', policy: { name: 'none', parameters: {} }, selection: null }],
    engine: {
      name: 'imported',
      model: 'x',
      weightsHash: null,
      tokenizer: 'x',
      promptTemplate: 'x',
      reasoningMarkers: { open: '<think>', close: '</think>' },
      notice: null,
    },
    prompt: '',
    judge: 'none',
    family: { metrics: ['accuracy'], level: 0.95 },
    priceRatio: { uncachedInput: 1, cachedInput: 0.1, output: 4 },
  }
  const problem = { version: 1, id: 'a b', question: 'How much?', cluster: 'a b', kind: 'number', gold: '5' }
  writeFileSync(join(folder, 'run.json'), JSON.stringify(description))
  writeFileSync(join(folder, 'problems.jsonl'), `${JSON.stringify(problem)}\n`)
  writeFileSync(join(folder, 'responses.jsonl'), `${lines.join('\n')}\n`)
})

describe('jevons openers', () => {
  it('learns the switches of a model and writes a lexicon that jevons split takes', async () => {
    const out = join(root, 'learnt.json')
    const learnt = await jevons(['openers', join(root, 'run'), '--json', '--out', out])
    const rows = JSON.parse(learnt.out)
    expect(rows[0]).toMatchObject({
      opener: 'But',
      class: 'transition',
      count: 8,
      examples: expect.any(Array),
    })
    expect(learnt.err).toContain('learnt from 4 responses')
    expect(learnt.err).toContain("1 left out: a vendor's summary")
    expect(JSON.parse(readFileSync(out, 'utf8')).transitions).toContain('But')
    const { out: split } = await jevons(['split', '-', '--openers', out], { input: 'a.\nBut b.' })
    expect(split).toContain('2 thoughts')
  })
})

describe('jevons show', () => {
  const run = join(root, 'run')

  it('lists responses by ids that a shell takes as they are', async () => {
    const { out } = await jevons(['show', run])
    expect(out.split('\n')[0]).toMatch(/^a%20b\/a%2F1\/0 +— +40 tokens/)
    expect(out).not.toContain('\u001b')
    const { err } = await jevons(['show', run, '--top', '2'])
    expect(err).toContain('the first 2')
    expect(err).toContain(`one of them with its thoughts: npx jevons show ${run} a%20b/a%2F1/0\n`)
  })

  it('prints a response, its thoughts numbered and hostile text made harmless', async () => {
    const { out } = await jevons(['show', run, 'a%20b/a%2F1/1', '--openers', 'en-wide'])
    expect(out).toMatch(/problem +How much\?\ngold +5\ntokens +30 reasoning, 40 output\n/)
    expect(out).toContain('── thought 2 · 8 characters\nBut 8.\n')
    expect(out).toContain('Perhaps 3 <U+001B>]0;title<U+0007>.')
    expect(out).toMatch(/── answer\nIt is \\boxed\{5\}\.\n$/)
    const coloured = await jevons(['show', run, 'a b/a/1/1'], { colours: true })
    expect(coloured.out).toContain('\u001b[1m')
    expect(coloured.out).not.toContain('\u0007')
  })

  it('takes the beginning of an id where it is that of one response alone', async () => {
    const several = await jevons(['show', run, 'a%20b/a%2F1/1'])
    expect(several.out).toContain('── thought 1')
    expect((await jevons(['show', run, 'a%20b'])).err).toContain('the beginning of several ids')
    expect((await jevons(['show', run, 'a%20b/a%2F1/10'])).out).toContain(
      "a vendor's summary of it, so it is not split",
    )
  })
})
