import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type PolicySetting, switchLexicon } from '#policy'
import { responseSeed } from '#statistics'
import { engineContract } from '../../engine.contract.ts'
import type { Generation, GenerationRequest } from '../../engine.ts'
import { inlineReasonerEngine } from './inline-engine.ts'
import { readPackagedModel } from './read-files.ts'
import { reasonerEngine } from './reasoner-engine.ts'

const none: PolicySetting = { name: 'none', parameters: {} }
const questions = ['Using 3, 8, 7, make 31.', 'Using 12, 5, 2, make 34.', 'Using 2, 2, 1, 9, make 11.']

function request(question: string, sample: number, policy = none, sampling = {}): GenerationRequest {
  const seed = responseSeed({ studySeed: 'test', problem: question, sample })
  return { question, seed, policy, sampling: { temperature: 1, topP: 1, maxTokens: 400, ...sampling } }
}
const requests = questions.map((question, sample) => request(question, sample))

const asked = {
  requests,
  prefix: 'Let me try 8 × 3 = 24, leaving 7 and 24.\n',
  forbidden: { lexicon: switchLexicon, pattern: /alternatively/i },
}
engineContract('the reasoner', { create: () => reasonerEngine({ workers: 2 }), ...asked })
engineContract('the reasoner within one thread', {
  create: async () => inlineReasonerEngine(await readPackagedModel()),
  ...asked,
})

const inline = await inlineReasonerEngine(await readPackagedModel())

async function whole(
  engine: typeof inline,
  asked: readonly GenerationRequest[],
): Promise<Omit<Generation, 'durationMs'>[]> {
  const generations: Omit<Generation, 'durationMs'>[] = []
  for await (const { index, generation } of engine.generateAll(asked)) {
    const { durationMs: _, ...rest } = generation
    generations[index] = rest
  }
  return generations
}

describe('the reasoner', () => {
  const engines = [1, 2, 3].map((workers) => reasonerEngine({ workers }))
  afterAll(async () => {
    for (const engine of engines) await (await engine).close()
  })

  it('gives the same tokens with any number of threads and in any company', async () => {
    const many = Array.from({ length: 12 }, (_, sample) =>
      questions.map((question) => request(question, sample)),
    ).flat()
    const expected = await whole(inline, many)
    for (const engine of engines) expect(await whole(await engine, many)).toEqual(expected)
    const [alone] = await whole(inline, many.slice(7, 8))
    expect(alone).toEqual(expected[7])
  })

  it('gives other tokens for another sample', async () => {
    const [one, other] = await whole(inline, [
      request('Using 3, 8, 7, make 31.', 0),
      request('Using 3, 8, 7, make 31.', 1),
    ])
    expect(one?.text).not.toBe(other?.text)
  })

  it('is token for token the model without a policy where alpha is 0', async () => {
    const tip = (alpha: number, beta: number): PolicySetting => ({ name: 'tip', parameters: { alpha, beta } })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...questions),
        fc.nat(1000),
        fc.integer({ min: 0, max: 200 }),
        fc.constantFrom(0, 0.6, 1),
        async (question, sample, beta, temperature) => {
          const [plain, steered] = await whole(inline, [
            request(question, sample, none, { temperature }),
            request(question, sample, tip(0, beta), { temperature }),
          ])
          expect(steered).toEqual(plain)
        },
      ),
      { seed: 1, numRuns: 15 },
    )
  })

  it('never switches while a forbidding penalty lasts', async () => {
    const forbidding: PolicySetting = { name: 'tip', parameters: { alpha: 100, beta: 400 } }
    const generations = await whole(
      inline,
      Array.from({ length: 10 }, (_, sample) => request(questions[0] as string, sample, forbidding)),
    )
    for (const { text } of generations) expect(text).not.toContain('lternatively')
  })

  it('continues its own prefix as it went on itself, cut at any token, whatever the policy', async () => {
    const policies: readonly PolicySetting[] = [none, { name: 'tip', parameters: { alpha: 6, beta: 50 } }]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...questions),
        fc.nat(1000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...policies),
        fc.constantFrom(0, 1),
        async (question, sample, share, policy, temperature) => {
          const asked = request(question, sample, policy, { temperature })
          const [whole0] = await whole(inline, [asked])
          const { text = '', tokenLengths = [], finishReason } = whole0 ?? {}
          const closing = text.indexOf('</think>')
          const within = tokenLengths.length * share
          const cut = tokenLengths.slice(0, within).reduce((sum, length) => sum + length, 0)
          const opened = '<think>\n'.length
          const at = Math.min(Math.max(cut, opened), closing < 0 ? text.length - 1 : closing)
          const [rest] = await whole(inline, [{ ...asked, prefix: text.slice(opened, at) }])
          // One that was cut off goes on where its first half had no more tokens left.
          const said = finishReason === 'length' ? rest?.text.slice(0, text.length - at) : rest?.text
          expect(said).toBe(text.slice(at))
        },
      ),
      { seed: 3, numRuns: 25 },
    )
  })

  it('refuses a prefix that leaves the reasoning', async () => {
    const left = { ...request('Using 3, 8, 7, make 31.', 0), prefix: 'a</think>' }
    await expect(whole(inline, [left])).rejects.toThrow('must lie within the reasoning')
  })

  it('says why it cannot forbid what none of its tokens begins', async () => {
    const lexicon = { name: 'foreign', phrases: ['대안으로'] }
    expect(await inline.refusal({ forbidden: lexicon })).toContain('none of the phrases')
    expect(await inline.refusal({ policy: { name: 'tipp', parameters: {} } })).toContain('tipp')
  })

  it('names a prompt that is longer than its context', async () => {
    const long = request(`${'1, '.repeat(300)}make 2.`, 0)
    await expect(whole(inline, [long])).rejects.toThrow(/the prompt has \d+ tokens; the model reads 512/)
  })

  it('names an unknown policy', async () => {
    await expect(whole(inline, [request('x', 0, { name: 'tipp', parameters: {} })])).rejects.toThrow('tipp')
  })
})
