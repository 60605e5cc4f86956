import type { CanaryConfig, HealthConfig, ServedEngine } from './gateway-config.ts'

/** A configuration as it was written, with its defaults filled in, and its secrets not looked up yet. */
export interface WrittenConfig {
  readonly listen: { readonly host: string; readonly port: number }
  readonly engine?: ServedEngine | undefined
  readonly upstreams: readonly WrittenUpstream[]
  readonly health: HealthConfig
  readonly policy?: string | undefined
  readonly select?: string | undefined
  readonly onPolicyError: 'fail' | 'pass'
  readonly models: Readonly<
    Record<
      string,
      { readonly model: string; readonly policy?: string | undefined; readonly select?: string | undefined }
    >
  >
  readonly keys: readonly (SecretPlace & { readonly name: string; readonly limits: object })[]
  readonly keysFile?: string | undefined
  readonly limits: {
    readonly open?: number | undefined
    readonly bodyBytes: number
    readonly time: number
    readonly drain: number
  }
  readonly canary?: CanaryConfig | undefined
  readonly record?: object | undefined
  readonly telemetry?:
    | {
        readonly endpoint: string
        readonly headers: Readonly<Record<string, string>>
        readonly service: string
      }
    | undefined
}

export interface WrittenUpstream extends SecretPlace {
  readonly name?: string | undefined
  readonly url: string
}

/** Where a secret is: one of these at most. */
export interface SecretPlace {
  /** The secret itself, or a text with `${NAME}` of variables. */
  readonly key?: string | undefined
  readonly keyEnv?: string | undefined
  readonly keyFile?: string | undefined
}
