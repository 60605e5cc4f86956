import { stringify } from 'yaml'
import type { GatewayConfig } from './gateway-config.ts'

const hidden = '(set, not shown)'

/** A configuration as it would be carried out, in YAML, without its secrets: they are only said to be there. */
export function shownConfig(config: GatewayConfig): string {
  const { upstreams, keys, telemetry, ...rest } = config
  return stringify({
    ...rest,
    ...(upstreams.length > 0 && {
      upstreams: upstreams.map(({ key, ...upstream }) => ({
        ...upstream,
        ...(key !== undefined && { key: hidden }),
      })),
    }),
    keys: keys.map((key) => ({ ...key, key: hidden })),
    ...(telemetry && {
      telemetry: {
        ...telemetry,
        headers: Object.fromEntries(Object.keys(telemetry.headers).map((name) => [name, hidden])),
      },
    }),
  })
}
