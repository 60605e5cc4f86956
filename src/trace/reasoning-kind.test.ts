import { describe, expect, it } from 'vitest'
import { reasoningKindOf } from './reasoning-kind.ts'
import { summaryModels } from './summary-models.ts'

describe('what a reasoning is', () => {
  it.each([
    'o4-mini-high-long',
    'openai/o3',
    'o1',
    'gpt-5-mini-2025-08-07',
    'openai/gpt-5.1',
    'gemini-2.5-pro',
    'google/gemini-2.5-flash-high',
    'models/gemini-3-pro-preview',
    'claude-4-sonnet-0522-thinking',
    'claude-opus-4.1',
    'claude-sonnet-4-5-20250929',
    'us.anthropic.claude-sonnet-4-20250514-v1:0',
    'anthropic/claude-opus-4.1:thinking',
  ])('a text from %s is a summary', (model) => {
    expect(reasoningKindOf('text', { model })).toBe('summary')
  })

  it.each([
    'deepseek-reasoner',
    'deepseek/deepseek-r1-0528',
    'claude-3-7-sonnet-20250219',
    'anthropic/claude-3.7-sonnet:thinking',
    'eu.anthropic.claude-3-7-sonnet-20250219-v1:0',
    'gemini-2.0-flash-thinking-exp',
    'grok-3-mini-beta',
    'gpt-oss-120b',
    'openai/gpt-oss-20b',
    'qwen3-235b-a22b-thinking-2507',
    'marco-o1',
    'AIDC-AI/Marco-o1',
    'o1js-7b',
    'qwen3-claude-4-distill',
    'magistral-small-2506',
    '',
  ])('a text from %s is its own', (model) => {
    expect(reasoningKindOf('text', { model })).toBe('full')
    expect(reasoningKindOf('text')).toBe('full')
  })

  it('is hidden where placeholders come in its place', () => {
    expect(reasoningKindOf('Thinking... Thinking... ', { model: 'grok-4-07-09' })).toBe('hidden')
  })

  it('without a text is hidden where tokens or bytes of it are known of, or the model always reasons', () => {
    expect(reasoningKindOf('', { tokens: 300 })).toBe('hidden')
    expect(reasoningKindOf(' \n', { field: 'encrypted' })).toBe('hidden')
    expect(reasoningKindOf('', { model: 'o1-mini' })).toBe('hidden')
    expect(reasoningKindOf('', { model: 'o1-mini', tokens: 0 })).toBe('none')
    expect(reasoningKindOf('', { model: 'grok-4-fast-non-reasoning' })).toBe('none')
    expect(reasoningKindOf('', { model: 'gpt-5' })).toBe('none')
    expect(reasoningKindOf('\n')).toBe('none')
  })

  it('follows the field it came in', () => {
    expect(reasoningKindOf('text', { field: 'summary' })).toBe('summary')
    expect(reasoningKindOf('text', { field: 'encrypted' })).toBe('hidden')
    expect(reasoningKindOf('text', { field: 'signed' })).toBe('summary')
    expect(reasoningKindOf('text', { field: 'signed', model: 'claude-3-7-sonnet' })).toBe('full')
  })

  it('follows the user, who names a model by a part of its name', () => {
    expect(reasoningKindOf('text', { model: 'acme/Thinker-2', summaryModels: ['thinker'] })).toBe('summary')
    expect(reasoningKindOf('text', { model: 'acme/Thinker-2', summaryModels: ['', 'other'] })).toBe('full')
  })

  it('has a source for each model', () => {
    for (const { source } of summaryModels) expect(source.length).toBeGreaterThan(10)
  })
})
