import type { Engine } from '../../engine.ts'
import { usableProcessors } from '../../usable-processors.ts'
import { describeReasoner } from './describe-reasoner.ts'
import { inThread } from './in-thread.ts'
import { readModel } from './model-files.ts'
import { checkRequest } from './prompt.ts'
import { readPackagedModel } from './read-files.ts'
import { reasonerRefusal } from './reasoner-refusal.ts'
import { textTokens } from './response-text.ts'
import { workerPool } from './worker-pool.ts'

/**
 * The embedded reasoner: a small language model that solves countdown problems and underthinks. Runs offline, on as many
 * threads as the process may use; the same request gives the same tokens on every machine, in any company.
 *
 * @example
 * const engine = await reasonerEngine()
 * for await (const event of engine.generate(request)) if (event.type === 'token') process.stdout.write(event.text)
 */
export async function reasonerEngine({
  workers = usableProcessors(),
}: {
  readonly workers?: number
} = {}): Promise<Engine> {
  if (!(Number.isInteger(workers) && workers >= 1)) {
    throw new RangeError(`workers ${workers}: must be a whole number from 1`)
  }
  const files = await readPackagedModel()
  const model = readModel(files)
  const decoding = inThread(model)
  const description = await describeReasoner(files)
  const pool = workerPool(files, workers)
  return {
    describe: () => description,
    tokensOf: (text) => textTokens(model.tokenizer, text),
    contextTokens: model.config.context,
    refusal: (demand) => reasonerRefusal(model, demand),
    generate: decoding.generate,
    generateAll(requests, options) {
      for (const request of requests) checkRequest(model, request)
      return pool.generateAll(requests, options)
    },
    close: pool.close,
  }
}
