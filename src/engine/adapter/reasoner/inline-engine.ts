import type { Engine } from '../../engine.ts'
import { describeReasoner } from './describe-reasoner.ts'
import { inThread } from './in-thread.ts'
import { type ModelFiles, readModel } from './model-files.ts'
import { checkRequest } from './prompt.ts'
import { reasonerRefusal } from './reasoner-refusal.ts'
import { textTokens } from './response-text.ts'

/** The reasoner within one thread, from files at hand: what a browser runs. Tokens are those of `reasonerEngine`. */
export async function inlineReasonerEngine(files: ModelFiles): Promise<Engine> {
  const model = readModel(files)
  const decoding = inThread(model)
  const description = await describeReasoner(files)
  return {
    describe: () => description,
    tokensOf: (text) => textTokens(model.tokenizer, text),
    contextTokens: model.config.context,
    refusal: (demand) => reasonerRefusal(model, demand),
    generate: decoding.generate,
    generateAll(requests, options) {
      for (const request of requests) checkRequest(model, request)
      return decoding.generateAll(requests, options)
    },
    close: () => Promise.resolve(),
  }
}
