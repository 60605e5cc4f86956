import type { ContinuationForm } from '../continuation-form.ts'
import type { Finding, ServerCapabilities } from '../server-capabilities.ts'
import { type Continued, continued, type PlainAnswer, type Probing, unlessRefused } from './probing.ts'

/** A reasoning that was begun and gone on with, and what that told. */
export interface Begun extends Pick<ServerCapabilities, 'continuation' | 'ids' | 'probabilities'> {
  readonly isSplit: boolean
  readonly prefix: string
  /** Absent where no way goes on. */
  readonly first?: Continued
}

/** So many characters have to be as they were. */
const alike = 10
const continuedTokens = 12

/** Tries the ways in turn, until one goes on as the model itself went on. */
export async function probeContinuation(
  probing: Probing,
  { reasoning, place }: PlainAnswer,
  forms: readonly ContinuationForm[],
): Promise<Begun> {
  const { prefix, rest } = cutIn(reasoning)
  const isSplit = place === 'field'
  const seen: string[] = []
  for (const form of forms) {
    const next = await tried(probing, { form, prefix, rest, isSplit })
    if (next.continuation.isHonoured !== false) return next
    seen.push(next.continuation.seen)
  }
  return { ...nothing(seen.join('; ').slice(0, 400)), isSplit, prefix }
}

async function tried(
  probing: Probing,
  {
    form,
    prefix,
    rest,
    isSplit,
  }: {
    readonly form: ContinuationForm
    readonly prefix: string
    readonly rest: string
    readonly isSplit: boolean
  },
): Promise<Begun> {
  let first: Continued | undefined
  const continuation = await unlessRefused<Begun['continuation']>(
    async () => {
      first = await continued(probing, { continuation: form, isSplit, prefix, maxTokens: continuedTokens })
      return { ...landing(first.text, rest), form }
    },
    (seen) => ({ isHonoured: false, seen: `${form}: ${seen}`, form: null }),
  )
  if (first === undefined) return { ...nothing(continuation.seen), isSplit, prefix }
  const lands = continuation.isHonoured !== false
  const asking = { continuation: form, isSplit, prefix, maxTokens: 4, withProbabilities: true }
  const probabilities = await unlessRefused(
    async () => probabilitiesTold(await continued(probing, asking)),
    (seen) => ({ isHonoured: false, seen }),
  )
  return {
    continuation: lands ? continuation : { ...continuation, form: null },
    ids: idsTold(first),
    probabilities,
    isSplit,
    prefix,
    ...(lands && { first }),
  }
}

function landing(text: string, rest: string): Finding {
  const said = JSON.stringify(text.slice(0, 40))
  if (rest === '')
    return { isHonoured: null, seen: `the model did not reason in the open; it goes on with ${said}` }
  const isSame = rest.trimStart().startsWith(text.trimStart().slice(0, alike)) && text.trim() !== ''
  return isSame
    ? { isHonoured: true, seen: `goes on as it went on itself: ${said}` }
    : {
        isHonoured: false,
        seen: `says ${said} where it itself had said ${JSON.stringify(rest.slice(0, 40))}`,
      }
}

function idsTold({ tokens }: Continued): Finding {
  const count = tokens.filter(({ id }) => id !== undefined).length
  return { isHonoured: count > 0, seen: count > 0 ? `${count} ids` : 'pieces of text alone' }
}

function probabilitiesTold({ tokens }: Continued): Finding {
  const count = tokens.filter(({ logProbability }) => logProbability !== undefined).length
  return { isHonoured: count > 0, seen: `${count} of ${tokens.length} tokens with theirs` }
}

function nothing(seen: string): Pick<Begun, 'continuation' | 'ids' | 'probabilities'> {
  const none = { isHonoured: false, seen: 'nothing was gone on with' }
  return { continuation: { isHonoured: false, seen, form: null }, ids: none, probabilities: none }
}

/** Where the reasoning is cut: at the end of a line or of a word, and what follows is not how it began. */
function cutIn(reasoning: string): { readonly prefix: string; readonly rest: string } {
  const places = [...reasoning.matchAll(/\n|(?<=\S)(?= )/g)].map(({ index, 0: sign }) => index + sign.length)
  const later = places.filter((place) => place > reasoning.length / 3 && place < reasoning.length - alike)
  const place = later.find((one) => !reasoning.startsWith(reasoning.slice(one).trimStart().slice(0, alike)))
  if (place === undefined) return { prefix: 'Let me think.\n', rest: '' }
  return { prefix: reasoning.slice(0, place), rest: reasoning.slice(place) }
}
