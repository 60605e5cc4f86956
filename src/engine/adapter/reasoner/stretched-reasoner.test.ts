import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createPolicy,
  formatPolicySetting,
  type PolicySetting,
  parsePolicySetting,
  policyKinds,
  policyNeeds,
  questionUnder,
} from '#policy'
import { randomStream, responseSeed } from '#statistics'
import type { Engine, Generation, GenerationEvent, GenerationRequest } from '../../engine.ts'
import { type CarriedOut, carryOut, type StretchSource } from '../../stretch/carry-out.ts'
import type { StretchEnd, StretchToken } from '../../stretch/stretch.ts'
import { StretchedResponse } from '../../stretch/stretched-response.ts'
import { inlineReasonerEngine } from './inline-engine.ts'
import { readPackagedModel } from './read-files.ts'

const engine = await inlineReasonerEngine(await readPackagedModel())
const { policyDefaults, promptTemplate, reasoningMarkers } = engine.describe()
const questions = ['Using 3, 8, 7, make 31.', 'Using 12, 5, 2, make 34.', 'Using 2, 2, 1, 9, make 11.']

function setting(text: string): PolicySetting {
  const parsed = parsePolicySetting(text, policyDefaults)
  if (parsed.type === 'error') throw new Error(parsed.message)
  return parsed.setting
}

function request(
  sample: number,
  policy: PolicySetting,
  more: Partial<GenerationRequest> = {},
): GenerationRequest {
  const question = questions[sample % questions.length] as string
  const seed = responseSeed({ studySeed: 'stretch', problem: question, sample })
  return { question, seed, policy, sampling: { temperature: 0, topP: 1, maxTokens: 300 }, ...more }
}

const promptOf = ({ question, policy }: GenerationRequest): string =>
  promptTemplate.replace('{question}', () => questionUnder(policy, question))

const tokensOf = (text: string): readonly StretchToken[] => engine.tokensOf?.(text) ?? []

/** The reasoner as a server would offer it: continuation of ids under biases by ids, in pieces of so many tokens. */
function source(
  of: Engine,
  asked: GenerationRequest,
  pieceTokens: number,
): StretchSource & { readonly generated: () => number } {
  const promptIds = tokensOf(promptOf(asked)).flatMap(({ id }) => id ?? [])
  let generated = 0
  return {
    generated: () => generated,
    encode: async (text) => tokensOf(text),
    async *generate({
      prefix,
      biases,
      maxTokens,
      temperature,
      stream,
    }): AsyncGenerator<readonly StretchToken[], StretchEnd> {
      const ids = new Map<number, number>()
      for (const { lexicon, delta } of biases)
        for (const id of idsOf(lexicon.phrases)) ids.set(id, (ids.get(id) ?? 0) + delta)
      const stretch = {
        ...asked,
        policy: { name: 'none', parameters: {} },
        promptIds: [...promptIds, ...prefix.flatMap(({ id }) => id ?? [])],
        biases: Object.fromEntries(ids),
        sampling: { ...asked.sampling, maxTokens, temperature },
        stream,
      }
      return yield* inPieces(of.generate(stretch), { pieceTokens, onToken: () => generated++ })
    },
  }
}

async function* inPieces(
  events: AsyncIterable<GenerationEvent>,
  { pieceTokens, onToken }: { readonly pieceTokens: number; readonly onToken: () => void },
): AsyncGenerator<readonly StretchToken[], StretchEnd> {
  let piece: StretchToken[] = []
  for await (const event of events) {
    if (event.type === 'rollback') throw new Error('nothing takes back here')
    if (event.type === 'end') {
      yield piece
      return { finish: event.finishReason, tokens: event.usage.output ?? 0 }
    }
    onToken()
    piece.push(event)
    if (piece.length < pieceTokens) continue
    yield piece
    piece = []
  }
  throw new Error('no end')
}

function idsOf(phrases: readonly string[]): ReadonlySet<number> {
  const spellings = phrases.flatMap((phrase) =>
    [phrase[0]?.toLowerCase(), phrase[0]?.toUpperCase()].flatMap((first) => [
      `${first}${phrase.slice(1)}`,
      ` ${first}${phrase.slice(1)}`,
    ]),
  )
  return new Set(
    spellings.flatMap((spelling) => {
      const [token] = tokensOf(spelling)
      return token?.id !== undefined && token.text.trim() === spelling.trim() ? [token.id] : []
    }),
  )
}

interface Stretched extends CarriedOut {
  readonly text: string
  readonly discarded: number
  readonly generated: number
  readonly reasoning: number
}

async function stretched(asked: GenerationRequest, pieceTokens = 1): Promise<Stretched> {
  const { policy, sampling, seed, prefix } = asked
  const random = randomStream(seed, 'policy')
  const response = new StretchedResponse({
    policy: createPolicy(policy, { random, maxTokens: sampling.maxTokens }),
    markers: reasoningMarkers,
    sampling,
    isOpened: false,
    given: prefix === undefined ? [] : tokensOf(`${reasoningMarkers.open}\n${prefix}`),
    context: { tokens: 512, prompt: tokensOf(promptOf(asked)).length },
  })
  const from = source(engine, asked, pieceTokens)
  const said = carryOut(response, from)
  let text = ''
  for (let piece = await said.next(); ; piece = await said.next()) {
    if (piece.done) return { text, ...piece.value, ...response.counts(), generated: from.generated() }
    text = piece.value.type === 'token' ? text + piece.value.text : text.slice(0, -piece.value.characters)
  }
}

async function tokenByToken(asked: readonly GenerationRequest[]): Promise<Generation[]> {
  const generations: Generation[] = []
  for await (const { index, generation } of engine.generateAll(asked)) generations[index] = generation
  return generations
}

/** Settings in which the policy has much to do. */
const busy = [
  // Trials that are drawn differ, as any sampling does.
  ...policyKinds.map(({ name }) => (name === 'answer-consistency' ? `${name}:temperature=0` : name)),
  'tip:alpha=6,beta=12',
  'tip:alpha=-4,beta=20',
  'tip:alpha=8,beta=9,lexicon=both',
  'early-exit:threshold=0.2',
  'early-exit:threshold=0.2,closed=0',
  'return-to-promising:threshold=0,most=3',
  'return-to-promising:threshold=0,most=2,deepen=1',
  'budget:most=40,least=30',
  'budget:most=60,soft=0.2,rise=8',
  'budget:least=200,waits=4,reserve=0',
  'answer-consistency:every=16,same=2,temperature=0,closed=0',
  'alpha-one:mean=20',
  'break-loop:every=1',
].map(setting)

describe('a response in stretches on the reasoner, greedily', () => {
  it('is token for token the response under its policy token by token, however the stretches come in pieces', async () => {
    for (const policy of busy) {
      const sampling = { temperature: 0, topP: 1, maxTokens: 180 }
      const asked = [0, 2].map((sample) => request(sample, policy, { sampling }))
      const expected = await tokenByToken(asked)
      for (const [index, one] of asked.entries()) {
        const { text = '', finishReason, stopped, usage } = expected[index] ?? {}
        const got = await stretched(one, [3, 64][index])
        expect([formatPolicySetting(policy), got.text]).toEqual([formatPolicySetting(policy), text])
        expect([got.finishReason, got.stopped, got.reasoning]).toEqual([
          finishReason,
          stopped,
          usage?.reasoning,
        ])
      }
    }
  })

  it('is so too where a prefix is continued, and where tokens run out', async () => {
    const settings = busy.filter((one) => policyNeeds(one).length > 0)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...settings),
        fc.nat(2),
        fc.integer({ min: 1, max: 140 }),
        fc.boolean(),
        async (policy, sample, maxTokens, isBegun) => {
          const asked = request(sample, policy, {
            sampling: { temperature: 0, topP: 1, maxTokens },
            ...(isBegun && { prefix: 'Let me try 8 × 3 = 24, leaving 7 and 24.\n' }),
          })
          const [expected] = await tokenByToken([asked])
          const got = await stretched(asked, 5)
          expect([policy, got.text, got.finishReason]).toEqual([
            policy,
            expected?.text,
            expected?.finishReason,
          ])
        },
      ),
      { seed: 3, numRuns: 25 },
    )
  })

  it('discards and bills what came under the wrong bias, and nothing where pieces are single tokens', async () => {
    const policy = setting('tip:alpha=6,beta=12')
    const [one, many] = [await stretched(request(2, policy), 1), await stretched(request(2, policy), 40)]
    expect(one.discarded).toBe(0)
    expect(many.discarded).toBeGreaterThan(10)
    expect(many.generated).toBe(one.generated + many.discarded)
    expect(many.text).toBe(one.text)
  })

  it('shares nothing between responses that are generated in turns', async () => {
    const policy = setting('tip:alpha=6,beta=12')
    const asked = [0, 1, 2].map((sample) => request(sample, policy))
    const alone: Stretched[] = []
    for (const one of asked) alone.push(await stretched(one, 4))
    expect(await Promise.all(asked.map((one) => stretched(one, 4)))).toEqual(alone)
  })
})
