import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textHash } from '#run'
import type { ResponseDetail, ResponsePage, RunDetail, RunListing, ViewerEvent } from '#viewer'
import { type AskedViewer, askViewer } from './fixture/asked-viewer.ts'
import { viewedResponse, writeViewedRun } from './fixture/viewed-run.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-view-'))
const [runs, pages] = [join(root, 'runs'), join(root, 'pages')]
const wait = 'Alternatively, 9 and 4 give 13.'
const text = `<think>\n9 times 4 is 36. ${wait}\n</think>\n\\boxed{13}`
let asked: AskedViewer

beforeAll(async () => {
  mkdirSync(pages)
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>pages</title>')
  await writeViewedRun(join(runs, 'old', 'sums'), [
    { problem: 'sum', question: 'What is 9 + 4?', gold: '13', arm: 'x', text, tokens: 40 },
    {
      problem: 'sum',
      question: 'What is 9 + 4?',
      gold: '13',
      arm: 'y',
      text: 'ÄPFEL \\boxed{12}',
      tokens: 7,
    },
    { problem: 'a/b c', arm: 'x', sample: 3, text: 'no idea', tokens: 900 },
  ])
  await writeViewedRun(join(runs, 'new'), [{ problem: 'p', text: 'one' }], {
    startedAt: '2026-05-01T00:00:00.000Z',
    unscored: true,
  })
  asked = askViewer(runs, { pages })
})
afterAll(() => {
  asked.viewer.close()
  rmSync(root, { recursive: true })
  expect(asked.faults).toEqual([])
})

const sums = '/api/runs/old%2Fsums'

async function listed(query: string): Promise<ResponsePage> {
  return (await asked.json(`${sums}/responses?${query}`)) as ResponsePage
}

async function ids(query: string): Promise<readonly string[]> {
  return (await listed(query)).rows.map(({ id }) => id)
}

const [x, y, odd] = ['sum/x/0', 'sum/y/0', 'a%2Fb%20c/x/3']

describe('the list of runs', () => {
  it('holds the runs of a folder and of those in it, the newest first, each with its state', async () => {
    const list = (await asked.json('/api/runs')) as RunListing[]
    expect(list.map(({ id, state, responses }) => [id, state, responses])).toEqual([
      ['new', 'unscored', 1],
      ['old/sums', 'complete', 3],
    ])
    expect(list[1]).toMatchObject({ kind: 'import', arms: ['x', 'y'], problems: 2, planned: 3 })
    expect(list[1]?.accuracy).toHaveLength(2)
  })

  it('names a run that is viewed itself by its folder', async () => {
    const alone = askViewer(join(runs, 'new'), { pages })
    expect(await alone.json('/api/runs')).toMatchObject([{ id: 'new' }])
    expect(await alone.json('/api/runs/new')).toMatchObject({ listing: { id: 'new' }, summary: null })
  })

  it('tells a run that cannot be read from one that can, and why, by no path of this machine', async () => {
    const folder = join(root, 'broken')
    for (const [name, file, content] of [
      ['torn', 'run.json', '{"version":1,'],
      ['other', 'run.json', '{"version":7}'],
      ['headless', 'responses.jsonl', '{}\n'],
      ['half', 'import.json', '{}'],
    ] as const) {
      mkdirSync(join(folder, name), { recursive: true })
      writeFileSync(join(folder, name, file), content)
    }
    const broken = askViewer(folder, { pages })
    const list = (await broken.json('/api/runs')) as RunListing[]
    expect(list.map(({ id, state }) => [id, state])).toEqual(
      ['half', 'headless', 'other', 'torn'].map((id) => [id, 'broken']),
    )
    expect(list.map(({ problem }) => problem).join('\n')).toMatch(
      /^holds an import that was interrupted.*\nholds no run\.json.*\nrun\.json: version: .*\nrun\.json: not JSON$/,
    )
    expect(JSON.stringify(list)).not.toContain(root)
    expect((await broken.ask('/api/runs/torn')).status).toBe(422)
    expect((await broken.ask('/api/runs/nowhere')).status).toBe(404)
    expect(broken.faults).toEqual([])
  })

  it('describes a run with its summary', async () => {
    const detail = (await asked.json(sums)) as RunDetail
    expect(detail.description.arms.map(({ id }) => id)).toEqual(['x', 'y'])
    expect(detail.summary?.arms).toHaveLength(2)
  })
})

describe('the responses of a run', () => {
  it('are filtered by everything that the record tells', async () => {
    expect(await ids('')).toEqual([x, y, odd])
    expect(await ids('arm=x')).toEqual([x, odd])
    expect(await ids('problem=a%2Fb%20c')).toEqual([odd])
    expect(await ids('outcome=correct')).toEqual([x])
    expect(await ids('outcome=ungraded')).toEqual([odd])
    expect(await ids('minTokens=8&maxTokens=100')).toEqual([x])
    expect(await ids('minThoughts=2')).toEqual([x])
    expect(await ids('level=1')).toEqual([])
    expect(await ids('arm=nobody')).toEqual([])
    expect(await ids('arm=&outcome=')).toHaveLength(3)
  })

  it('are sorted with what has no such number last, whichever way', async () => {
    expect(await ids('sort=tokens')).toEqual([y, x, odd])
    expect(await ids('sort=tokens&descending=true')).toEqual([odd, x, y])
    expect(await ids('sort=order&descending=true')).toEqual([odd, y, x])
  })

  it('come by pages that together are all of them', async () => {
    const first = await listed('limit=2')
    const second = await listed('limit=2&offset=2')
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual([x, y, odd])
    expect([first.total, second.total]).toEqual([3, 3])
  })

  it('are searched for words in them and in their problems, in either case, with an excerpt', async () => {
    const found = await listed('search=GIVE%20alternatively')
    expect(found.rows).toMatchObject([{ id: x, excerpt: expect.stringContaining('9 and 4 give 13') }])
    expect(await ids('search=What')).toEqual([x, y])
    expect(await ids('search=what%20%C3%A4pfel')).toEqual([y])
    expect(await ids('search=idea&arm=y')).toEqual([])
    expect(await ids('search=thousand')).toEqual([])
  })

  it('stop being searched once a page is found, and go on with the next', async () => {
    const page = await listed('search=e&limit=1')
    expect(page).toMatchObject({ total: expect.any(Number), rows: [{ id: x }] })
    expect(await ids('search=e&limit=2&offset=1')).toEqual([y, odd])
  })

  it('are searched no further once nobody waits for it', async () => {
    const gone = new AbortController()
    const answer = asked.ask(`${sums}/responses?search=nowhere%20at%20all`, { signal: gone.signal })
    gone.abort('the client closed the connection')
    expect(await (await answer).json()).toEqual({ error: 'given up' })
    expect(await ids('search=nowhere%20at%20all')).toEqual([])
  })

  it('are refused by name where they are asked for wrongly', async () => {
    for (const [query, name] of [
      ['limit=501', 'limit'],
      ['limit=-1', 'limit'],
      ['offset=1e99', 'offset'],
      ['sort=__proto__', 'sort'],
      ['outcome=maybe', 'outcome'],
      [`search=${'x'.repeat(2001)}`, 'search'],
    ]) {
      const answer = await asked.ask(`${sums}/responses?${query}`)
      expect([answer.status, await answer.json()]).toEqual([
        400,
        { error: expect.stringMatching(new RegExp(`^${name}: `)) },
      ])
    }
    expect((await asked.ask(`${sums}/responses?colour=red`)).status).toBe(400)
  })
})

describe('one response', () => {
  it('is all that is on record of it, under the id that jevons show prints', async () => {
    const detail = (await asked.json(`${sums}/responses/${encodeURIComponent(x)}`)) as ResponseDetail
    expect(detail).toMatchObject({
      id: x,
      question: 'What is 9 + 4?',
      gold: '13',
      outcome: 'correct',
      text,
      reasoningKind: 'full',
      usage: { reasoning: 40, output: 50 },
      source: 'sum.jsonl:1',
      siblings: [{ id: y, arm: 'y', sample: 0, outcome: 'incorrect' }],
    })
    const [first, second] = detail.thoughtList
    expect(second).toMatchObject({ opener: 'Alternatively', correct: null, label: null })
    expect(text.slice(second?.start, second?.end).trim()).toBe(wait)
    expect(second?.textHash).toBe(textHash(text.slice(second?.start, second?.end)))
    expect([first?.tokens, second?.tokens].map(Number).reduce((sum, tokens) => sum + tokens)).toBe(40)
  })

  it('is found whatever stands in its name', async () => {
    const detail = await asked.json(`${sums}/responses/${encodeURIComponent(odd)}`)
    expect(detail).toMatchObject({ problem: 'a/b c', arm: 'x', sample: 3, outcome: null })
  })

  it('that nobody scored yet is cut and graded as scoring would', async () => {
    const folder = join(root, 'unscored')
    const line = { problem: 'sum', question: 'What is 9 + 4?', gold: '13', arm: 'x', text, tokens: 40 }
    await writeViewedRun(folder, [line], { unscored: true })
    const { json } = askViewer(folder, { pages })
    const row = ((await json('/api/runs/unscored/responses')) as ResponsePage).rows[0]
    expect(row).toMatchObject({ outcome: null, thoughts: null, reasoningTokens: 40 })
    const scored = (await asked.json(`${sums}/responses/${encodeURIComponent(x)}`)) as ResponseDetail
    expect(await json(`/api/runs/unscored/responses/${encodeURIComponent(x)}`)).toEqual({
      ...scored,
      siblings: [],
    })
  })

  it('is not there under any other name', async () => {
    for (const id of [
      'sum/x/1',
      'sum/x',
      'sum/x/0/0',
      '%',
      'sum/x/-1',
      `${'x'.repeat(9000)}/x/0`,
      '..',
      '../..',
    ]) {
      const answer = await asked.ask(`${sums}/responses/${encodeURIComponent(id)}`)
      expect([400, 404]).toContain(answer.status)
    }
  })
})

describe('a run that grows', () => {
  it('shows each response once its line is whole, and what is derived once it is there', async () => {
    const folder = join(root, 'growing')
    await writeViewedRun(folder, [{ problem: 'p', text: 'one', tokens: 1 }], { unscored: true })
    const { json } = askViewer(folder, { pages })
    const rows = async (): Promise<ResponsePage['rows']> =>
      ((await json('/api/runs/growing/responses')) as ResponsePage).rows
    expect(await rows()).toHaveLength(1)
    const line = `${JSON.stringify(viewedResponse({ problem: 'p', sample: 1, text: 'two\nü', tokens: 2 }))}\n`
    appendFileSync(join(folder, 'responses.jsonl'), line.slice(0, 50))
    expect(await rows()).toHaveLength(1)
    appendFileSync(join(folder, 'responses.jsonl'), line.slice(50))
    expect((await rows()).map(({ reasoningTokens }) => reasoningTokens)).toEqual([1, 2])
    expect(await json('/api/runs/growing/responses?search=%C3%BC')).toMatchObject({ total: 1 })
    writeFileSync(
      join(folder, 'grades.jsonl'),
      [0, 1, 2]
        .map((sample) => ({
          version: 1,
          problem: 'p',
          arm: 'a',
          sample,
          outcome: 'failed',
          reason: 'r',
          answer: null,
        }))
        .map((grade) => `${JSON.stringify(grade)}\n`)
        .join(''),
    )
    expect((await rows()).map(({ sample, outcome }) => [sample, outcome])).toEqual([
      [0, 'failed'],
      [1, 'failed'],
      [2, 'failed'],
    ])
    expect(await json(`/api/runs/growing/responses/${encodeURIComponent('p/a/2')}`)).toMatchObject({
      text: '',
      reason: 'r',
    })
    writeFileSync(join(folder, 'grades.jsonl'), '')
    expect(await rows()).toHaveLength(2)
  })

  it('with a line that is none says which', async () => {
    const folder = join(root, 'torn-line')
    await writeViewedRun(folder, [{ problem: 'p', text: 'one' }], { unscored: true })
    appendFileSync(join(folder, 'responses.jsonl'), 'not json\n')
    const { ask, faults } = askViewer(folder, { pages })
    const answer = await ask('/api/runs/torn-line/responses')
    expect([answer.status, await answer.json()]).toEqual([
      422,
      { error: expect.stringMatching(/^responses\.jsonl, line 2: not JSON/) },
    ])
    expect(faults).toEqual([])
  })

  it('tells everybody who listens', async () => {
    const folder = join(root, 'told')
    mkdirSync(folder)
    const { ask, viewer } = askViewer(folder, { pages })
    const answer = await ask('/api/events')
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    const events = eventsOf(answer)
    await events.next()
    cpSync(join(runs, 'old', 'sums'), join(folder, 'sums'), { recursive: true })
    expect(await seen(events, 'run')).toMatchObject({ listing: { id: 'sums', state: 'complete' } })
    const summary = readFileSync(join(folder, 'sums', 'summary.json'))
    writeFileSync(join(folder, 'sums', 'summary.json'), summary)
    expect(await seen(events, 'summary')).toEqual({ type: 'summary', run: 'sums' })
    rmSync(join(folder, 'sums'), { recursive: true })
    expect(await seen(events, 'gone')).toEqual({ type: 'gone', run: 'sums' })
    viewer.close()
    expect((await events.next()).done).toBe(true)
  })
})

/** Every chunk of a stream of events; the first holds none. */
async function* eventsOf(answer: Response): AsyncGenerator<readonly ViewerEvent[], undefined> {
  const decoder = new TextDecoder()
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    const lines = decoder
      .decode(chunk)
      .split('\n')
      .filter((line) => line.startsWith('data: '))
    yield lines.map((line) => JSON.parse(line.slice(6)) as ViewerEvent)
  }
  return undefined
}

/** The next event of a kind, whatever half-written states were seen before. */
async function seen(
  events: AsyncGenerator<readonly ViewerEvent[], undefined>,
  type: ViewerEvent['type'],
): Promise<ViewerEvent | undefined> {
  for (;;) {
    const { value, done } = await events.next()
    if (done) return undefined
    const fitting = value.filter((event) => event.type === type)
    const settled = fitting.find((event) => event.type !== 'run' || event.listing.state === 'complete')
    if (settled) return settled
  }
}

describe('links and devices', () => {
  it('in place of a file of a run break it, and are not opened', async () => {
    const folder = join(root, 'linked')
    await writeViewedRun(join(folder, 'run'), [{ problem: 'p', text: 'one' }], { unscored: true })
    rmSync(join(folder, 'run', 'responses.jsonl'))
    symlinkSync('/dev/zero', join(folder, 'run', 'responses.jsonl'))
    const { json, ask } = askViewer(folder, { pages })
    expect(await json('/api/runs')).toMatchObject([
      { state: 'broken', problem: /responses\.jsonl is a link/ },
    ])
    expect((await ask('/api/runs/run/responses')).status).toBe(422)
  })

  it('in place of a run lead nowhere', async () => {
    const folder = join(root, 'leading')
    mkdirSync(folder)
    symlinkSync(join(runs, 'new'), join(folder, 'new'), 'dir')
    expect(await askViewer(folder, { pages }).json('/api/runs')).toEqual([])
  })
})
