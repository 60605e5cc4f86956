import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { findLoop, lexiconOf, openerLearner, openerLexicons, splitWarning, thoughtSplitter } from '#thought'
import { needs } from './needs.ts'

interface RealText {
  readonly name: string
  readonly model: string
  readonly text: string
  /** Whether it is reasoning, and not an answer with steps. */
  readonly reasoning: boolean
}

type Row = Readonly<Record<string, unknown>>

/** Where each file has its texts. */
const files: Readonly<Record<string, (row: Row) => readonly (readonly [unknown, boolean])[]>> = {
  'lrm-token-economy': ({ thinking, output }) => [...listed(thinking, true), ...listed(output, false)],
  'trace-topology-math500': ({ full_response: text }) => listed([text], true),
  'zeroeval-o1-mini-math-l5': ({ output }) => listed(output, false),
  'qwen25-math-cot-maj': ({ code }) => listed(code, false),
}

function listed(texts: unknown, reasoning: boolean): readonly (readonly [unknown, boolean])[] {
  return Array.isArray(texts) ? texts.map((text) => [text, reasoning] as const) : []
}

function realTexts(folder: string): readonly RealText[] {
  return Object.entries(files).flatMap(([file, textsOf]) => {
    const lines = gunzipSync(readFileSync(`${folder}/data/traces/${file}.jsonl.gz`)).toString('utf8')
    return lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
      .flatMap((row) => {
        const name = String(row.item_id ?? row.prompt_id ?? row.id ?? row.idx)
        const model = String(row.llm ?? row.model_short_name ?? file)
        return textsOf(row).flatMap(([text, reasoning]) =>
          typeof text === 'string' ? [{ name, model, text, reasoning }] : [],
        )
      })
  })
}

describe('the thoughts of real responses', needs.shared, () => {
  const texts = needs.shared.at === '' ? [] : realTexts(needs.shared.at)
  const of = (model: string) => texts.filter((text) => text.reasoning && text.model === model)

  it('are the text again, character by character, whatever the definition', () => {
    expect(texts.length).toBeGreaterThan(5000)
    const splitters = Object.values(openerLexicons).map((lexicon) => thoughtSplitter({ lexicon }))
    splitters.push(thoughtSplitter({ granularity: 'blank line' }))
    for (const { text } of texts) {
      for (const split of splitters) {
        const joined = split(text)
          .thoughts.map(({ start, end }) => text.slice(start, end))
          .join('')
        if (joined !== text) expect(joined).toBe(text.trim() === '' ? '' : text)
      }
    }
  })

  it('hold three loops, and every response that ended otherwise holds none', () => {
    const found = texts.flatMap(({ name, model, text }) => {
      const loop = findLoop(text)
      return loop === undefined ? [] : [`${model} ${name} ${loop.period} ${loop.end === text.length}`]
    })
    expect(found).toEqual([
      'magistral-small-2506 bridge_torch_easy_10m 1888 true',
      'magistral-small-2506 monty_appliance_simple 6112 true',
      'R1-Distill-Qwen-7B math500_0009 183 true',
    ])
  })

  it('warn where a model switches by other words, which are learnt from it and then found', () => {
    const switches = (model: string, split = thoughtSplitter()) => ({
      texts: of(model).length,
      characters: of(model).reduce((sum, { text }) => sum + text.length, 0),
      switches: of(model).reduce((sum, { text }) => sum + split(text).thoughts.length - 1, 0),
    })
    expect(splitWarning(switches('deepseek-r1'))).toBeUndefined()
    for (const model of ['deepseek-r1-0528', 'glm-4.5']) {
      expect(splitWarning(switches(model))).toContain('openers found')
      const learner = openerLearner()
      for (const { text } of of(model)) learner.add(text)
      const lexicon = lexiconOf(learner.rows())
      expect(lexicon.transitions).toEqual(expect.arrayContaining(['But', 'Perhaps', 'Another']))
      expect(splitWarning(switches(model, thoughtSplitter({ lexicon })))).toBeUndefined()
    }
  })
})
