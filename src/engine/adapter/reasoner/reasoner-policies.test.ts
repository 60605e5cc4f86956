import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type PolicySetting, parsePolicySetting, policyKinds } from '#policy'
import { responseSeed } from '#statistics'
import type { Engine, Generation, GenerationRequest } from '../../engine.ts'
import { inlineReasonerEngine } from './inline-engine.ts'
import { readPackagedModel } from './read-files.ts'
import { reasonerEngine } from './reasoner-engine.ts'

const questions = ['Using 3, 8, 7, make 31.', 'Using 12, 5, 2, make 34.', 'Using 2, 2, 1, 9, make 11.']
const inline = await inlineReasonerEngine(await readPackagedModel())
const { policyDefaults } = inline.describe()

function setting(text: string): PolicySetting {
  const parsed = parsePolicySetting(text, policyDefaults)
  if (parsed.type === 'error') throw new Error(parsed.message)
  return parsed.setting
}

function request(sample: number, policy: PolicySetting, temperature = 1): GenerationRequest {
  const question = questions[sample % questions.length] as string
  const seed = responseSeed({ studySeed: 'test', problem: question, sample })
  return { question, seed, policy, sampling: { temperature, topP: 1, maxTokens: 300 } }
}

async function whole(engine: Engine, asked: readonly GenerationRequest[]): Promise<Partial<Generation>[]> {
  const generations: Partial<Generation>[] = []
  for await (const { index, generation } of engine.generateAll(asked)) {
    const { durationMs: _, ...rest } = generation
    generations[index] = rest
  }
  return generations
}

async function streamed(asked: GenerationRequest): Promise<string> {
  let said = ''
  for await (const event of inline.generate(asked)) {
    if (event.type === 'token') said += event.text
    if (event.type === 'rollback') said = said.slice(0, -event.characters)
  }
  return said
}

/** Settings in which the policy has much to do. */
const busy = [
  ...policyKinds.map(({ name }) => name),
  'early-exit:threshold=0.2',
  'return-to-promising:threshold=0,most=3',
  'return-to-promising:threshold=0,most=2,deepen=1',
  'budget:most=40,least=30',
  'budget:least=200,waits=4,reserve=0',
  'answer-consistency:every=16,same=2,closed=0',
  'alpha-one:mean=20',
  'break-loop:every=1',
].map(setting)

describe('policies on the reasoner', () => {
  const threads = reasonerEngine({ workers: 2 })
  afterAll(async () => (await threads).close())

  it('are all carried out', async () => {
    for (const policy of busy) expect(await inline.refusal({ policy })).toBeUndefined()
  })

  it('are none of them, token for token, with their neutral values', async () => {
    const neutral = policyKinds.flatMap(({ name, neutral: parameters }) =>
      parameters ? [{ name, parameters }] : [],
    )
    expect(neutral).toHaveLength(12)
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.constantFrom(0, 1), async (sample, temperature) => {
        const [plain, ...steered] = await whole(
          inline,
          neutral.map((policy) => request(sample, policy, temperature)),
        )
        for (const one of steered) expect(one).toEqual(plain)
      }),
      { seed: 1, numRuns: 4 },
    )
  })

  it('give the same tokens alone, in any company and with any number of threads', async () => {
    const asked = busy.flatMap((policy, place) => [request(place, policy), request(place + 1, policy)])
    const expected = await whole(inline, asked)
    expect(await whole(await threads, asked.toReversed())).toEqual(expected.toReversed())
    for (const place of [17, 33, 35, 39]) {
      const [alone] = await whole(inline, asked.slice(place, place + 1))
      expect(alone).toEqual(expected[place])
    }
  })

  it('stream what the whole response says, what is taken back left out', async () => {
    for (const text of ['return-to-promising:threshold=0,most=3', 'budget:most=40,least=30']) {
      const asked = [3, 4, 5].map((sample) => request(sample, setting(text)))
      const generations = await whole(inline, asked)
      for (const [index, one] of asked.entries()) {
        expect(await streamed(one)).toBe(generations[index]?.text)
      }
    }
  })

  it('bill what they discard and probe, and never give more than the limit', async () => {
    const of = (text: string): Promise<Partial<Generation>[]> =>
      whole(
        inline,
        Array.from({ length: 12 }, (_, sample) => request(sample, setting(text))),
      )
    const besides = (generations: readonly Partial<Generation>[]): number =>
      generations.reduce(
        (sum, { usage, tokenLengths = [] }) => sum + (usage?.output ?? 0) - tokenLengths.length,
        0,
      )
    // Without anything besides, the end of the text is the one token that has no text.
    expect(besides(await of('none'))).toBeLessThanOrEqual(12)
    for (const text of ['return-to-promising:threshold=0', 'early-exit', 'answer-consistency']) {
      const generations = await of(text)
      expect(besides(generations)).toBeGreaterThan(100)
      for (const { tokenLengths = [] } of generations) expect(tokenLengths.length).toBeLessThanOrEqual(300)
    }
  })

  it('end the reasoning at a cap, go on to a minimum, and close it at once where there shall be none', async () => {
    const samples = Array.from({ length: 12 }, (_, sample) => sample)
    const capped = await whole(
      inline,
      samples.map((sample) => request(sample, setting('budget:most=40'))),
    )
    for (const { usage } of capped) expect(usage?.reasoning).toBeLessThanOrEqual(41)
    const plain = await whole(
      inline,
      samples.map((sample) => request(sample, setting('none'))),
    )
    const longer = await whole(
      inline,
      samples.map((sample) => request(sample, setting('budget:least=120,waits=1,reserve=0,most=0'))),
    )
    for (const [index, { usage, text = '' }] of longer.entries()) {
      const before = plain[index]
      if ((before?.usage?.reasoning ?? 0) >= 120) expect(text).toBe(before?.text)
      else expect(usage?.reasoning).toBeGreaterThan(before?.usage?.reasoning ?? 0)
    }
    const [unthinking] = await whole(inline, [request(1, setting('no-thinking'))])
    expect(unthinking?.text).toContain('<think>\nOkay, I think I have finished thinking.\n</think>')
  })

  it('forbid the words of NoWait in the reasoning, with and without a space', async () => {
    const generations = await whole(
      inline,
      Array.from({ length: 12 }, (_, sample) => request(sample, setting('no-wait'))),
    )
    for (const { text } of generations) expect(text).not.toMatch(/wait|alternatively/i)
  })

  it('refuse words that no token of the model begins', async () => {
    const wide = { name: 'tip', parameters: {}, lexicon: 'none of these' }
    expect(await inline.refusal({ policy: wide })).toBe('policy tip has no lexicon "none of these"')
  })
})
