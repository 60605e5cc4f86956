import { z } from 'zod'
import { parsePolicySetting, parseSelectionSetting, policyKind } from '#policy'
import { GatewayError } from './gateway-error.ts'

/** What of a gateway's own a request means. */
export interface AskedPolicy {
  /** As the upstream knows it: without the policy that was written after it. */
  readonly model: string | undefined
  /** As it was written: what it leaves out is for the engine to fill in. */
  readonly policy: string | undefined
  /** What picks the answer out of several responses. */
  readonly select: string | undefined
  /** Whether the request itself names a policy or a selection. */
  readonly isNamed: boolean
}

/** A name that clients may ask for, and what it stands for. */
export interface AliasedModel {
  readonly model: string
  readonly policy?: string
  readonly select?: string
}

export interface PolicySources {
  readonly body: Readonly<Record<string, unknown>>
  readonly headers: Headers
  readonly aliases: ReadonlyMap<string, AliasedModel>
  /** The server's own, for requests that name none. */
  readonly standard: { readonly policy?: string | undefined; readonly select?: string | undefined }
}

const longest = 500
const fieldSchema = z.strictObject({
  policy: z.string().max(longest).optional(),
  select: z.string().max(longest).optional(),
})

/**
 * The most particular counts: the field `jevons` of the body, the header, the name `MODEL:POLICY`, what the model's name stands
 * for, the server's own.
 * @throws GatewayError where what was asked for is no policy or selection
 */
export function askedPolicy({ body, headers, aliases, standard }: PolicySources): AskedPolicy {
  const written = aliasIn(body['model'])
  const alias = written.model === undefined ? undefined : aliases.get(written.model)
  const field = fieldIn(body['jevons'])
  const policy = field.policy ?? headers.get('x-jevons-policy') ?? written.policy
  const select = field.select ?? headers.get('x-jevons-select') ?? undefined
  if (policy !== undefined) checkSetting(parsePolicySetting(policy), 'bad_policy')
  if (select !== undefined && select !== 'none') checkSetting(parseSelectionSetting(select), 'bad_selection')
  const chosen = select ?? alias?.select ?? standard.select
  return {
    model: alias?.model ?? written.model,
    policy: policy ?? alias?.policy ?? standard.policy,
    select: chosen === 'none' ? undefined : chosen,
    isNamed: policy !== undefined || select !== undefined || alias?.policy !== undefined,
  }
}

function fieldIn(field: unknown): {
  readonly policy?: string | undefined
  readonly select?: string | undefined
} {
  if (field === undefined || field === null) return {}
  const read = fieldSchema.safeParse(field)
  if (read.success) return read.data
  throw new GatewayError(
    400,
    'jevons: must be such as {"policy": "tip:alpha=3,beta=50", "select": "majority:n=5"}, or one of both',
    { param: 'jevons' },
  )
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

function checkSetting(
  read: { readonly type: 'setting' } | { readonly type: 'error'; readonly message: string },
  code: string,
): void {
  if (read.type === 'error') throw new GatewayError(400, read.message, { param: 'jevons', code })
}
