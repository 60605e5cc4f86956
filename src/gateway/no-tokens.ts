import { GatewayError } from './gateway-error.ts'

/** Nobody behind this server tells how texts are cut into tokens. */
export const noTokens: GatewayError = new GatewayError(
  501,
  'what is behind this server does not tell its tokens',
  { code: 'no_tokens' },
)
