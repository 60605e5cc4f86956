import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JudgementLine, LabelLine } from './judged-record.ts'
import { judgementWriter, readJudgements } from './judgement-record.ts'
import { appendLabel, readLabels } from './label-record.ts'
import { textHash, thoughtId, thoughtKey } from './thought-key.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jevons-labels-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const response = { problem: 'p', arm: 'a', sample: 0, text: '<think>one two</think>' }
const key = thoughtKey(response, { start: 7, end: 10 })

function label(given: Partial<LabelLine> = {}): LabelLine {
  return {
    version: 1,
    ...key,
    label: 'correct',
    labeller: 'Ada',
    labelledAt: '2026-01-01T00:00:00Z',
    ...given,
  }
}

describe('the key of a thought', () => {
  it('holds the hash of the text that stands at its offsets', () => {
    expect(key).toEqual({ problem: 'p', arm: 'a', sample: 0, start: 7, end: 10, textHash: textHash('one') })
    expect(key.textHash).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('labels', () => {
  it('are none where nobody labelled', async () => {
    expect(await readLabels(folder)).toEqual(new Map())
  })

  it('are each person’s last word, the last one last', async () => {
    appendLabel(folder, label())
    appendLabel(folder, label({ labeller: 'Bo', label: 'incorrect' }))
    appendLabel(folder, label({ label: 'unsure' }))
    const lines = (await readLabels(folder)).get(thoughtId(key)) ?? []
    expect(lines.map(({ labeller, label }) => [labeller, label])).toEqual([
      ['Bo', 'incorrect'],
      ['Ada', 'unsure'],
    ])
  })

  it('can be taken back', async () => {
    appendLabel(folder, label())
    appendLabel(folder, label({ label: null }))
    expect((await readLabels(folder)).size).toBe(0)
    expect(readFileSync(join(folder, 'labels.jsonl'), 'utf8').split('\n')).toHaveLength(3)
  })

  it('outlive a line that was torn in writing', async () => {
    appendLabel(folder, label())
    appendFileSync(join(folder, 'labels.jsonl'), '{"version":1,"prob')
    expect((await readLabels(folder)).size).toBe(1)
    appendLabel(folder, label({ labeller: 'Bo' }))
    expect((await readLabels(folder)).get(thoughtId(key))).toHaveLength(2)
  })

  it('are refused where they are none', () => {
    expect(() => appendLabel(folder, label({ textHash: 'short' }))).toThrow('a label: textHash')
  })
})

describe('judgements', () => {
  it('come back in the order in which they were written, without a torn last line', async () => {
    const line: JudgementLine = {
      version: 1,
      ...key,
      judge: 'model:m',
      judgeVersion: 'rubric 1',
      correct: null,
      reason: 'not JSON',
      usage: { prompt: 10, output: 2 },
      judgedAt: '2026-01-01T00:00:00Z',
    }
    const writer = judgementWriter(folder)
    writer.append(line)
    writer.close()
    appendFileSync(join(folder, 'judgements.jsonl'), '{"vers')
    const next = judgementWriter(folder)
    next.append({ ...line, correct: true })
    next.close()
    const read = []
    for await (const one of readJudgements(folder)) read.push(one)
    expect(read).toEqual([line, { ...line, correct: true }])
  })
})
