import { describe, expect, it } from 'vitest'
import type { Directive, Policy, PolicyEvent } from '#policy'
import { responseSeed } from '#statistics'
import { readModel } from './model-files.ts'
import { readPackagedModel } from './read-files.ts'
import { ResponseInFlight } from './response-in-flight.ts'

const model = readModel(await readPackagedModel())
const { tokenizer } = model

interface Play {
  readonly response: ResponseInFlight
  readonly events: PolicyEvent[]
  /** Says a text, token by token, as if the model had drawn it. */
  readonly say: (text: string) => void
}

/** A response whose tokens the test draws, under a policy that answers each event by what the test says. */
function play(
  decide: (event: PolicyEvent, said: string) => readonly Directive[],
  options: { readonly prefix?: string; readonly maxTokens?: number } = {},
): Play {
  const events: PolicyEvent[] = []
  let said = ''
  const policy: Policy = {
    onEvent(event) {
      events.push(event)
      if (event.type === 'token') said += event.text
      if (event.type === 'rolledBack') said = said.slice(0, event.toOffset)
      return decide(event, said)
    },
  }
  const { prefix, maxTokens = 100 } = options
  const request = {
    question: 'Using 3, 8, 7, make 31.',
    seed: responseSeed({ studySeed: 'test', problem: 'p', sample: 0 }),
    sampling: { temperature: 1, topP: 1, maxTokens },
    policy: { name: 'none', parameters: {} },
    ...(prefix === undefined ? {} : { prefix }),
  }
  const response = new ResponseInFlight(model, request, {}, policy)
  return {
    response,
    events,
    say(text) {
      for (const id of tokenizer.encode(text)) {
        const { sequence } = response
        sequence.compute(sequence.tokens.length)
        response.accept(id, -0.1)
      }
    },
  }
}

const at = (word: string, ...directives: Directive[]): ((event: PolicyEvent) => readonly Directive[]) => {
  let isDone = false
  return (event) => {
    if (isDone || event.type !== 'token' || event.text.trim() !== word) return []
    isDone = true
    return directives
  }
}

const textOf = ({ response }: Play): string => response.generation().text
const count = (text: string): number => tokenizer.encode(text).length

describe('a rollback', () => {
  it('forgets the reasoning from a character on, and bills what is forgotten', () => {
    const played = play(at('Alternatively', { type: 'rollback', toOffset: 'Let me try'.length }))
    played.say('<think>\nLet me try 8 × 3 = 24, leaving 7 and 24.\nAlternatively')
    expect(textOf(played)).toBe('<think>\nLet me try')
    const { usage } = played.response.generation()
    expect(usage.output).toBe(count('<think>\nLet me try 8 × 3 = 24, leaving 7 and 24.\nAlternatively'))
    expect(usage.reasoning).toBe(count('Let me try'))
    expect(played.events.at(-1)).toEqual({ type: 'rolledBack', toOffset: 'Let me try'.length })
  })

  it('cuts a token in two, and tells the piece as a token', () => {
    const played = play(at('Alternatively', { type: 'rollback', toOffset: 'Let me t'.length }))
    played.say('<think>\nLet me try 8\nAlternatively')
    expect(textOf(played)).toBe('<think>\nLet me t')
    const [rolledBack, ...pieces] = played.events.slice(
      played.events.findIndex(({ type }) => type === 'rolledBack'),
    )
    expect(rolledBack).toEqual({ type: 'rolledBack', toOffset: 'Let me'.length })
    expect(pieces.map((event) => (event.type === 'token' ? event.text : '?')).join('')).toBe(' t')
  })

  it('takes back the end of the reasoning, which is open again', () => {
    let length = 0
    let isDone = false
    const played = play((event) => {
      if (event.type === 'token') length += event.text.length
      if (event.type !== 'reasoningEnd' || isDone) return []
      isDone = true
      return [
        { type: 'rollback', toOffset: length },
        { type: 'insert', text: 'Wait' },
      ]
    })
    played.say('<think>\nLet me try 8.\n</think>')
    expect(textOf(played)).toBe('<think>\nLet me try 8.\nWait')
    played.say(', no\n</think>\nThe')
    expect(textOf(played)).toBe('<think>\nLet me try 8.\nWait, no\n</think>\nThe')
    expect(played.events.filter(({ type }) => type === 'reasoningEnd')).toHaveLength(2)
  })

  it('takes back even an end right after the beginning', () => {
    let isDone = false
    const played = play(({ type }) => {
      if (type !== 'reasoningEnd' || isDone) return []
      isDone = true
      return [{ type: 'rollback', toOffset: 0 }]
    })
    played.say('<think></think>')
    expect(textOf(played)).toBe('<think>')
  })

  it('goes on with other random numbers, and never computes from what is gone', () => {
    const played = play(at('Alternatively', { type: 'rollback', toOffset: 0 }))
    played.say('<think>\n')
    const before = played.response.drawing().uniform
    played.say('Let me try 8\nAlternatively')
    expect(played.response.drawing().uniform).not.toBe(before)
    const { tokens, computed } = played.response.sequence
    expect(computed()).toBe(tokens.length - 1)
  })

  it('stops where what was given ends', () => {
    const prefix = 'Let me try 8 × 3 = 24, leaving 7 and 24.\n'
    const played = play(at('Alternatively', { type: 'rollback', toOffset: 3 }), { prefix })
    played.say('7 + 24 = 31, yes\nAlternatively')
    expect(textOf(played)).toBe('')
    expect(played.events.at(-1)).toEqual({ type: 'rolledBack', toOffset: prefix.length })
  })

  it('does nothing where no reasoning has begun', () => {
    const played = play(at('The', { type: 'rollback', toOffset: 0 }))
    played.say('The answer')
    expect(textOf(played)).toBe('The answer')
  })
})

describe('a probe', () => {
  const suffix = '\nThe answer is \\boxed{'

  it('continues a copy, reports it, bills it, and leaves no trace', () => {
    const played = play(at('no', { type: 'probe', closing: '', suffix, maxTokens: 9, until: '}', from: 5 }))
    played.say('<think>\nLet me try 8, no')
    const { tokens } = played.response.sequence
    const copy = tokens.slice(-count(`</think>${suffix}`))
    expect(copy).toEqual(tokenizer.encode(`</think>${suffix}`))
    played.say('3 + 8}')
    expect(played.events.at(-1)).toMatchObject({
      type: 'probeResult',
      text: '3 + 8',
      finished: true,
      logProbabilities: tokenizer.encode('3 + 8}').map(() => -0.1),
    })
    expect(textOf(played)).toBe('<think>\nLet me try 8, no')
    const { usage } = played.response.generation()
    // From character 5 the copy has a piece of a token to say again.
    const [piece] = ['t'].map(count)
    expect(usage.output).toBeGreaterThanOrEqual(
      count('<think>\nLet me try 8, no') + count(`</think>${suffix}3 + 8}`),
    )
    expect(usage.output).toBeLessThanOrEqual(
      count('<think>\nLet me try 8, no') + count(`</think>${suffix}3 + 8}`) + (piece ?? 0),
    )
  })

  it('has random numbers of its own, and none of the response is used up', () => {
    const probe: Directive = { type: 'probe', suffix, maxTokens: 2 }
    const played = play(at('no', probe, probe))
    played.say('<think>\nLet me try 8')
    const plain = play(() => [])
    plain.say('<think>\nLet me try 8, no')
    played.say(', no')
    const first = played.response.drawing().uniform
    played.say(' 3 +')
    const second = played.response.drawing().uniform
    expect(second).not.toBe(first)
    played.say(' 3 +')
    expect(played.response.drawing().uniform).toBe(plain.response.drawing().uniform)
    expect(played.events.filter(({ type }) => type === 'probeResult')).toHaveLength(2)
  })

  it('is not finished where its tokens run out, and is greedy where it is asked to be', () => {
    const played = play(at('no', { type: 'probe', suffix, maxTokens: 2, until: '}', temperature: 0 }))
    played.say('<think>\nLet me try 8, no')
    expect(played.response.drawing().temperature).toBe(0)
    played.say('3 + ')
    expect(played.events.find(({ type }) => type === 'probeResult')).toMatchObject({ finished: false })
    expect(played.response.drawing().temperature).toBe(1)
  })

  it('that finds no room says nothing', () => {
    const long = 'Let me try 8. '.repeat(200)
    const played = play(at('no', { type: 'probe', suffix: long, maxTokens: 2 }))
    played.say('<think>\nLet me try 8, no')
    expect(played.events.at(-1)).toMatchObject({ type: 'probeResult', text: '', finished: false })
    expect(textOf(played)).toBe('<think>\nLet me try 8, no')
  })
})

describe('what a policy puts in', () => {
  it('ends the reasoning once, though it is asked for again on the way', () => {
    const played = play(({ type }, said) =>
      type === 'token' && said.includes('8') ? [{ type: 'endReasoning', text: '\n' }] : [],
    )
    played.say('<think>\nLet me try 8')
    expect(textOf(played)).toMatch(/^<think>\nLet me try 8\n+<\/think>$/)
  })

  it('never goes round in circles: such a response ends with the reason', () => {
    const circles: readonly ((event: PolicyEvent) => readonly Directive[])[] = [
      ({ type }) => (type === 'rolledBack' || type === 'token' ? [{ type: 'rollback', toOffset: 1e6 }] : []),
      ({ type }) =>
        type === 'token'
          ? [
              { type: 'rollback', toOffset: 0 },
              { type: 'insert', text: 'Wait' },
            ]
          : [],
    ]
    for (const decide of circles) {
      const played = play(decide)
      played.say('<think>\nLet')
      expect(played.response.finished()).toEqual({
        finishReason: 'policy',
        stopped: 'the policy went round in circles',
      })
    }
    const wordy = play(({ type }) => (type === 'token' ? [{ type: 'insert', text: 'Wait' }] : []))
    wordy.say('<think>\nLet')
    expect(wordy.response.finished()).toEqual({ finishReason: 'length' })
  })

  it('says why a policy stopped it', () => {
    const played = play(at('try', { type: 'stop', reason: 'enough' }))
    played.say('<think>\nLet me try')
    expect(played.response.finished()).toEqual({ finishReason: 'policy', stopped: 'enough' })
    expect(played.events.at(-1)).toEqual({ type: 'end' })
  })

  it('biases nothing in the answer, whatever is asked for there', () => {
    const lexicon = { name: 'x', phrases: ['Wait'] }
    const played = play(() => [{ type: 'bias', lexicon, delta: 1, horizon: { tokens: 50 } }])
    played.say('<think>\nLet')
    expect(played.response.drawing().biases).toHaveLength(1)
    played.say('</think>\nThe')
    expect(played.response.drawing().biases).toHaveLength(0)
  })
})

describe('the answer', () => {
  it('has a mean log probability, of its own tokens alone', () => {
    const played = play(() => [])
    played.say('<think>\nLet me try 8.\n</think>')
    expect(played.response.generation()).not.toHaveProperty('answerLogProbability')
    played.say('\nThe')
    expect(played.response.generation().answerLogProbability).toBeCloseTo(-0.1)
  })
})
