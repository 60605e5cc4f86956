import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { underthinking } from '#metric'
import { splitThoughts } from '#thought'
import { splitReasoning } from '#trace'
import { needs } from './needs.ts'

const markers = { open: '<think>', close: '</think>' }

interface RealTrace {
  readonly full_response: string
  readonly model_short_name: string
}

function realTraces(folder: string, model = ''): string[] {
  const file = readFileSync(`${folder}/data/traces/trace-topology-math500.jsonl.gz`)
  const lines = gunzipSync(file).toString('utf8').trim().split('\n')
  const traces = lines.map((line) => JSON.parse(line) as RealTrace)
  return traces.filter((trace) => trace.model_short_name.endsWith(model)).map((trace) => trace.full_response)
}

describe('traces of real models', () => {
  const { shared } = needs

  it('are cut into thoughts that cover the whole reasoning, in order', shared, () => {
    const traces = realTraces(shared.at)
    expect(traces.length).toBe(70)
    for (const text of traces) {
      const { start, end } = splitReasoning(text, markers)
      const reasoning = text.slice(start, end)
      const { thoughts } = splitThoughts(reasoning)
      expect(thoughts.map((thought) => reasoning.slice(thought.start, thought.end)).join('')).toBe(reasoning)
    }
  })

  it('switch less in the model that smaller ones were distilled from', shared, () => {
    const thoughts = (model: string) => {
      const counts = realTraces(shared.at, model).map((text) => {
        const { start, end } = splitReasoning(text, markers)
        return splitThoughts(text.slice(start, end)).thoughts.length
      })
      return counts.reduce((sum, count) => sum + count, 0) / counts.length
    }
    const source = thoughts('DeepSeek-R1')
    expect(thoughts('Qwen-7B')).toBeGreaterThan(source)
    expect(thoughts('Llama-8B')).toBeGreaterThan(source)
  })
})

describe('the worked example of the underthinking paper', () => {
  it('has the score that was printed', needs.shared, () => {
    const { ut } = JSON.parse(readFileSync(`${needs.shared.at}/facts/test-vectors.json`, 'utf8'))
    const { tokens_to_first_correct: first, total, ut: printed } = ut.fig44
    const response = {
      problem: 'figure 44',
      cluster: 'figure 44',
      sample: 0,
      outcome: 'incorrect' as const,
      tokens: { prompt: 0, reasoning: total, output: total },
      thoughts: [
        { tokensUpTo: first, correct: true },
        { tokensUpTo: total, correct: false },
      ],
      reflections: 0,
    }
    expect(underthinking(response)).toBeCloseTo(printed, 4)
  })
})
