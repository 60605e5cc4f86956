import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'

/** What DeepSeek told of 24 hours of serving V3 and R1. */
export interface DisclosedDay {
  readonly hours: number
  readonly nodes: number
  readonly gpusPerNode: number
  readonly usdPerGpuHour: number
  readonly inputTokens: number
  readonly cachedTokens: number
  readonly outputTokens: number
  readonly prefillTokensPerSecondPerNode: number
  readonly decodeTokensPerSecondPerNode: number
  readonly usdPerMillionCached: number
  readonly usdPerMillionInput: number
  readonly usdPerMillionOutput: number
  /** Tokens a second that one reader saw. */
  readonly speedEach: { readonly value: number; readonly low: number; readonly high: number }
  readonly kvTokens: number
}

const dayCost: Formula<'nodes' | 'g' | 'p' | 'hours'> = {
  name: 'cost of the day',
  symbol: 'cost',
  unit: 'USD',
  text: 'nodes · g · p · hours',
  of: ({ nodes, g, p, hours }) => nodes * g * p * hours,
}

const dayRevenue: Formula<'hit' | 'p_hit' | 'miss' | 'p_miss' | 'out' | 'p_out'> = {
  name: 'revenue of the day at list prices',
  symbol: 'revenue',
  unit: 'USD',
  text: '(hit · p_hit + miss · p_miss + out · p_out) / 10^6',
  of: ({ hit, p_hit, miss, p_miss, out, p_out }) => (hit * p_hit + miss * p_miss + out * p_out) / 1e6,
}

const costProfit: Formula<'revenue' | 'cost'> = {
  name: 'profit over cost',
  symbol: 'margin',
  unit: '',
  text: '(revenue − cost) / cost',
  of: ({ revenue, cost }) => (revenue - cost) / cost,
}

const nodesFor: Formula<'tokens' | 'hours' | 'rate'> = {
  name: 'nodes that so many tokens keep busy',
  symbol: 'nodes',
  unit: '',
  text: 'tokens / (3600 · hours · rate)',
  of: ({ tokens, hours, rate }) => tokens / (3600 * hours * rate),
}

const nodeTokenPrice: Formula<'g' | 'p' | 'rate'> = {
  name: 'cost of a million tokens',
  symbol: 'usd',
  unit: 'USD/1M tokens',
  text: '10^6 · g · p / (3600 · rate)',
  of: ({ g, p, rate }) => (1e6 * g * p) / (3600 * rate),
}

/** Everything that the day's numbers give, each with its formula. */
export interface ComputedDay {
  readonly cost: Explained
  readonly revenue: Explained
  readonly margin: Explained
  readonly prefillNodes: Explained
  readonly decodeNodes: Explained
  readonly usdPerMillionInput: Explained
  readonly usdPerMillionOutput: Explained
  readonly hitShare: number
  /** Answers that one node decodes at once, by speed of a node over speed of a reader. */
  readonly answersPerNode: number
}

export function computeDay(day: DisclosedDay): ComputedDay {
  const g = given('GPUs a node', 'g', day.gpusPerNode, '')
  const p = given('price of a GPU-hour', 'p', day.usdPerGpuHour, 'USD/h')
  const hours = given('hours', 'hours', day.hours, 'h')
  const cost = explain(dayCost, { nodes: given('nodes on average', 'nodes', day.nodes, ''), g, p, hours })
  const revenue = explain(dayRevenue, {
    hit: given('input tokens found in the cache', 'hit', day.cachedTokens, 'token'),
    p_hit: given('their price', 'p_hit', day.usdPerMillionCached, 'USD/1M tokens'),
    miss: given('input tokens not found', 'miss', day.inputTokens - day.cachedTokens, 'token'),
    p_miss: given('their price', 'p_miss', day.usdPerMillionInput, 'USD/1M tokens'),
    out: given('output tokens', 'out', day.outputTokens, 'token'),
    p_out: given('their price', 'p_out', day.usdPerMillionOutput, 'USD/1M tokens'),
  })
  const reading = given(
    'tokens a second of a node that reads prompts',
    'rate',
    day.prefillTokensPerSecondPerNode,
    'token/s',
  )
  const decoding = given(
    'tokens a second of a node that decodes',
    'rate',
    day.decodeTokensPerSecondPerNode,
    'token/s',
  )
  const tokensIn = given('input tokens', 'tokens', day.inputTokens, 'token')
  const tokensOut = given('output tokens', 'tokens', day.outputTokens, 'token')
  return {
    cost,
    revenue,
    margin: explain(costProfit, { revenue, cost }),
    prefillNodes: explain(nodesFor, { tokens: tokensIn, hours, rate: reading }),
    decodeNodes: explain(nodesFor, { tokens: tokensOut, hours, rate: decoding }),
    usdPerMillionInput: explain(nodeTokenPrice, { g, p, rate: reading }),
    usdPerMillionOutput: explain(nodeTokenPrice, { g, p, rate: decoding }),
    hitShare: day.cachedTokens / day.inputTokens,
    answersPerNode: day.decodeTokensPerSecondPerNode / day.speedEach.value,
  }
}
