import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { generateText, streamText } from 'ai'
import type OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#engine'
import { reasonerEngine } from '#engine/adapter/reasoner'
import { servedBy } from './fixture/configured-gateway.ts'
import { clientOf, faults, type Served, serveEngine } from './fixture/served-gateway.ts'
import { needs } from './needs.ts'

/** Other clients than OpenAI's own for JavaScript, through a gateway before the reasoner under TIP. */
const model = 'jevons-countdown'
const question = 'Using 3, 8, 7, make 31.'

let engine: Engine
let reasoner: Served
let before: Awaited<ReturnType<typeof servedBy>>
beforeAll(async () => {
  engine = await reasonerEngine({ workers: 1 })
  reasoner = await serveEngine(engine)
  before = await servedBy(`health: { every: 0 }\nupstreams: [{ url: "${reasoner.url}" }]\npolicy: tip\n`)
})
afterAll(async () => {
  await before.served.close(0)
  await before.gateway.close()
  await reasoner.close(0)
  await engine.close()
  expect(faults).toEqual([])
})

interface Said {
  readonly reasoning: string
  readonly content: string
  readonly finish: unknown
  readonly tokens: number | undefined
}

/** What OpenAI's client is given, which other tests hold against the engine itself. */
async function expected(): Promise<Said> {
  const messages = [{ role: 'user' as const, content: question }]
  const answer = await clientOf(before.served).chat.completions.create({ model, messages, seed: 7 })
  const [{ message, finish_reason: finish }] = answer.choices as [OpenAI.ChatCompletion.Choice]
  const { reasoning = '', content } = message as typeof message & { readonly reasoning?: string }
  return { reasoning, content: content ?? '', finish, tokens: answer.usage?.completion_tokens }
}

describe('the AI SDK of Vercel', () => {
  const provider = (): ReturnType<typeof createOpenAICompatible> =>
    createOpenAICompatible({ name: 'jevons', baseURL: before.served.url, includeUsage: true })

  it('is given reasoning, answer, reason to end and usage', async () => {
    const said = await generateText({ model: provider()(model), prompt: question, seed: 7, maxRetries: 0 })
    const { reasoningText = '', text, finishReason, usage } = said
    expect({
      reasoning: reasoningText,
      content: text,
      finish: finishReason,
      tokens: usage.outputTokens,
    }).toEqual(await expected())
    expect(usage.outputTokenDetails.reasoningTokens).toBeGreaterThan(0)
  })

  it('is given the same streamed, reasoning and answer each begun and ended once', async () => {
    const stream = streamText({ model: provider()(model), prompt: question, seed: 7, maxRetries: 0 })
    const said = { reasoning: '', content: '' }
    const marks: string[] = []
    for await (const part of stream.fullStream) {
      if (part.type === 'reasoning-delta') said.reasoning += part.text
      else if (part.type === 'text-delta') said.content += part.text
      else marks.push(part.type)
    }
    const finish = await stream.finishReason
    const { outputTokens } = await stream.usage
    expect({ ...said, finish, tokens: outputTokens }).toEqual(await expected())
    expect(marks.filter((mark) => /^(reasoning|text)-/.test(mark))).toEqual([
      'reasoning-start',
      'reasoning-end',
      'text-start',
      'text-end',
    ])
  })

  it('raises what is refused, in the words of the gateway', async () => {
    const refused = generateText({
      model: provider()(`${model}:tip:alpha=zz`),
      prompt: question,
      maxRetries: 0,
    })
    await expect(refused).rejects.toThrow(/alpha/)
  })
})

describe('OpenAI’s client for Python', needs.pythonOpenAi, () => {
  it('is given the same, streamed or not, and raises what is refused', async () => {
    const script = fileURLToPath(new URL('openai-client.py', import.meta.url))
    const { stdout } = await promisify(execFile)(needs.pythonOpenAi.at, [
      script,
      before.served.url,
      model,
      question,
    ])
    const { whole, streamed, models, refusal } = JSON.parse(stdout) as Record<string, unknown>
    const wanted = await expected()
    expect([whole, streamed]).toEqual([wanted, wanted])
    expect([models, refusal]).toEqual([[model], 'NotFoundError'])
  })
})
