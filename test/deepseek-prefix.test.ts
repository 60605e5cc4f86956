import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#engine'
import { openAiEngine, probeServer, type ServerCapabilities } from '#engine/adapter/openai'
import { reasonerEngine } from '#engine/adapter/reasoner'
import { policyNeeds } from '#policy'
import { type DeepseekOptions, type DeepseekServer, deepseekServer } from './fixture/deepseek-server.ts'
import { busyPolicies, generated, type PolicyTexts, policyTexts } from './fixture/policy-texts.ts'
import { reasonerVocabulary } from './fixture/reasoner-vocabulary.ts'

/** Policies through DeepSeek's chat prefix completion, on a stand-in that does what its documentation says and no more. */

const model = 'deepseek-reasoner'
/** `<think>` and its line break stand in the template, and `</think>` is not told. */
const markers = 3

let reasoner: Engine
let texts: PolicyTexts
beforeAll(async () => {
  reasoner = await reasonerEngine({ workers: 1 })
  texts = policyTexts(reasoner)
})
afterAll(() => reasoner.close())

let server: DeepseekServer | undefined
afterEach(() => server?.close())

type Given = Partial<Parameters<typeof openAiEngine>[0]>

/** The server, what it is found to do, and an engine that goes by that. */
async function found(
  options: DeepseekOptions = {},
  given: Given = {},
): Promise<{ readonly able: ServerCapabilities; readonly engine: Engine; readonly server: DeepseekServer }> {
  server = await deepseekServer(reasoner, options)
  const { tokenizer } = given
  const reaching = { baseUrl: server.url, model, fetch: globalThis.fetch, ...(tokenizer && { tokenizer }) }
  const able = await probeServer({ ...reaching, now: () => new Date() })
  const capabilities = (): Promise<ServerCapabilities> => Promise.resolve(able)
  const engine = await openAiEngine({ ...reaching, clock: () => 0, capabilities, ...given })
  return { able, engine, server }
}

/** Which policies it does not refuse. */
async function honoured(engine: Engine): Promise<readonly string[]> {
  const refusals = await Promise.all(
    busyPolicies.map((text) => engine.refusal({ policy: texts.setting(text) })),
  )
  return busyPolicies.filter((_, place) => refusals[place] === undefined)
}

/**
 * Of those that are carried out in stretches: the others are one plain request, whose template opens the reasoning where the reasoner
 * itself may begin with something else.
 */
async function sameAsItself(
  engine: Engine,
  policies: readonly string[],
  samples: readonly number[],
): Promise<void> {
  const stretched = policies.filter((text) => policyNeeds(texts.setting(text)).length > 0)
  await texts.sameAsItself(engine, stretched, samples, markers)
}

const biased = (text: string): boolean => policyNeeds(texts.setting(text)).includes('bias')

describe('DeepSeek’s API, as its documentation has it', () => {
  it('is found to go on by prefix alone, and to pass over biases', async () => {
    const { able } = await found()
    expect(able).toMatchObject({
      kind: 'deepseek',
      reasoning: 'field',
      continuation: { isHonoured: true, form: 'prefix' },
      tokenize: { isHonoured: false },
      ids: { isHonoured: false },
      probabilities: { isHonoured: true },
      logitBias: { isHonoured: null },
      usageInStream: { isHonoured: true },
    })
  })

  it('gives greedily, under every policy that biases nothing, the text that the engine itself gives', async () => {
    const { engine, server: asked } = await found()
    const able = await honoured(engine)
    expect(able).toEqual(busyPolicies.filter((text) => !biased(text)))
    expect(able).toEqual(
      expect.arrayContaining(['no-thinking', 'break-loop', 'early-exit:threshold=0.2', 'alpha-one']),
    )
    const before = asked.bodies.length
    await sameAsItself(engine, able, [0])
    const begun = asked.bodies.slice(before).map(({ messages }) => (messages as readonly object[]).at(-1))
    expect(begun).toContainEqual({
      role: 'assistant',
      content: '',
      reasoning_content: expect.stringMatching(/^Let me try/),
      prefix: true,
    })
    expect(begun).toContainEqual(
      expect.objectContaining({ content: expect.stringMatching(/^\n/), prefix: true }),
    )
  })

  it('does so where answers are not streamed', async () => {
    const { engine } = await found({}, { stream: false })
    await sameAsItself(engine, ['no-thinking', 'alpha-one:mean=20', 'break-loop:every=1'], [1, 2])
  })

  it('refuses a policy that biases words, and names what would tell their ids', async () => {
    const { engine } = await found()
    for (const text of busyPolicies.filter(biased))
      expect(await engine.refusal({ policy: texts.setting(text) })).toMatch(
        /does not tell its tokens.*--tokenizer NAME or FILE/,
      )
  })

  it('refuses it with the vocabulary at hand too, since the bias is passed over', async () => {
    const { able, engine } = await found({}, { tokenizer: await reasonerVocabulary() })
    expect(able).toMatchObject({ vocabulary: { isHonoured: true }, logitBias: { isHonoured: false } })
    expect(await engine.refusal({ policy: texts.setting('tip') })).toContain('passes over logit_bias')
  })

  it('refuses early exits where it tells no probabilities', async () => {
    const { able, engine } = await found({ refusesProbabilities: true })
    expect(able.probabilities.isHonoured).toBe(false)
    expect(await engine.refusal({ policy: texts.setting('early-exit') })).toContain('tells no probabilities')
  })

  it('is found not to go on where a begun reasoning is taken for a finished one', async () => {
    const { able, engine } = await found({ endsBegunReasoning: true })
    expect(able.continuation).toMatchObject({ isHonoured: false, form: null })
    expect(await honoured(engine)).toEqual(
      busyPolicies.filter((text) => policyNeeds(texts.setting(text)).length === 0),
    )
  })
})

describe('prefix completion behind a server that honours biases', () => {
  it('gives greedily, under every policy, the text that the engine itself gives', async () => {
    const { engine, able } = await found({ honoursBias: true }, { tokenizer: await reasonerVocabulary() })
    expect(able.logitBias.isHonoured).toBe(true)
    expect(await honoured(engine)).toEqual(busyPolicies)
    await sameAsItself(engine, busyPolicies, [0, 2])
    const [none] = await generated(engine, [texts.asking('none', 0)])
    expect(none?.execution).toBeUndefined()
  })
})
