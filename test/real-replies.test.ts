import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type GradeTextOptions, goldAnswerOf, goldKind, gradeResponse, gradeText } from '#answer'
import type { ReasoningSpan } from '#trace'
import { needs } from './needs.ts'

const { shared } = needs

function rows<Row>(name: string): Row[] {
  const bytes = readFileSync(`${shared.at}/data/${name}`)
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
}

interface Triple {
  readonly prediction: string
  readonly gold: string | readonly string[]
  readonly expected: boolean
  readonly kind: string
  readonly no_answer?: boolean
}

/** What a scorer call of inspect means in our options. */
function optionsOf(call: string): GradeTextOptions {
  const form = /answer\('(letter|word|line)'\)/.exec(call)?.[1] as GradeTextOptions['form']
  if (form) return { form }
  if (call.startsWith('inspect/match')) {
    const location = /location='(\w+)'/.exec(call)?.[1] ?? 'end'
    return { location: location as NonNullable<GradeTextOptions['location']> }
  }
  const source = (/'((?:[^'\\]|\\.)*)'/.exec(call)?.[1] ?? '').replaceAll('\\\\', '\\')
  const search = new RegExp(source, call.includes('ignore_case=False') ? '' : 'i')
  const pattern = (text: string): string[] | undefined => {
    const [whole = '', ...groups] = search.exec(text) ?? []
    const said = groups.filter((group) => group !== undefined)
    return whole === '' ? undefined : groups.length > 0 ? said : [whole]
  }
  return { pattern, groups: call.includes('match_all=True') ? 'all' : 'any' }
}

/** A reply without its closing marker that nobody cut off did not reason. */
function spanOf(text: string, truncated: boolean): ReasoningSpan {
  const end = text.indexOf('</think>')
  if (end >= 0) return { start: 0, end, answerStart: end + '</think>'.length }
  return truncated ? { start: 0, end: text.length } : { start: 0, end: 0, answerStart: 0 }
}

interface Disputed {
  readonly suite: string
  readonly prediction: string
  readonly gold: string
}

describe('replies that were graded before', () => {
  it('by inspect’s scorers are graded alike, but for one label that is disputed', shared, () => {
    const file = new URL('fixture/grading/disputed.json', import.meta.url)
    const all = JSON.parse(readFileSync(file, 'utf8')) as { readonly disputed: readonly Disputed[] }
    const disputed = all.disputed.filter(({ suite }) => suite === 'inspect-answer-match')
    expect(disputed.length).toBeLessThanOrEqual(0.03 * 62)
    const triples = rows<Triple>('grading/inspect-answer-match.jsonl')
    const wrong = triples.filter(({ prediction, gold, expected, kind, no_answer = false }) => {
      if (disputed.some((one) => one.prediction === prediction && one.gold === gold)) return false
      const isNumeric = kind.includes('numeric=True')
      const { verdict } = gradeText({
        prediction,
        gold,
        options: optionsOf(kind),
        ...(isNumeric ? { kind: 'number' } : {}),
        ...(kind.includes("'letter'") ? { kind: 'choice' } : {}),
      })
      return (verdict === 'correct') !== expected || (no_answer && verdict !== 'ungradable')
    })
    expect(triples.length).toBe(62)
    expect(wrong).toEqual([])
  })

  it('by hand are graded alike: 62 of 70 correct, one cut off', shared, () => {
    const verdicts = new Map(
      rows<{ _file: string; item_id: string; correct: boolean; truncated: boolean }>(
        'traces/trace-topology-math500.verdicts.jsonl',
      ).map((one) => [one._file + one.item_id, one]),
    )
    const outcomes: Record<string, number> = {}
    for (const row of rows<{ _file: string; item_id: string; full_response: string; ground_truth: string }>(
      'traces/trace-topology-math500.jsonl.gz',
    )) {
      const { correct = false, truncated = false } = verdicts.get(row._file + row.item_id) ?? {}
      const text = row.full_response
      const gold = goldAnswerOf(row.ground_truth)
      const problem = { id: 'p', question: '?', cluster: 'p', kind: goldKind(gold), gold }
      const finish = truncated ? 'length' : 'stop'
      const { outcome } = gradeResponse(problem, { text, span: spanOf(text, truncated), finish })
      const key = `${outcome}, by hand ${correct ? 'correct' : 'wrong'}`
      outcomes[key] = (outcomes[key] ?? 0) + 1
    }
    expect(outcomes).toEqual({
      'correct, by hand correct': 62,
      'incorrect, by hand wrong': 7,
      'ungradable, by hand wrong': 1,
    })
  })

  it('by a program whose labels come along: all 728 it passes, and 9 it fails', shared, () => {
    const counts = { agreed: 0, onlyHere: 0, onlyThere: 0 }
    for (const { code, answer, score } of rows<{ code: string[]; answer: string; score: boolean[] }>(
      'traces/qwen25-math-cot-maj.jsonl.gz',
    )) {
      for (const [sample, prediction] of code.entries()) {
        const isCorrect = gradeText({ prediction, gold: answer }).verdict === 'correct'
        if (isCorrect === score[sample]) counts.agreed++
        else counts[isCorrect ? 'onlyHere' : 'onlyThere']++
      }
    }
    // Eight times "4:30 p.m.", of which the program read only "4:30", and once 10000 against 10{,}000, which it holds to differ.
    expect(counts).toEqual({ agreed: 791, onlyHere: 9, onlyThere: 0 })
  })
})

describe('replies of real models', () => {
  it('to problems with a whole number as gold: two are wrong of 625, and two are empty', shared, () => {
    const criteria = new Map(
      rows<{ prompt_id: string; criteria: string[]; type: string }>(
        'traces/lrm-token-economy.prompts.jsonl',
      ).map((one) => [one.prompt_id, one]),
    )
    const counts = { correct: 0, incorrect: 0, ungradable: 0 }
    for (const { prompt_id, output } of rows<{ prompt_id: string; output: (string | null)[] }>(
      'traces/lrm-token-economy.jsonl.gz',
    )) {
      const { criteria: [gold = ''] = [], type } = criteria.get(prompt_id) ?? {}
      if (type !== 'Math' || !/^Answer is \d+$/.test(gold)) continue
      for (const prediction of output) counts[gradeText({ prediction: prediction ?? '', gold }).verdict]++
    }
    expect(counts).toEqual({ correct: 621, incorrect: 2, ungradable: 2 })
  })

  it('in fenced JSON that no parser takes: every one that is not empty gives its answer', shared, () => {
    let unread = 0
    let correct = 0
    for (const { output, answer } of rows<{ output: string[]; answer: string }>(
      'traces/zeroeval-o1-mini-math-l5.jsonl.gz',
    )) {
      const [prediction = ''] = output
      const { verdict, how } = gradeText({ prediction, gold: answer })
      if (prediction.trim() !== '' && how === null) unread++
      if (verdict === 'correct') correct++
    }
    expect(unread).toBe(0)
    expect(correct).toBeGreaterThanOrEqual(641)
  })
})
