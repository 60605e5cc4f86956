import type { Engine } from '#engine'
import type { Backend, OnPolicyError } from '../backend.ts'
import { GatewayError } from '../gateway-error.ts'
import { unknownModel } from '../unknown-model.ts'
import { answerWithEngine } from './answer-with-engine.ts'
import { tokenizeWithEngine } from './tokenize-with-engine.ts'

/** Whose models ours are said to be: servers and clients tell by it what a server can do. */
export const ownName = 'jevons'

/** An engine in process behind a gateway: the policies that it carries out itself are carried out token by token. */
export function engineBackend({
  engine,
  onPolicyError,
  now,
}: {
  readonly engine: Engine
  readonly onPolicyError: OnPolicyError
  readonly now: () => Date
}): Backend {
  const { model, weightsHash } = engine.describe()
  const created = Math.floor(now().getTime() / 1000)
  return {
    models: async () => [
      { id: model, owner: ownName, created, ...(weightsHash !== undefined && { digest: weightsHash }) },
    ],
    async answer(asked) {
      const { model: wanted } = asked.body
      if (typeof wanted !== 'string') throw new GatewayError(400, 'model: must be a text', { param: 'model' })
      if (wanted !== model)
        throw unknownModel(`there is no model "${wanted.slice(0, 100)}" here: there is ${model}`, wanted)
      return await answerWithEngine(asked, { engine, onPolicyError, now })
    },
    ...(engine.tokensOf && { tokenize: async ({ body }) => tokenizeWithEngine(engine, body) }),
    unready: async () => undefined,
  }
}
