import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Engine } from '#engine'
import { openAiEngine, probeServer, type ServerCapabilities } from '#engine/adapter/openai'
import { policyNeeds, switchLexicon } from '#policy'
import { openTokenizer } from '#run'
import { servedBy } from './fixture/configured-gateway.ts'
import { busyPolicies } from './fixture/policy-texts.ts'
import { reasonerVocabulary, reasonerVocabularyFile } from './fixture/reasoner-vocabulary.ts'
import { post } from './fixture/served-gateway.ts'
import { reasonerModel as model, servedReasoner } from './fixture/served-reasoner.ts'
import { withoutTokenize } from './fixture/without-tokenize.ts'

/** Words biased by a vocabulary at hand, on servers that do not tell their tokens. */

/** A chat leaves `<think>` and its line break out, and does not tell `</think>`. */
const markers = 3
const folder = mkdtempSync(join(tmpdir(), 'jevons-vocabulary-'))

const { served, texts } = servedReasoner()
afterAll(() => rmSync(folder, { recursive: true }))

type Given = Partial<Parameters<typeof openAiEngine>[0]>
type Vocabulary = Awaited<ReturnType<typeof openTokenizer>>

const reaching = (owner: string): Required<Pick<Given, 'baseUrl' | 'model' | 'fetch'>> => ({
  baseUrl: served().url,
  model,
  fetch: withoutTokenize(owner),
})

async function probed(owner: string, tokenizer?: Vocabulary): Promise<ServerCapabilities> {
  return await probeServer({ ...reaching(owner), ...(tokenizer && { tokenizer }), now: () => new Date() })
}

async function engineBy(able: ServerCapabilities, given: Given = {}): Promise<Engine> {
  const capabilities = (): Promise<ServerCapabilities> => Promise.resolve(able)
  return await openAiEngine({ ...reaching('jevons'), clock: () => 0, capabilities, ...given })
}

interface TokenizerFile {
  readonly model: { readonly vocab: Readonly<Record<string, number>>; readonly merges: readonly unknown[] }
}

/** The reasoner's vocabulary, changed. */
async function changed(name: string, change: (file: TokenizerFile) => object): Promise<Vocabulary> {
  const file = JSON.parse(readFileSync(reasonerVocabularyFile, 'utf8')) as TokenizerFile
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify({ ...file, ...change(file) }))
  return await openTokenizer(path)
}

describe('a server that does not tell its tokens', () => {
  it('is refused a policy that biases words, in a line that names what would help', async () => {
    const policy = texts().setting('tip:alpha=6,beta=12')
    for (const owner of ['jevons', 'sglang']) {
      const engine = await openAiEngine({ ...reaching(owner), clock: () => 0 })
      expect(await engine.refusal({ policy })).toMatch(/does not tell its tokens.*--tokenizer NAME or FILE/)
    }
    const able = await probed('jevons')
    expect(able).not.toHaveProperty('vocabulary')
    expect(await (await engineBy(able)).refusal({ policy })).toMatch(
      /does not tell.*--tokenizer NAME or FILE/,
    )
  })

  it('is found to count as its vocabulary does, and carries every policy out greedily as the engine itself', async () => {
    const tokenizer = await reasonerVocabulary()
    const found = await probed('jevons', tokenizer)
    expect(found).toMatchObject({
      tokenize: { isHonoured: false },
      vocabulary: { isHonoured: true, seen: expect.stringMatching(/^tokenizer\.json@\w+ counts as it does/) },
      continuation: { isHonoured: true, form: 'continue_final_message' },
      logitBias: { isHonoured: true },
    })
    const engine = await engineBy(found, { tokenizer })
    const unsure = (text: string): boolean => policyNeeds(texts().setting(text)).includes('probabilities')
    for (const text of busyPolicies) {
      const refusal = await engine.refusal({ policy: texts().setting(text) })
      // A chat of this server tells none.
      if (unsure(text)) expect(refusal).toContain('tells no probabilities')
      else expect([text, refusal]).toEqual([text, undefined])
    }
    // Where it may not wait, the reasoner opens its reasoning in the middle of it once more, which no chat can hold.
    const able = busyPolicies.filter((text) => !unsure(text) && text !== 'no-wait')
    await texts().sameAsItself(engine, able, [0], markers)
  })

  it('does so where the whole prompt is given, unprobed', async () => {
    const engine = await openAiEngine({
      ...reaching('somebody'),
      rawTemplate: '{question}\n',
      tokenizer: await reasonerVocabulary(),
      clock: () => 0,
    })
    await texts().sameAsItself(engine, ['tip:alpha=6,beta=12', 'no-wait', 'budget:most=40,least=30'], [1, 2])
    const forbidden = { name: 'waiting', phrases: ['Wait'] }
    expect(await engine.refusal({ forbidden })).toBeUndefined()
  })

  it('is refused a policy by another vocabulary, whose counts are others', async () => {
    const tokenizer = await changed('fewer-merges.json', ({ model: { merges, ...rest } }) => ({
      model: { ...rest, merges: merges.slice(0, merges.length / 2) },
    }))
    const able = await probed('jevons', tokenizer)
    expect(able.vocabulary).toMatchObject({
      isHonoured: false,
      seen: expect.stringMatching(/adds \d+ tokens by fewer-merges\.json@\w+, \d+ by the server/),
    })
    expect(able.logitBias.isHonoured).toBeNull()
    const engine = await engineBy(able, { tokenizer })
    expect(await engine.refusal({ policy: texts().setting('tip') })).toMatch(/has another vocabulary.*adds/)
    expect(await engine.refusal({ policy: texts().setting('no-thinking') })).toBeUndefined()
    // What rollouts forbid would be other words, too.
    expect(await engine.refusal({ forbidden: switchLexicon })).toContain('has another vocabulary')
  })

  it('is refused it by one that counts alike under other ids, whose bias changes nothing', async () => {
    const tokenizer = await changed('other-ids.json', ({ model: { vocab, ...rest } }) => {
      const names = Object.keys(vocab)
      const ids = Object.values(vocab)
      const turned = Object.fromEntries(names.map((name, at) => [name, ids[(at + 7) % ids.length]]))
      return { model: { ...rest, vocab: turned } }
    })
    const able = await probed('jevons', tokenizer)
    expect(able.logitBias.isHonoured).toBe(false)
    const engine = await engineBy(able, { tokenizer })
    expect(await engine.refusal({ policy: texts().setting('tip') })).toContain('passes over logit_bias')
  })

  it('is biased by its vocabulary behind a gateway, whose configuration names it', async () => {
    const { gateway, served: before } = await servedBy(
      `health: { every: 0 }\nupstreams:\n  - { url: "${served().url}", tokenizer: "${reasonerVocabularyFile}" }\n`,
      {},
      withoutTokenize('sglang'),
    )
    try {
      const question = 'Using 2, 2, 1, 9, make 11.'
      const asked = { model: `${model}:tip:alpha=6,beta=12`, temperature: 0, max_tokens: 500 }
      const messages = [{ role: 'user', content: question }]
      const [answer, itself] = await Promise.all(
        [before, served()].map(async (one) => await (await post(one, { ...asked, messages })).json()),
      )
      const reasoning = (told: unknown): string =>
        (told as { choices: { message: { reasoning: string } }[] }).choices[0]?.message.reasoning ?? ''
      expect(reasoning(answer)).toBe(reasoning(itself))
      expect(reasoning(answer)).not.toBe('')
    } finally {
      await before.close(0)
      await gateway.close()
    }
  })
})
