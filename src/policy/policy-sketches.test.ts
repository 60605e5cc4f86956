import { describe, expect, it } from 'vitest'
import type { Directive, Lexicon } from './directive.ts'
import { phraseWatch } from './phrase-watch.ts'
import type { Policy, PolicyEvent } from './policy.ts'

/**
 * Every policy of the literature that steers one response, sketched against the port: that these compile and say what
 * they should is the proof that the directives are enough. They are sketches, not the policies that jevons offers.
 */

type Sketch = (event: PolicyEvent, tokens: number) => readonly Directive[]

/** A policy from a function of the event and the number of reasoning tokens so far. */
function sketch(decide: Sketch): Policy {
  let tokens = 0
  let reasoning = false
  return {
    onEvent(event) {
      if (event.type === 'reasoningStart') reasoning = true
      if (event.type === 'reasoningEnd') reasoning = false
      if (event.type === 'token' && reasoning) tokens++
      return decide(event, tokens)
    },
  }
}

const lexicon = (...phrases: string[]): Lexicon => ({ name: phrases.join('/'), phrases })
const bias = (words: Lexicon, delta: number, tokens?: number): Directive => ({
  type: 'bias',
  lexicon: words,
  delta,
  horizon: tokens === undefined ? { until: 'reasoningEnd' } : { tokens },
})
const reflections = lexicon('Wait', 'But', 'Alternatively')
const closing = lexicon('</think>')
const atStart = (directive: Directive): Policy =>
  sketch(({ type }) => (type === 'reasoningStart' ? [directive] : []))

/** arXiv 2506.11077: a triangular wave on reflections, by token. */
const cyclicReflex = (amplitude: number, period: number): Policy =>
  sketch((event, t) => {
    if (event.type !== 'token' && event.type !== 'reasoningStart') return []
    const p = (t % period) / period
    const wave = p <= 0.25 ? 4 * p : p <= 0.75 ? 2 - 4 * p : 4 * p - 4
    return [bias(reflections, amplitude * wave, 1)]
  })

/** arXiv 2506.08343: reflections forbidden throughout. */
const noWait = (): Policy => atStart(bias(lexicon('Wait', 'Hmm', 'However'), -100))

/** arXiv 2504.09858: the reasoning closed as soon as it opens. */
const noThinking = (): Policy =>
  atStart({ type: 'endReasoning', text: 'Okay, I think I have finished thinking.' })

/** arXiv 2501.19393: at the budget the reasoning ends, with a soft rise of the closing marker before. */
const budget = (most: number): Policy =>
  sketch((event, t) => {
    if (event.type !== 'token' || t < 0.9 * most) return []
    return t >= most
      ? [{ type: 'endReasoning', text: '\n' }]
      : [bias(closing, (10 * (t - 0.9 * most)) / most, 1)]
  })

/** arXiv 2501.19393: an end that comes too early is taken back and "Wait" put in its place. */
const minimumBudget = (least: number): Policy => {
  let length = 0
  return sketch((event, t) => {
    if (event.type === 'token') length += event.text.length
    if (event.type !== 'reasoningEnd' || t >= least) return []
    return [
      { type: 'rollback', toOffset: length },
      { type: 'insert', text: 'Wait' },
    ]
  })
}

/** arXiv 2504.15895: at a transition a trial answer; where its tokens are likely enough, the reasoning ends. */
const earlyExit = (threshold: number): Policy => {
  const isSwitch = phraseWatch(['Wait', 'Alternatively'])
  return sketch((event) => {
    if (event.type === 'token' && isSwitch(event.text) !== undefined) {
      return [{ type: 'probe', suffix: '\nThe answer is \\boxed', maxTokens: 20 }]
    }
    if (event.type !== 'probeResult') return []
    const { logProbabilities = [] } = event
    const mean = logProbabilities.reduce((sum, one) => sum + Math.exp(one), 0) / logProbabilities.length
    return mean > threshold ? [{ type: 'endReasoning', text: '\n' }] : []
  })
}

/** arXiv 2412.20993: every so many tokens a trial answer; a few equal ones in a row end the reasoning. */
const answerConsistency = (every: number, inARow: number): Policy => {
  const answers: string[] = []
  return sketch((event, t) => {
    if (event.type === 'token' && t > 0 && t % every === 0) {
      return [{ type: 'probe', suffix: '\nThe answer is \\boxed{', maxTokens: 20 }]
    }
    if (event.type !== 'probeResult') return []
    answers.push(event.text)
    const last = answers.slice(-inARow)
    return last.length === inARow && new Set(last).size === 1 ? [{ type: 'endReasoning' }] : []
  })
}

/** arXiv 2505.24863: before its moment breaks of paragraphs become "Wait", after it "Wait" becomes the end. */
const alphaOne = (moment: number, uniform: () => number): Policy => {
  const isWait = phraseWatch(['Wait'])
  return sketch((event, t) => {
    if (event.type !== 'token') return []
    const pauses = event.text.endsWith('\n\n') && t < moment && uniform() < 1 - t / moment
    if (pauses) return [{ type: 'insert', text: 'Wait' }]
    return t >= moment && isWait(event.text) !== undefined ? [{ type: 'endReasoning' }] : []
  })
}

/** A line said three times over is a loop: the reasoning ends. */
const breakLoop = (): Policy => {
  let text = ''
  return sketch((event) => {
    if (event.type === 'token') text += event.text
    const lines = text.split('\n').slice(-4, -1)
    return lines.length === 3 && new Set(lines).size === 1 ? [{ type: 'endReasoning' }] : []
  })
}

/** arXiv 2510.19767 in spirit: a switch away from a promising thought is taken back. */
const returnToPromising = (): Policy => {
  const isSwitch = phraseWatch(['Alternatively'])
  let length = 0
  let switchedAt = 0
  return sketch((event) => {
    if (event.type === 'token') {
      length += event.text.length
      if (isSwitch(event.text) === undefined) return []
      switchedAt = length - event.text.length
      return [{ type: 'probe', suffix: '\\boxed{', maxTokens: 20 }]
    }
    if (event.type !== 'probeResult' || !event.finished) return []
    return [
      { type: 'rollback', toOffset: switchedAt },
      { type: 'insert', text: 'Let me go on with this. ' },
    ]
  })
}

/** arXiv 2508.15260: a response whose tokens grow too unlikely is given up. */
const confidenceCut = (bar: number): Policy => {
  let window: number[] = []
  return sketch((event) => {
    if (event.type !== 'token' || event.logProbability === undefined) return []
    window = [...window, event.logProbability].slice(-3)
    const mean = window.reduce((sum, one) => sum + one, 0) / window.length
    return window.length === 3 && mean < bar
      ? [{ type: 'stop', reason: 'confidence fell below the bar' }]
      : []
  })
}

const word = (text: string, logProbability = -0.1): PolicyEvent => ({
  type: 'token',
  id: 0,
  text,
  logProbability,
})
const answer = (text: string): PolicyEvent => ({
  type: 'probeResult',
  text,
  logProbabilities: [-0.01],
  finished: true,
})
const start: PolicyEvent = { type: 'reasoningStart' }
const end: PolicyEvent = { type: 'reasoningEnd' }

const cases: readonly [
  name: string,
  policy: () => Policy,
  events: readonly PolicyEvent[],
  said: readonly string[],
][] = [
  ['CyclicReflex', () => cyclicReflex(5, 8), [start, word('a'), word('b')], ['bias', 'bias', 'bias']],
  ['NoWait', noWait, [start, word('a'), end], ['bias']],
  ['NoThinking', noThinking, [start, end], ['endReasoning']],
  ['a budget', () => budget(3), [start, word('a'), word('b'), word('c')], ['endReasoning']],
  ['a minimum budget', () => minimumBudget(3), [start, word('a'), end], ['rollback', 'insert']],
  ['DEER', () => earlyExit(0.95), [start, word('Wait'), answer('7}')], ['probe', 'endReasoning']],
  [
    'Dynasor',
    () => answerConsistency(1, 2),
    [start, word('a'), answer('7'), word('b'), answer('7')],
    ['probe', 'probe', 'endReasoning'],
  ],
  [
    'AlphaOne',
    () => alphaOne(2, () => 0),
    [start, word('.\n\n'), word('b '), word('Wait')],
    ['insert', 'endReasoning'],
  ],
  ['breaking a loop', breakLoop, [start, word('x\nx\n'), word('x\n')], ['endReasoning']],
  [
    'returning to the promising',
    returnToPromising,
    [start, word('a '), word('Alternatively'), answer('7}')],
    ['probe', 'rollback', 'insert'],
  ],
  ['DeepConf', () => confidenceCut(-2), [start, word('a', -3), word('b', -3), word('c', -3)], ['stop']],
]

describe('the directives are enough for', () => {
  it.each(cases)('%s', (_, policy, events, said) => {
    const { onEvent } = policy()
    expect(events.flatMap((event) => onEvent(event)).map(({ type }) => type)).toEqual(said)
  })
})
