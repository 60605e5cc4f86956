import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { type Fault, type Suffered, suffer, sumIn, wellAnswer, wellEvents } from './fixture/faulty-study.ts'
import { chatAnswer, type ScriptedAnswer, type ScriptedRequest } from './fixture/scripted-server.ts'
import { smallDisk } from './fixture/small-disk.ts'
import { needs } from './needs.ts'

/**
 * What becomes of a study whose server misbehaves, fault by fault. Of every row `suffer` checks besides that each planned response has
 * an outcome and a reason, that none is there twice, and that going on at a server that is well asks for exactly what is missing.
 */

const once =
  (fault: (request: ScriptedRequest) => ScriptedAnswer): Fault =>
  (request, attempt) =>
    attempt === 0 ? fault(request) : wellAnswer(request)

const status = (
  code: number,
  headers: Record<string, string> = {},
  json: unknown = { error: 'no' },
): ScriptedAnswer => ({
  status: code,
  headers,
  json,
})

const sse = { 'content-type': 'text/event-stream' }

/** Writes bytes as a stream of events, each piece by itself, and ends. */
function bytes(pieces: readonly (string | Uint8Array)[]): ScriptedAnswer {
  return {
    raw: (response) => {
      response.writeHead(200, sse)
      const write = (at: number): void => {
        if (at >= pieces.length) response.end()
        else response.write(pieces[at], () => setTimeout(write, 5, at + 1))
      }
      write(0)
    },
  }
}

function textOf(events: readonly object[]): string {
  return events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')
}

/** The stream of a server that is well, as bytes. */
const wellText = (request: ScriptedRequest): string => `${textOf(wellEvents(request))}data: [DONE]\n\n`

function cutWithin(text: string, character: string): readonly Uint8Array[] {
  const all = new TextEncoder().encode(text)
  const at = new TextEncoder().encode(text.slice(0, text.indexOf(character))).length + 1
  return [all.slice(0, at), all.slice(at)]
}

/** Sends 100 MiB in one line, as fast as they are taken, and counts them. */
function endless(response: ServerResponse, sent: { mebibytes: number }): void {
  response.writeHead(200, sse)
  const line = Buffer.alloc(1 << 20, 'x')
  response.write('data: {"choices":[{"delta":{"content":"')
  const write = (): void => {
    while (sent.mebibytes < 100) {
      sent.mebibytes++
      if (!response.write(line)) return void response.once('drain', write)
    }
    response.end('"}}]}\n\n')
  }
  write()
}

type Expected = Partial<Omit<Suffered, 'reason' | 'text'>> & {
  readonly reason?: RegExp
  readonly text?: RegExp
}
type Row = readonly [string, Fault, Expected, Parameters<typeof suffer>[1]?]

const correct = { outcome: 'correct', reason: /same as the gold answer/ } as const
const failed = (reason: RegExp, attempts = 3): Expected => ({ outcome: 'failed', reason, attempts })

const limited: readonly Row[] = [
  [
    '429 with Retry-After',
    once(() => status(429, { 'retry-after': '3' })),
    { ...correct, attempts: 2, pauses: [3000] },
  ],
  ['429 without Retry-After', once(() => status(429)), { ...correct, attempts: 2, pauses: [250] }],
  [
    '429 whose headers say when there is more',
    once(() => status(429, { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '1m1s' })),
    { ...correct, attempts: 2, pauses: [61_000] },
  ],
  ['429 for ever', () => status(429), { ...failed(/answers 429: no \(3 attempts\)/), pauses: [250, 500] }],
  [
    '429 until tomorrow',
    () => status(429, { 'retry-after': '86400' }),
    { ...failed(/asks to wait 86400 s/, 1), pauses: [] },
  ],
  [
    '429 since the quota is used up',
    () => status(429, {}, { error: { message: 'Pay first', code: 'insufficient_quota' } }),
    failed(/insufficient_quota/, 1),
  ],
  [
    '503 with a date to come back, by a clock that is an hour behind',
    once(() => {
      const [date, later] = [-3_600_000, -3_595_000].map((ms) => new Date(Date.now() + ms).toUTCString())
      return status(503, { date: String(date), 'retry-after': String(later) })
    }),
    { ...correct, attempts: 2, pauses: [5000] },
  ],
]

const broken: readonly Row[] = [
  ['500 before the stream', once(() => status(500)), { ...correct, attempts: 2 }],
  ['500 for ever', () => status(500), failed(/answers 500/)],
  [
    'an error in the middle of the stream',
    once((request) => ({
      events: [...wellEvents(request).slice(0, 2), { error: { message: 'CUDA out of memory', code: 500 } }],
    })),
    { ...correct, attempts: 2 },
  ],
  [
    'an error in the middle of every stream',
    (request) => ({
      events: [...wellEvents(request).slice(0, 2), { error: { message: 'CUDA out of memory' } }],
    }),
    failed(/CUDA out of memory/),
  ],
  [
    'a reset before the head',
    once(() => ({ raw: (_, { socket }) => socket.destroy() })),
    { ...correct, attempts: 2 },
  ],
  [
    'a reset in the middle of the stream',
    once((request) => ({ events: wellEvents(request).slice(0, 2), end: 'reset' })),
    { ...correct, attempts: 2 },
  ],
  [
    'resets for ever',
    (request) => ({ events: wellEvents(request).slice(0, 2), end: 'reset' }),
    failed(/\(3 attempts\)/),
  ],
  [
    'a stream that stalls',
    once((request) => ({ events: wellEvents(request).slice(0, 2), end: 'stall' })),
    { ...correct, attempts: 2 },
    { limits: { pieceMs: 150 } },
  ],
  [
    'no first token',
    () => ({ raw: () => {} }),
    failed(/gave nothing for 0.4 s/),
    { limits: { answerMs: 400 } },
  ],
  ['half an event', once((request) => bytes([wellText(request).slice(0, 200)])), { ...correct, attempts: 2 }],
  [
    'a stream without its end',
    once((request) => ({ events: wellEvents(request).slice(0, 3), end: 'cut' })),
    { ...correct, attempts: 2 },
  ],
  ['an event that is not JSON', once(() => bytes(['data: {nope}\n\n'])), { ...correct, attempts: 2 }],
  [
    'an answer that is not JSON, unstreamed',
    (_, attempt) => (attempt === 0 ? { text: '{"choices": [' } : chatAnswer('\\boxed{42}')),
    { attempts: 2, ...correct },
    { stream: false },
  ],
  [
    'another content type',
    () => ({ text: '<html>Sign in</html>', headers: { 'content-type': 'text/html' } }),
    failed(/answers what is no stream/),
  ],
  [
    'no choices',
    () => ({ events: [{ id: 'c', choices: [] }] }),
    failed(/the reply has no choices|no stream|before the answer/),
  ],
  ['a redirect', () => status(302, { location: 'http://127.0.0.1:9/' }), failed(/redirect/)],
]

const harmless: readonly Row[] = [
  [
    'no [DONE] after the end',
    (request) => ({ events: wellEvents(request), end: 'cut' }),
    { ...correct, attempts: 1 },
  ],
  [
    'no usage',
    (request) => ({ events: wellEvents(request).slice(0, 4) }),
    { ...correct, attempts: 1, usage: {} },
  ],
  [
    'a character cut in two',
    (request) => bytes(cutWithin(wellText(request), '→')),
    { ...correct, attempts: 1, text: /I add → 42/ },
  ],
  [
    'bytes that are no text',
    (request) => {
      const [before, after] = cutWithin(wellText(request), '→') as [Uint8Array, Uint8Array]
      return bytes([before, Uint8Array.of(0xff), after])
    },
    { ...correct, attempts: 1, text: /I add \ufffd+ 42/ },
  ],
  [
    'comments, pings and named events between the data',
    (request) => bytes([': ping\n\n', `event: message\n${wellText(request)}`]),
    { ...correct, attempts: 1 },
  ],
]

const final: readonly Row[] = [
  [
    'an answer that is cut off by length is final',
    () => chatAnswer('', { reasoning_content: 'I add and', finish_reason: 'length' }),
    { outcome: 'ungradable', reason: /cut off while reasoning/, attempts: 1 },
    { stream: false },
  ],
  [
    'an answer that a filter declines is final',
    () => chatAnswer('', { finish_reason: 'content_filter' }),
    { outcome: 'ungradable', reason: /declined/, attempts: 1 },
    { stream: false },
  ],
  [
    'what our own time limit cuts off is final, and keeps what had come',
    (request) => ({ events: wellEvents(request).slice(0, 2), end: 'stall' }),
    { outcome: 'ungradable', reason: /cut off while reasoning/, attempts: 1, text: /I add → 42/ },
    { limits: { totalMs: 800 } },
  ],
  [
    'nothing at all within our own time limit is final too',
    () => ({ raw: () => {} }),
    { outcome: 'ungradable', attempts: 1, text: /^$/ },
    { limits: { totalMs: 800 } },
  ],
]

function suffering(rows: readonly Row[]): void {
  for (const [name, fault, { reason, text, ...expected }, options] of rows)
    it(name, async () => {
      const suffered = await suffer(fault, options)
      expect(suffered).toMatchObject(expected)
      if (reason) expect(suffered.reason).toMatch(reason)
      if (text) expect(suffered.text).toMatch(text)
    })
}

describe('a server that sets limits', () => suffering(limited))
describe('a server that breaks', () => suffering(broken))
describe('a server that is odd', () => suffering(harmless))
describe('what is no fault of the server', () => suffering(final))

describe('a study', () => {
  it('ends at once, with nothing failed, where no other request would fare better', async () => {
    for (const code of [401, 403, 404]) {
      const { ended, outcome, reason } = await suffer(() =>
        status(code, {}, { error: { message: 'not you' } }),
      )
      expect(ended).toContain(`answers ${code}: not you`)
      expect([outcome, reason]).toEqual(['failed', 'never generated'])
    }
  })

  it('takes no more of a line of 100 MB than it could use, and fails that response', async () => {
    const sent = { mebibytes: 0 }
    const { outcome, reason } = await suffer(() => ({ raw: (response) => endless(response, sent) }), {
      retries: { attempts: 1 },
    })
    expect([outcome, reason]).toEqual(['failed', expect.stringContaining('sends an event that is not JSON')])
    // It hangs up after 16: what is on the way then is lost.
    expect(sent.mebibytes).toBeGreaterThan(15)
    expect(sent.mebibytes).toBeLessThan(40)
  })

  it('runs the same while the clock jumps by hours, back and forth', async () => {
    let reads = 0
    const clock = (): number => performance.now() + (reads++ % 2 === 0 ? 3_600_000 : -3_600_000)
    const { outcome, attempts } = await suffer(
      once(() => status(429, { 'retry-after': '1' })),
      {
        clock,
        now: () => new Date(clock()),
      },
    )
    expect([outcome, attempts]).toEqual(['correct', 2])
  })

  it('writes nothing more once the disk is full, and goes on once there is room', async () => {
    let written = 0
    const { ended } = await suffer(wellAnswer, {
      writer: (run) => ({
        ...run,
        appendResponse(line) {
          if (++written > 3)
            throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
          run.appendResponse(line)
        },
      }),
    })
    expect(ended).toContain('ENOSPC')
    expect(written).toBe(4)
  })

  it('leaves no torn line on a disk that is really full', needs.smallDisk, async () => {
    const disk = smallDisk()
    try {
      const long = 'x'.repeat(300_000)
      const { ended, outcome } = await suffer((request) => chatAnswer(`${long}\\boxed{${sumIn(request)}}`), {
        stream: false,
        at: disk.folder,
        between: disk.enlarge,
      })
      expect(ended).toContain('ENOSPC')
      expect(outcome).toBe('failed')
    } finally {
      disk.close()
    }
  })
})
