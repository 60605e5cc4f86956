import { z } from 'zod'
import { parsePolicySetting, policyKind } from '#policy'
import { GatewayError } from './gateway-error.ts'

/** Which model and which policy a request means. */
export interface AskedPolicy {
  /** Without the alias's policy; undefined where none was named. */
  readonly model: string | undefined
  /** As it was written: what it leaves out is for the engine to fill in. */
  readonly policy: string | undefined
}

export interface PolicySources {
  readonly body: Readonly<Record<string, unknown>>
  /** `x-jevons-policy` */
  readonly header: string | null
  /** The server's own, for requests that name none. */
  readonly standard: string | undefined
}

const fieldSchema = z.strictObject({ policy: z.string().max(500) })

/**
 * The most particular counts: the field `jevons` of the body, the header, the alias `MODEL:POLICY`, the server's own.
 * @throws GatewayError where what was asked for is no policy
 */
export function askedPolicy({ body, header, standard }: PolicySources): AskedPolicy {
  const { model, policy: fromAlias } = aliasIn(body['model'])
  const asked = fieldIn(body['jevons']) ?? header ?? fromAlias
  if (asked !== undefined) checkPolicy(asked)
  return { model, policy: asked ?? standard }
}

function fieldIn(field: unknown): string | undefined {
  if (field === undefined || field === null) return undefined
  const read = fieldSchema.safeParse(field)
  if (read.success) return read.data.policy
  throw new GatewayError(400, 'jevons: must be such as {"policy": "tip:alpha=3,beta=50"}', {
    param: 'jevons',
  })
}

/** Names of models have colons of their own (`qwen3:8b`): only what begins with a policy's name is one. */
function aliasIn(model: unknown): {
  readonly model: string | undefined
  readonly policy: string | undefined
} {
  if (typeof model !== 'string') return { model: undefined, policy: undefined }
  for (let at = model.indexOf(':'); at >= 0; at = model.indexOf(':', at + 1)) {
    const rest = model.slice(at + 1)
    const [name = ''] = rest.split(':', 1)
    if (policyKind(name)) return { model: model.slice(0, at), policy: rest }
  }
  return { model, policy: undefined }
}

function checkPolicy(text: string): void {
  const read = parsePolicySetting(text)
  if (read.type === 'error')
    throw new GatewayError(400, read.message, { param: 'jevons', code: 'bad_policy' })
}
