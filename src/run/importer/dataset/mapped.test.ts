import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RunError } from '../../run-error.ts'
import type { ImportedRecord } from '../import-format.ts'
import { previewOf } from '../record-preview.ts'
import { mappedFormat } from './mapped.ts'

const options = { tags: [], summaryModels: [] }

function read(map: string, record: unknown): ImportedRecord {
  const [first] = mappedFormat(map).read(record, options)
  if (first === undefined) throw new Error('no record')
  return first
}

const row = {
  question: 'What is 6 × 7?',
  answer: '42',
  output: [
    { text: '<think>6 × 7</think>42', tokens: 9, end: 'stop' },
    { text: '41', tokens: 2, end: 'length' },
  ],
  grades: [true, false],
  meta: { 'a.b=c': 'odd', levels: [3, 5], model: 'own/reasoner' },
}

describe('a map', () => {
  it('takes a response from each element, with what stands beside it', () => {
    const map =
      'problem=question,gold=answer,response=output[].text,tokens.output=output[].tokens,finish=output[].end,recorded.correct=grades[],model=meta.model'
    const { problem, responses } = read(map, row)
    expect(problem).toEqual({ question: 'What is 6 × 7?', gold: '42' })
    expect(
      responses.map(({ reply, sample, recorded }) => [
        sample,
        reply.text.slice(reply.span.start, reply.span.end),
        reply.usage.output,
        reply.finish,
        reply.model,
        recorded?.correct,
      ]),
    ).toEqual([
      [0, '6 × 7', 9, 'stop', 'own/reasoner', true],
      [1, '', 2, 'length', 'own/reasoner', false],
    ])
  })

  it('follows dots, indices from either end, quoted and escaped names, and takes a text in single quotes', () => {
    expect(read('problem=question,level=meta.levels[-1]', row).problem.level).toBe(5)
    expect(read('problem=question,level=meta.levels[0]', row).problem.level).toBe(3)
    expect(read('problem=question,subject=meta."a.b=c"', row).problem.subject).toBe('odd')
    expect(read('problem=question,subject=meta.a\\.b\\=c', row).problem.subject).toBe('odd')
    expect(read("problem=question,dataset='my set, 2026'", row).problem.dataset).toBe('my set, 2026')
  })

  it('joins reasoning and answer that stand apart', () => {
    const { responses } = read('id=n,reasoning=thought,answer=said,arm=who', {
      n: 7,
      thought: 'Hm.',
      said: 'Yes.',
      who: 'a',
    })
    expect(responses).toMatchObject([
      { arm: 'a', reply: { text: 'Hm.Yes.', span: { start: 0, end: 3, answerStart: 3 }, reasoning: 'full' } },
    ])
  })

  it('takes several gold answers and the options of a choice', () => {
    const { problem } = read('problem=q,gold=a[],choices=c', { q: 'Which?', a: ['2', 'two'], c: ['1', '2'] })
    expect(problem).toEqual({ question: 'Which?', gold: '2', goldAlternatives: ['two'], choices: ['1', '2'] })
  })

  it('says which response has no text, and skips a record in which it finds nothing', () => {
    expect(read('problem=q,response=r[]', { q: 'Why?', r: ['so', null] }).skipped).toEqual([
      'response 1: the map finds no text for response',
    ])
    expect(() => read('problem=q', { question: 'Why?' })).toThrow(
      'the map finds neither a problem nor a response',
    )
    expect(() => read('problem=q', 7)).toThrow('not an object')
  })

  it('finds only what is the record’s own', () => {
    expect(() => read('problem=constructor.name', {})).toThrow('the map finds neither')
    expect(() => read('problem=__proto__', {})).toThrow('the map finds neither')
  })

  it('that is none is refused with the character and what is allowed', () => {
    const refusals: [string, string][] = [
      ['', '--map, character 1: must be TARGET=PATH, several with commas between'],
      ['problem', '--map, character 1: must be TARGET=PATH, several with commas between'],
      ['question=q', '--map, character 1: no target "question"; allowed are problem, id, gold, response'],
      ['problem=q,gold=', '--map, character 16: a field is missing; put odd names into double quotes'],
      ['problem=q[x]', '--map, character 10: [x]; allowed are [] and a whole number'],
      ['problem=q[0', '--map, character 10: a bracket is not closed'],
      ['problem="q', '--map, character 9: a double quote is not closed'],
      ["problem='q", '--map, character 9: a single quote is not closed'],
      ['problem=q[0]x', '--map, character 13: "x" after a field; allowed are . [ and ,'],
      ['problem=q,problem=p', '--map, character 11: problem is there twice'],
      ['gold=a', '--map, character 1: fills none of problem, id, response, reasoning, answer'],
      ['response=r,answer=a', '--map, character 1: response is the whole text, answer the part after'],
    ]
    for (const [map, message] of refusals) {
      expect(() => mappedFormat(map), map).toThrow(RunError)
      expect(() => mappedFormat(map), map).toThrow(message)
    }
  })

  it('of any characters is a map or a RunError of one line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('problem', 'gold', '=', ',', '.', '[', ']', '"', "'", '\\', 'a', '0', ' ')),
        (pieces) => {
          try {
            mappedFormat(pieces.join('')).recognises({})
          } catch (error) {
            expect(error).toBeInstanceOf(RunError)
            expect((error as Error).message).not.toContain('\n')
          }
        },
      ),
      { seed: 1, numRuns: 500 },
    )
  })

  it('reads a record of any shape or says why not', () => {
    const format = mappedFormat('problem=a,response=b[].c[0],gold=d[],model=e.f,tokens.output=g[]')
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...'abcdefg'), fc.jsonValue()), (record) => {
        try {
          expect(format.read(record, options)).toHaveLength(1)
        } catch (error) {
          expect((error as Error).name).toBe('SkippedRecord')
        }
      }),
      { seed: 1 },
    )
  })
})

describe('the preview of records', () => {
  it('shows three, long texts shortened, and says what was not found', () => {
    const long = { question: 'x'.repeat(1000), output: [{ text: 'a\u001b[31mb' }] }
    const records = [row, long, row, row].map((record) =>
      read('problem=question,gold=answer,response=output[].text', record),
    )
    const text = previewOf(records)
    expect(text).toContain('record 3\n')
    expect(text).not.toContain('record 4')
    expect(text).toContain('  gold          42\n')
    expect(text).toContain('  gold          (not found)\n')
    expect(text).toContain(`${'x'.repeat(160)}… (1000 characters)`)
    expect(text).not.toContain('\u001b')
    expect(previewOf([])).toBe('no records\n')
  })
})
