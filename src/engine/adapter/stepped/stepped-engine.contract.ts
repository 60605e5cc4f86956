import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PolicySetting, parsePolicySetting, policyKinds, switchLexicon } from '#policy'
import { responseSeed } from '#statistics'
import { engineContract } from '../../engine.contract.ts'
import type { Engine, Generation, GenerationRequest } from '../../engine.ts'
import { inlineReasonerEngine } from '../reasoner/inline-engine.ts'
import { readPackagedModel } from '../reasoner/read-files.ts'

const questions = ['Using 3, 8, 7, make 31.', 'Using 12, 5, 2, make 34.', 'Using 2, 2, 1, 9, make 11.']

function request(sample: number, policy: PolicySetting, temperature = 1): GenerationRequest {
  const question = questions[sample % questions.length] as string
  const seed = responseSeed({ studySeed: 'stepped', problem: question, sample })
  return { question, seed, policy, sampling: { temperature, topP: 1, maxTokens: 300 } }
}

const none: PolicySetting = { name: 'none', parameters: {} }

async function textsOf(engine: Engine, requests: readonly GenerationRequest[]): Promise<string[]> {
  const texts: string[] = []
  for await (const { index, generation } of engine.generateAll(requests)) texts[index] = said(generation)
  return texts
}

const said = ({ text, finishReason, stopped, usage, span, tokenLengths }: Generation): string =>
  JSON.stringify([text, finishReason, stopped, usage, span, tokenLengths])

/**
 * What holds of every library that has the reasoner's weights as a model: it keeps the contract, and says what the reasoner says, token for
 * token, under every policy. Libraries add up in another order, so a draw in a thousand may come out otherwise.
 */
export function steppedEngineContract(
  name: string,
  create: (options: { readonly rawTemplate: string }) => Promise<Engine>,
): void {
  const open = (): Promise<Engine> => create({ rawTemplate: '{question}\n' })
  engineContract(name, {
    create: open,
    requests: [0, 3, 6].map((sample) => request(sample, none)),
    prefix: 'Let me try 8 × 3 = 24, leaving 7 and 24.\n',
    forbidden: { lexicon: switchLexicon, pattern: /alternatively/i },
  })

  describe(`${name} with the reasoner's weights`, () => {
    let engine: Engine
    beforeAll(async () => {
      engine = await open()
    })
    afterAll(() => engine.close())

    it('says token for token what the reasoner says, under every policy', async () => {
      const reasoner = await inlineReasonerEngine(await readPackagedModel())
      const { policyDefaults } = reasoner.describe()
      const settings = policyKinds.map(({ name: kind }) => {
        const parsed = parsePolicySetting(kind, policyDefaults)
        if (parsed.type === 'error') throw new Error(parsed.message)
        return parsed.setting
      })
      const requests = settings.flatMap((policy) => [request(0, policy), request(1, policy, 0)])
      const [expected, given] = [await textsOf(reasoner, requests), await textsOf(engine, requests)]
      const other = given.filter((text, index) => text !== expected[index])
      expect(other.length).toBeLessThanOrEqual(1)
    })

    it('tells tokens and context as the reasoner does', async () => {
      const reasoner = await inlineReasonerEngine(await readPackagedModel())
      const text = 'Using 3 → 8, 안녕 <think>'
      expect(engine.tokensOf?.(text)).toEqual(reasoner.tokensOf?.(text))
      expect(engine.contextTokens).toBe(reasoner.contextTokens)
    })
  })
}
