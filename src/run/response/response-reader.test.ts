import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonStringReader } from '../json/json-string-reader.ts'
import { responseSchema } from '../record.ts'
import { parseResponse } from './parse-response.ts'
import { responseOfParts } from './response-parts.ts'
import { responseReader } from './response-reader.ts'

/** What a reading comes to, its error included. */
function outcome(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    return String(error)
  }
}

/** Pieces of JSON strings, valid and not. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text).slice(1, -1)),
  fc.string({ unit: 'binary-ascii', maxLength: 40 }),
  fc.stringMatching(/^\\u[0-9a-fA-F]{4}$/),
  fc.constantFrom(
    '\\n',
    '\\/',
    '\\"',
    '\\\\',
    '\\b\\f\\r\\t',
    '\\ud83d\\ude00',
    '\\ud83d',
    '\\udc00',
    '’',
    '한국어',
    '😀',
    '\ud800',
  ),
  fc.constantFrom('"', '\\', '\\x', '\\u12', '\\uzzzz', '\n', '\u0000', '\t', '\u007f', '\u2028'),
  fc.constant('a plain stretch of text that is longer than sixteen bytes, and than thirty-two'),
)
const written = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
/** Bytes that are no UTF-8 among some that are. */
const brokenBytes = fc.constantFrom(
  [0x80],
  [0xc0, 0xaf],
  [0xc1, 0x81],
  [0xc3],
  [0xe0, 0x80, 0xaf],
  [0xe2, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x80, 0x80, 0xaf],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xff],
)

describe('a JSON string read from bytes', () => {
  const read = jsonStringReader()

  it('is what JSON.parse makes of it, up to the first quotation mark without a backslash', () => {
    fc.assert(
      fc.property(written, fc.nat({ max: 3 }), (text, start) => {
        const bytes = Buffer.from(`${'"'.repeat(start)}${text}" and more`)
        const [json] = /"(?:[^"\\]|\\[\s\S])*"/.exec(`"${bytes.toString('utf8', start)}`) ?? []
        const found = read(bytes, start)
        expect(found?.value).toBe(json === undefined ? undefined : parsed(json))
        if (found) expect(found.end).toBe(start + Buffer.byteLength(json ?? '') - 2)
      }),
      { seed: 11, numRuns: 1000 },
    )
  })
  it('is never read from what is no UTF-8', () => {
    fc.assert(
      fc.property(written, brokenBytes, fc.string(), (text, broken, after) => {
        const tail = Buffer.from(`${JSON.stringify(after).slice(1, -1)}"`)
        const bytes = Buffer.concat([
          Buffer.from(JSON.stringify(text).slice(1, -1)),
          Buffer.from(broken),
          tail,
        ])
        expect(read(bytes, 0)).toBeUndefined()
      }),
      { seed: 12 },
    )
  })
  it('without an end is none, whatever stood in the memory before', () => {
    expect(read(Buffer.from('a long text of plain letters with an end"'), 0)?.value).toHaveLength(40)
    for (const text of ['', 'a', 'a long text', 'a long text\\', 'a long text\\u00', '한', 'a long text ’'])
      expect(read(Buffer.from(text), 0)).toBeUndefined()
  })
})

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const count = fc.oneof(fc.nat(), fc.constantFrom(0, -0, -1, 0.5, 2 ** 53, null, '1'))
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: fc.jsonValue() })
const span = fc.record(
  { start: count, end: count, answerStart: count, other: fc.nat() },
  { requiredKeys: ['start', 'end'] },
)
const usage = fc.record(
  { prompt: count, cachedPrompt: count, reasoning: count, output: count },
  { requiredKeys: [] },
)
const key = fc.record({
  version: maybe(fc.constant(1)),
  problem: maybe(fc.string()),
  arm: maybe(fc.string()),
  sample: maybe(fc.nat()),
})
const rest = fc.record(
  {
    span: maybe(span),
    reasoning: maybe(fc.constantFrom('full', 'summary', 'hidden', 'none', 'toString')),
    tokenLengths: maybe(fc.array(count)),
    finishReason: maybe(fc.constantFrom('stop', 'policy', 'length', 'declined', 'unknown')),
    usage: maybe(usage),
    durationMs: maybe(fc.double()),
    stopped: maybe(fc.string()),
    answerLogProbability: maybe(fc.double()),
    execution: maybe(
      fc.record({ requests: count, discardedTokens: count, other: count }, { requiredKeys: ['requests'] }),
    ),
    costUsd: maybe(fc.double()),
    source: maybe(fc.string()),
    recorded: maybe(
      fc.record({ correct: fc.boolean(), score: fc.double(), answer: fc.string() }, { requiredKeys: [] }),
    ),
    text: fc.string(),
    constructor: fc.nat(),
  },
  { requiredKeys: ['finishReason', 'usage'] },
)
const usualKey = { version: 1, problem: 'p', arm: 'a', sample: 0 }
const usualRest = { span: { start: 0, end: 1 }, finishReason: 'stop', usage: {} }

describe('a response of parts', () => {
  it('is what the schema lets pass', () => {
    fc.assert(
      fc.property(
        fc.oneof(key, fc.constant(usualKey)),
        fc.oneof(rest, fc.constant(usualRest)),
        (head, fields) => {
          const { text: _, ...others } = fields as { text?: string }
          const parsed = responseSchema.safeParse({ ...head, text: 't', ...others })
          expect(responseOfParts(head, 't', others)).toEqual(parsed.success ? parsed.data : undefined)
        },
      ),
      { seed: 13, numRuns: 2000 },
    )
  })
})

describe('a line of responses', () => {
  const read = responseReader('responses.jsonl')
  const same = (line: Uint8Array): void => {
    const slowly = outcome(() =>
      parseResponse(new TextDecoder().decode(line), { file: 'responses.jsonl', number: 3 }),
    )
    expect(outcome(() => read(line, 3))).toEqual(slowly)
  }

  it('is read as JSON and the schema read it, errors included', () => {
    fc.assert(
      fc.property(
        fc.oneof(key, fc.constant(usualKey)),
        written,
        fc.oneof(rest, fc.constant(usualRest)),
        (head, text, fields) => {
          same(
            Buffer.from(
              `${JSON.stringify(head).slice(0, -1)},"text":"${text}",${JSON.stringify(fields).slice(1)}`,
            ),
          )
        },
      ),
      { seed: 14, numRuns: 2000 },
    )
  })
  it('is read so in any layout, torn, doubled, nested or beyond UTF-8', () => {
    const text = '"text":"It’s \\"4\\" \\u00e9"'
    const [head, tail] = [
      '"version":1,"problem":"p","arm":"a","sample":0',
      '"finishReason":"stop","usage":{}',
    ]
    const whole = `{${head},${text},${tail}}`
    const lines = [
      whole,
      `\ufeff${whole}`,
      ` ${whole} `,
      `{${text},${head},${tail}}`,
      `{${head},${tail},${text}}`,
      `{${head},${text},${tail},"text":"other"}`,
      `{${head},"text":"other",${text},${tail}}`,
      `{${head},${text},${tail},"durationMs":1e400}`,
      `{${head},${text},${tail},"sample":7}`,
      `{${head},${text},${tail},"__proto__":{}}`,
      `{"__proto__":1,${head},${text},${tail}}`,
      `{${head},"recorded":{"answer":"x",${text}},"text":"outer",${tail}}`,
      `{${head}, "text" : "x", ${tail}}`,
      `{${head},${text},${tail}}}`,
      `{${head},${text},}`,
      `{${head},${text}}`,
      `{,${text},${tail}}`,
      `{${head},,${text},${tail}}`,
      `{${head},${text},,${tail}}`,
      `[${head},${text},${tail}]`,
      `{"version":1,"problem":"a,\\"text\\":\\"b","arm":"한국","sample":0,${text},${tail}}`,
      `{"version":1,"problem":"${'p'.repeat(5000)}","arm":"a","sample":0,${text},${tail}}`,
      'null',
      '',
      '{}',
    ]
    for (const line of lines) same(Buffer.from(line))
    for (let end = 0; end < whole.length; end++) same(Buffer.from(whole.slice(0, end)))
    fc.assert(
      fc.property(
        fc.nat({ max: Buffer.byteLength(whole) }),
        fc.uint8Array({ minLength: 1, maxLength: 4 }),
        (at, bytes) => {
          const line = Buffer.from(whole)
          line.set(bytes.subarray(0, line.length - at), at)
          same(line)
        },
      ),
      { seed: 15, numRuns: 2000 },
    )
  })
})
