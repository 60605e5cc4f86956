import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { ImportedRecord, ImportedResponse, ReadingOptions, RecordFormat } from '../import-format.ts'
import { datasetFormats } from './dataset-formats.ts'

const folder = fileURLToPath(new URL('../../../../test/fixture/import/dataset/', import.meta.url))
const options: ReadingOptions = { tags: [], summaryModels: [] }

function rows(name: string): unknown[] {
  const text = readFileSync(`${folder}${name}.jsonl`, 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
}

function formatNamed(name: string): RecordFormat {
  const format = datasetFormats.find((one) => one.name === name)
  if (format === undefined) throw new Error(name)
  return format
}

function read(name: string): ImportedRecord[] {
  return rows(name).flatMap((row) => formatNamed(name).read(row, options))
}

/** Reasoning and answer of a response, apart. */
function said({ reply: { text, span } }: ImportedResponse): readonly (string | undefined)[] {
  const answer = span.answerStart === undefined ? undefined : text.slice(span.answerStart)
  return [text.slice(span.start, span.end), answer]
}

function only(name: string, at: number): ImportedRecord {
  const record = read(name)[at]
  if (record === undefined) throw new Error(`${name}, ${at}`)
  return record
}

describe('the shapes of data sets', () => {
  it('each recognises its own fixture before any other does', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'))
    expect(files.map((file) => file.replace('.jsonl', '')).sort()).toEqual(
      datasetFormats.map(({ name }) => name).sort(),
    )
    for (const { name } of datasetFormats) {
      for (const row of rows(name)) {
        expect(datasetFormats.find((format) => format.recognises(row))?.name, JSON.stringify(row)).toBe(name)
      }
    }
  })

  it('take a bare number for a response that is one, but not where a text is there or the number is no answer', () => {
    const rowsFormat = formatNamed('rows')
    const texts = (row: object): readonly string[] => {
      expect(rowsFormat.recognises(row)).toBe(true)
      return rowsFormat
        .read(row, options)
        .flatMap(({ responses }) => responses.map(({ reply }) => reply.text))
    }
    expect(texts({ question: 'What is 6 · 7?', response: 42 })).toEqual(['42'])
    expect(texts({ question: 'What is 1 ÷ 4?', output: 0.25, answer: '1/4' })).toEqual(['0.25'])
    expect(texts({ question: 'And 0 · 3?', responses: [0, '0'] })).toEqual(['0', '0'])
    expect(texts({ question: 'What is 6 · 7?', response: 1, generated_text: 'It is 42.' })).toEqual([
      'It is 42.',
    ])
    expect(texts({ question: 'What is 6 · 7?', code: 0, answer: 42 })).toEqual([])
    expect(rowsFormat.recognises({ question: 'What is 6 · 7?', response: Number.NaN })).toBe(false)
  })

  it('read each row of their fixtures into one problem with a question', () => {
    for (const { name } of datasetFormats) {
      const records = read(name)
      expect(records.length).toBe(rows(name).length)
      for (const { problem } of records) expect(problem.question).toMatch(/\S/)
    }
  })
})

describe('OpenR1-Math', () => {
  const first = only('open-r1', 0)
  const second = only('open-r1', 1)

  it('gives a response for each generation, with the verdict that stands beside it', () => {
    expect(first.problem).toEqual({
      id: 'own-0001',
      question: 'A box holds 4 rows of 6 eggs. How many eggs are there?',
      gold: '24',
      subject: 'Algebra',
      dataset: 'own',
    })
    expect(first.responses.map(({ recorded, sample }) => [sample, recorded?.correct])).toEqual([
      [0, true],
      [1, false],
      [2, false],
    ])
    expect(first.responses.slice(0, 1).map(said)).toEqual([
      ['Rows times eggs.\n4 × 6 = 24.\n', '\n\nThere are \\boxed{24} eggs.'],
    ])
    expect(first.responses[0]?.reply).toMatchObject({
      model: 'deepseek-r1',
      finish: 'stop',
      reasoning: 'full',
    })
  })

  it('takes reasoning that never closes for cut off', () => {
    expect(first.responses[2]?.reply.finish).toBe('length')
    expect(first.responses[2]?.reply.span.answerStart).toBeUndefined()
  })

  it('says which generation holds nothing, and falls back on the other verdict', () => {
    expect(second.skipped).toEqual(['generation 1 holds no text'])
    expect(second.responses.map(({ recorded }) => recorded)).toEqual([{ correct: true }])
  })
})

describe('OpenThoughts', () => {
  it('joins reasoning and solution from their own fields', () => {
    const { problem, responses } = only('open-thoughts', 0)
    expect(problem).toMatchObject({ gold: '24', subject: 'math', dataset: 'own' })
    expect(responses.map(said)).toEqual([
      ['A spider has eight legs. 3 × 8 = 24.', 'Three spiders have \\boxed{24} legs.'],
    ])
  })
})

describe('s1K', () => {
  it('puts the attempts of each model into an arm of its own', () => {
    const [first, second] = read('s1k')
    expect(first?.problem).toMatchObject({ gold: '128', subject: 'math', dataset: 'own/powers' })
    expect(
      first?.responses.map(({ arm, recorded, reply }) => [arm, recorded?.correct, reply.reasoning]),
    ).toEqual([
      ['deepseek-r1', true, 'full'],
      ['gemini-2.0-flash-thinking-exp', true, 'full'],
    ])
    expect(second?.problem.gold).toBe('6')
    expect(second?.responses.map(({ arm, recorded }) => [arm, recorded?.correct])).toEqual([
      ['gemini-2.0-flash-thinking-exp', false],
    ])
  })
})

describe('LRMTokenEconomy', () => {
  const [full, summary, hidden] = read('lrm-token-economy')

  it('gives a response for each sample, and says which holds nothing', () => {
    expect(full?.problem).toEqual({ id: 'sum_small', question: 'How much is 2+3?' })
    expect(full?.responses.map(({ sample, reply }) => [sample, reply.finish])).toEqual([
      [0, 'stop'],
      [1, 'length'],
    ])
    expect(full?.skipped).toEqual(['sample 2 holds neither output nor thinking'])
  })

  it('leaves out a share of tokens that is larger than the whole', () => {
    expect(full?.responses.map(({ reply }) => reply.usage)).toEqual([
      { output: 12, reasoning: 9 },
      { output: 20 },
    ])
  })

  it('knows a summary and hidden reasoning by the model', () => {
    expect(full?.responses.map(({ reply }) => reply.reasoning)).toEqual(['full', 'full'])
    expect(summary?.responses.map(({ reply }) => reply.reasoning)).toEqual(['summary', 'hidden'])
    expect(hidden?.responses.map(({ reply }) => reply.reasoning)).toEqual(['hidden'])
  })

  it('takes the user’s word for a summary over the name', () => {
    const [row] = rows('lrm-token-economy')
    const [record] = formatNamed('lrm-token-economy').read(row, { tags: [], summaryModels: ['r1'] })
    expect(record?.responses.map(({ reply }) => reply.reasoning)).toEqual(['summary', 'summary'])
  })
})

describe('data sets of problems', () => {
  function problems(name: string): object[] {
    return read(name).map(({ problem, responses }) => {
      expect(responses).toEqual([])
      const { question: _, ...rest } = problem
      return rest
    })
  }

  it('NuminaMath: a proof has no gold answer, and the messages are no response', () => {
    expect(problems('numina-math')).toEqual([
      { gold: '11', dataset: 'own_olympiads' },
      { dataset: 'own_olympiads', subject: 'Number Theory' },
      { gold: '10', dataset: 'own_olympiads', subject: 'Geometry' },
    ])
  })

  it('verl: the answer is in the reward model, once as a list in JSON', () => {
    expect(problems('verl')).toEqual([
      { id: '7', gold: '42', subject: 'math', dataset: 'own_math', split: 'train' },
      { id: '8', gold: '25', subject: 'math', dataset: 'own_math' },
    ])
  })

  it('KMMLU: answers are counted from 1 or given as letters', () => {
    expect(problems('kmmlu')).toMatchObject([
      { gold: 'C', choices: ['1', '3', '4', '7'], kind: 'choice', subject: 'Math' },
      { gold: 'A', choices: ['H2O', 'CO2', 'NaCl', 'O2'], subject: 'Chemistry' },
      { gold: 'B', choices: ['b', 'e', 'k', 'z'], subject: 'letters' },
    ])
  })

  it('choices: indices from 0, letters, labels of the row and options by letter all become letters', () => {
    expect(problems('choices')).toMatchObject([
      { gold: 'C', choices: ['4', '6', '7', '9'], subject: 'number_theory' },
      { id: '70', gold: 'C', subject: 'biology' },
      { id: 'Own_1', gold: 'A', choices: ['heat', 'cold', 'dark'] },
      { id: '4', gold: 'A', subject: 'Baking', split: 'val' },
      { gold: 'D', choices: ['A', 'B12', 'C', 'D'] },
    ])
  })

  it('GSM8K: the number after the hashes', () => {
    expect(problems('gsm8k')).toEqual([{ gold: '11' }, { gold: '2,700' }])
  })

  it('MATH: level, subject and split are kept, the answer comes from the box where there is no other', () => {
    expect(problems('math')).toEqual([
      { id: 'test/prealgebra/1.json', gold: '2', level: 1, subject: 'Prealgebra', split: 'test' },
      { gold: '\\frac{1}{2}', level: 5, subject: 'Algebra' },
    ])
  })

  it('AIME: the year names the data set', () => {
    expect(problems('aime')).toEqual([
      { id: '2024-I-4', gold: '116', dataset: 'AIME 2024' },
      { id: '60', gold: '025', dataset: 'AIME 2024' },
    ])
  })
})

describe('GPQA', () => {
  it('puts the options in an order of the record’s own and keeps the letter of the right one', () => {
    for (const [at, right] of ['Mercury', 'Carbon dioxide'].entries()) {
      const { choices = [], gold = '', subject } = only('gpqa', at).problem
      expect(choices[gold.charCodeAt(0) - 65]).toBe(right)
      expect([...choices].sort()).toHaveLength(4)
      expect(subject).toMatch(/Astronomy|Botany/)
    }
    expect(read('gpqa')).toEqual(read('gpqa'))
  })

  it('spreads the right answer over the letters', () => {
    const [row] = rows('gpqa') as [Record<string, unknown>]
    const golds = Array.from({ length: 400 }, (_, at) => {
      const [record] = formatNamed('gpqa').read({ ...row, 'Record ID': `rec${at}` }, options)
      return record?.problem.gold ?? ''
    })
    for (const letter of 'ABCD') {
      const count = golds.filter((gold) => gold === letter).length
      // Four standard deviations around a quarter.
      expect(Math.abs(count - 100)).toBeLessThan(35)
    }
  })
})

describe('conversations', () => {
  it('find reasoning in tags, in tags of OpenThoughts and in a field of its own', () => {
    expect(read('share-gpt').map(({ responses }) => responses.map(said))).toEqual([
      [['3 × 3 = 9\n', '\n9']],
      [['\nTen less four.\n\n', '\n\n6\n\n<|end_of_solution|>']],
      [['Two and two.', '4']],
      [['', '4']],
      [],
    ])
  })

  it('ask the one turn of the user, or all turns with their speakers where there were several', () => {
    expect(read('share-gpt').map(({ problem }) => problem.question)).toEqual([
      'What is 3 × 3?',
      'What is 10 − 4?',
      'And 2 + 2?',
      'User: Hello.\n\nAssistant: Hello!\n\nUser: What is 8 / 2?',
      'Only a question',
    ])
    expect(only('share-gpt', 2)).toMatchObject({
      problem: { gold: '4' },
      responses: [{ reply: { model: 'own/reasoner' } }],
    })
  })
})

describe('rows of no known shape', () => {
  it('take a response with its verdict, counts, model, level and subject', () => {
    const { problem, responses } = only('rows', 0)
    expect(problem).toMatchObject({
      id: 'own_0',
      gold: '4',
      level: 2,
      subject: 'Geometry',
      dataset: 'own500',
    })
    expect(responses.map(said)).toEqual([['Count: four sides.\n', '\n\n\\boxed{4}']])
    expect(responses[0]).toMatchObject({
      recorded: { correct: false, answer: '4' },
      reply: { model: 'Own-Distill', usage: { prompt: 9, reasoning: 6, output: 14 } },
    })
  })

  it('zip parallel lists', () => {
    const { problem, responses } = only('rows', 1)
    expect(problem).toMatchObject({ id: '0', gold: '7', level: 3 })
    expect(responses.map(({ recorded, sample }) => [sample, recorded])).toEqual([
      [0, { correct: true, answer: '7' }],
      [1, { correct: false, answer: '8' }],
    ])
  })

  it('leave a gold answer in words as it is, take several, and reduce a solution to its box', () => {
    expect([2, 3, 4].map((at) => only('rows', at).problem)).toMatchObject([
      { gold: 'blue' },
      { gold: '2', goldAlternatives: ['two'] },
      { gold: '\\frac{1}{3}', licence: 'CC0-1.0', split: 'test' },
    ])
  })

  it('read responses that are objects', () => {
    const { responses } = only('rows', 5)
    expect(responses.map(said)).toEqual([
      ['', '5'],
      ['1 + 4', '5'],
    ])
    expect(responses.map(({ reply }) => [reply.finish, reply.model])).toEqual([
      ['stop', 'own/reasoner'],
      ['length', 'own/reasoner'],
    ])
  })
})
