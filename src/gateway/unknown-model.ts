import { nearPolicy } from '#policy'
import { GatewayError } from './gateway-error.ts'

/** A name may be a client's text of any length. */
const shownLength = 100

/** The refusal of a model that is not here; where its name ends with what is nearly a policy, with the name that was meant. */
export function unknownModel(said: string, wanted: unknown): GatewayError {
  return new GatewayError(
    404,
    `${said}${typeof wanted === 'string' ? hintOf(wanted.slice(0, shownLength)) : ''}`,
    {
      param: 'model',
      code: 'model_not_found',
    },
  )
}

function hintOf(wanted: string): string {
  for (let at = wanted.indexOf(':'); at >= 0; at = wanted.indexOf(':', at + 1)) {
    const [name = '', ...parameters] = wanted.slice(at + 1).split(':')
    const near = nearPolicy(name)
    if (near !== undefined)
      return `; "${name}" is no policy: did you mean ${wanted.slice(0, at)}:${[near, ...parameters].join(':')}?`
  }
  return ''
}
