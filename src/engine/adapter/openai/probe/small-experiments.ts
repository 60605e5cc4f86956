import type { Finding, ServerCapabilities } from '../server-capabilities.ts'
import { wordCutter } from '../word-tokens.ts'
import type { Begun } from './probe-continuation.ts'
import { continued, type PlainAnswer, type Probing, plainAnswer, unlessRefused } from './probing.ts'

const refused = (seen: string): Finding => ({ isHonoured: false, seen })

/** The likeliest first token is biased by −100: it must not come again. */
export async function probeBias(
  probing: Probing,
  { continuation, first, isSplit, prefix }: Begun,
  told: Pick<ServerCapabilities, 'tokenize' | 'vocabulary'>,
): Promise<Finding> {
  const { form } = continuation
  const [token] = first?.tokens ?? []
  if (form === null || token === undefined) return { isHonoured: null, seen: 'nothing to go on from' }
  const id = token.id ?? (await idOf(token.text, probing, told))
  if (id === undefined) return { isHonoured: null, seen: 'the id of no token is known' }
  return await unlessRefused(async () => {
    const asked = { continuation: form, isSplit, prefix, maxTokens: 1, biases: { [id]: -100 } }
    const [other] = (await continued(probing, asked)).tokens
    const isHonoured = other?.text !== token.text
    const [before, after] = [token.text, other?.text ?? ''].map((text) => JSON.stringify(text))
    return { isHonoured, seen: isHonoured ? `${before} becomes ${after}` : `${before} comes all the same` }
  }, refused)
}

/** By what the server tells, or by its vocabulary, where one is at hand that is not found to be another. */
async function idOf(
  text: string,
  { server, form, signal }: Probing,
  { tokenize, vocabulary = unknown }: Pick<ServerCapabilities, 'tokenize' | 'vocabulary'>,
): Promise<number | undefined> {
  const isAtHand = form.tokenizer !== undefined && vocabulary.isHonoured !== false
  if (!tokenize.isHonoured && !isAtHand) return undefined
  const [token] = await wordCutter({ server, ...form, signal })(text, { withMarkers: false })
  return token?.id
}

const unknown: Finding = { isHonoured: null, seen: '' }

/** A word of the reasoning as a stop string: what comes must end before it. */
export async function probeStop(probing: Probing, { reasoning }: PlainAnswer): Promise<Finding> {
  const words = [...reasoning.matchAll(/\p{L}{4,}/gu)].map(([word]) => word)
  const word = words.find((one) => reasoning.indexOf(one) > reasoning.length / 4)
  if (word === undefined) return { isHonoured: null, seen: 'the reasoning has no word to stop at' }
  return await unlessRefused(async () => {
    const stopped = await plainAnswer(probing, { maxTokens: 200, more: { stop: [word] } })
    const said = stopped.reasoning + stopped.answer
    const isHonoured = !said.includes(word) && said.trim().length <= reasoning.indexOf(word) + word.length
    return { isHonoured, seen: `${isHonoured ? 'ends' : 'goes on'} at ${JSON.stringify(word)}` }
  }, refused)
}

/** Three short answers that are drawn: two by one seed, and one by another. */
export async function probeSeed(probing: Probing): Promise<Finding> {
  return await unlessRefused(async () => {
    const drawn: string[] = []
    for (const seed of [7, 7, 8]) {
      const { reasoning, answer } = await plainAnswer(probing, {
        maxTokens: 48,
        more: { temperature: 1, seed },
      })
      drawn.push(reasoning + answer)
    }
    const [one, again, other] = drawn
    if (one !== again) return { isHonoured: false, seen: 'the same seed gives another text' }
    if (one === other) return { isHonoured: null, seen: 'another seed gives the same text' }
    return { isHonoured: true, seen: 'the same seed gives the same text, another one another' }
  }, refused)
}

/** The same beginning is read twice. */
export async function probeCache(
  probing: Probing,
  { continuation, isSplit, prefix }: Begun,
): Promise<ServerCapabilities['prefixCache']> {
  const untold = { promptTokens: null, cachedTokens: null }
  const { form } = continuation
  if (form === null) return { isHonoured: null, seen: 'nothing to go on from', ...untold }
  return await unlessRefused<ServerCapabilities['prefixCache']>(
    async () => {
      const asked = { continuation: form, isSplit, prefix, maxTokens: 1 }
      await continued(probing, asked)
      const { prompt, cachedPrompt } = (await continued(probing, asked)).usage
      const counts = { promptTokens: prompt ?? null, cachedTokens: cachedPrompt ?? null }
      if (prompt === undefined) return { isHonoured: null, seen: 'it does not count prompts', ...counts }
      if (cachedPrompt === undefined)
        return {
          isHonoured: null,
          seen: `${prompt} tokens read again; nothing is said of a cache`,
          ...counts,
        }
      const seen = `${cachedPrompt} of ${prompt} tokens come from the cache, ${prompt - cachedPrompt} are billed anew`
      return { isHonoured: cachedPrompt > 0, seen, ...counts }
    },
    (seen) => ({ isHonoured: false, seen, ...untold }),
  )
}
