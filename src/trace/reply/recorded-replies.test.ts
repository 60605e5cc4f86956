import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { needs } from '../../../test/needs.ts'
import { readReply } from './read-reply.ts'

/** Replies that were recorded from real servers: file, kind, characters of reasoning, usage. */
const recorded = [
  ['alibaba-qwen-reasoning', 'full', 4213, { prompt: 24, cachedPrompt: 0, reasoning: 1353, output: 1668 }],
  ['anthropic-thinking', 'summary', 22, { prompt: 69, cachedPrompt: 0, output: 33 }],
  ['bedrock-reasoning', 'summary', 76, { prompt: 51, cachedPrompt: 0, output: 78 }],
  ['deepseek-reasoning', 'full', 935, { prompt: 18, cachedPrompt: 0, reasoning: 315, output: 345 }],
  ['google-reasoning', 'hidden', 0, { prompt: 9, reasoning: 282, output: 311 }],
  ['groq-reasoning', 'full', 1724, { prompt: 17, reasoning: 570, output: 649 }],
  [
    'openai-responses-encrypted-reasoning',
    'summary',
    399,
    { prompt: 865, cachedPrompt: 0, reasoning: 128, output: 163 },
  ],
] as const

describe('replies of real servers', needs.shared, () => {
  it.each(recorded)('are read: %s', (name, kind, characters, usage) => {
    const file = `${needs.shared.at}/data/formats/vercel-ai/${name}.json`
    const reply = readReply(JSON.parse(readFileSync(file, 'utf8')))
    expect(reply).toMatchObject({ reasoning: kind, finish: 'stop', usage })
    expect(reply?.usage).toEqual(usage)
    expect(reply?.span).toEqual({ start: 0, end: characters, answerStart: characters })
    expect(reply?.text.slice(characters)).not.toBe('')
  })
})
