import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { EngineDescription, Generation, GenerationRequest } from '#engine'
import { parseResponse } from '#run'

/** Responses that were bought before. */
export interface ResponseCache {
  /** Undefined where there is none, or what is there is none of ours. */
  readonly get: (key: string) => Generation | undefined
  readonly put: (key: string, generation: Generation) => void
}

/** Raised whenever the same request could be answered otherwise. */
const cacheVersion = 1

/**
 * All that a response can depend on, hashed: engine, server, model, prompt, sampling, policy, and the seed, which is made of study
 * seed, problem and sample. So repeated samples of one problem never share a response.
 * @param jevons the version of what carries out policies
 */
export function responseKey(
  { name, model, weightsHash, promptTemplate, reasoningMarkers, server }: EngineDescription,
  request: GenerationRequest,
  jevons: string,
): string {
  const { question, seed, stream, sampling, policy, prefix, forbidden } = request
  const engine = [name, model, weightsHash, promptTemplate, reasoningMarkers, server]
  const asked = [question, seed, stream, sampling, prefix, forbidden?.phrases]
  // What steers is ours and may change with our version; what is not steered does not.
  const steering = [policy, policy.name === 'none' ? undefined : jevons]
  return createHash('sha256')
    .update(JSON.stringify([cacheVersion, engine, asked, steering]))
    .digest('hex')
}

/** A cache in a folder, one file a response, for any number of processes at the same time. */
export function fileCache(folder: string): ResponseCache {
  const fileOf = (key: string): string => join(folder, key.slice(0, 2), `${key}.json`)
  return {
    get(key) {
      const file = fileOf(key)
      if (!existsSync(file)) return undefined
      try {
        const {
          version: _,
          problem,
          arm: __,
          sample: ___,
          ...generation
        } = parseResponse(readFileSync(file, 'utf8'), { file, number: 1 })
        return problem === key ? { ...generation, durationMs: generation.durationMs ?? 0 } : undefined
      } catch {
        // Torn or foreign: it is bought again, and written over.
        return undefined
      }
    },
    put(key, generation) {
      const file = fileOf(key)
      // Prompts and answers are their owner's business.
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      const unfinished = `${file}.${randomUUID()}`
      const line = { version: 1, problem: key, arm: '', sample: 0, ...generation }
      writeFileSync(unfinished, `${JSON.stringify(line)}\n`, { mode: 0o600 })
      renameSync(unfinished, file)
    },
  }
}
