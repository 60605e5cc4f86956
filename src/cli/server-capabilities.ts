import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Finding, ProbeOptions, ServerCapabilities } from '#engine/adapter/openai'
import { writeAtomically } from '#run'
import { cacheFolder } from '#run/vocabulary'
import { harmlessText } from './harmless-text.ts'
import type { World } from './world.ts'

/** Which server is asked for what it can do, and how prompts go there. */
export type CapabilityAsking = Pick<
  ProbeOptions,
  'baseUrl' | 'model' | 'apiKey' | 'rawTemplate' | 'promptTemplate' | 'extraBody' | 'tokenizer'
>

/**
 * What a server can do, as it was found out before, or else as it is found out now and kept in the cache of the user, by URL,
 * model and the vocabulary at hand.
 * @throws EngineError where it can't be reached, refuses the key or does not have the model
 */
export async function serverCapabilities(
  asking: CapabilityAsking,
  {
    world,
    isFresh = false,
    signal = world.signal,
    onStep,
  }: {
    readonly world: World
    readonly isFresh?: boolean
    readonly signal?: AbortSignal | undefined
    readonly onStep?: (step: string) => void
  },
): Promise<ServerCapabilities> {
  const { probeServer, capabilitiesSchema } = await import('#engine/adapter/openai')
  const file = fileFor(asking, world)
  const kept = isFresh || !existsSync(file) ? undefined : capabilitiesSchema.safeParse(jsonIn(file))
  if (kept?.success) return kept.data
  const found = await probeServer({
    ...asking,
    fetch: world.fetch ?? globalThis.fetch,
    now: world.now,
    signal,
    ...(onStep && { onStep }),
  })
  keep(found, file)
  return found
}

/** Where nothing can be written it is found out anew by the next process. */
function keep(found: ServerCapabilities, file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeAtomically(file, [`${JSON.stringify(found, undefined, 2)}\n`])
  } catch {
    // A container's disk may be read-only: what was found holds all the same.
  }
}

/** The same for an engine, which asks only where a policy needs it; asked once. */
export function knownCapabilities(
  asking: CapabilityAsking,
  world: World,
): (signal: AbortSignal | undefined) => Promise<ServerCapabilities> {
  let asked: Promise<ServerCapabilities> | undefined
  let isSaid = false
  return (signal) => {
    asked ??= serverCapabilities(asking, { world, signal })
    asked.then(
      ({ vocabulary }) => {
        if (vocabulary?.isHonoured === null && !isSaid) world.err(`${unchecked(asking, vocabulary)}\n`)
        isSaid = true
      },
      () => {
        asked = undefined
      },
    )
    return asked
  }
}

function unchecked({ tokenizer, baseUrl }: CapabilityAsking, { seen }: Finding): string {
  return `whether ${tokenizer?.name} is the vocabulary of ${baseUrl} could not be told: ${harmlessText(seen)}`
}

function fileFor(
  { baseUrl, model, rawTemplate, tokenizer }: CapabilityAsking,
  { environment }: World,
): string {
  const asked = [baseUrl.replace(/\/+$/, ''), model, rawTemplate !== undefined]
  const name = JSON.stringify(tokenizer === undefined ? asked : [...asked, tokenizer.name])
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 24)
  return join(cacheFolder(environment), 'server', `${hash}.json`)
}

/** What was torn is found out anew. */
function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
