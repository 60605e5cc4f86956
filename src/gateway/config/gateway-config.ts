/**
 * What serves where no upstream does: the embedded reasoner, a run whose responses are given again, or a model in this process by a library
 * that is installed beside.
 */
export type ServedEngine =
  | 'reasoner'
  | { readonly name: 'replay'; readonly from: string }
  | {
      readonly name: 'llama' | 'transformers'
      readonly model: string
      /** The whole prompt as the model reads it, with `{question}` in it. */
      readonly rawPrompt?: string | undefined
    }

/** Seconds, counts and names as a configuration has them, every default filled in and every secret resolved. */
export interface GatewayConfig {
  readonly listen: { readonly host: string; readonly port: number }
  /** Or else there are upstreams. */
  readonly engine?: ServedEngine
  readonly upstreams: readonly UpstreamConfig[]
  readonly health: HealthConfig
  /** For requests that name none. */
  readonly policy?: string
  readonly select?: string
  readonly onPolicyError: 'fail' | 'pass'
  /** Names that clients may ask for, and what each stands for. */
  readonly models: Readonly<Record<string, ModelAlias>>
  readonly keys: readonly KeyConfig[]
  readonly limits: LimitsConfig
  readonly canary?: CanaryConfig
  readonly record?: RecordConfig
  readonly telemetry?: TelemetryConfig
}

/** A server behind the gateway. */
export interface UpstreamConfig {
  /** What it is called in metrics and messages. */
  readonly name: string
  readonly url: string
  readonly key?: string
  /** Its share of the requests, beside the others' weights. */
  readonly weight: number
  /** The only models that it is asked for; any where left out. */
  readonly models?: readonly string[]
  /** The vocabulary of its models, by whose ids words are biased where it does not tell its tokens: a name, or a file. */
  readonly tokenizer?: string
  readonly limits: UpstreamLimits
}

/** What one upstream is given. Seconds. */
export interface UpstreamLimits {
  /** Requests at a time. */
  readonly concurrent?: number
  /** Until a stream says something. */
  readonly firstToken?: number
  /** Until a stream says more. */
  readonly betweenTokens?: number
  /** Until an answer is complete. */
  readonly total?: number
}

/** When an upstream is left out. Seconds. */
export interface HealthConfig {
  /** How often each upstream is asked whether it lives; 0 never asks. */
  readonly every: number
  readonly timeout: number
  /** So many failures in a row leave it out. */
  readonly failures: number
  /** For so long, unless it is found well sooner. */
  readonly out: number
}

/** What a name stands for that clients may ask for. */
export interface ModelAlias {
  readonly model: string
  readonly policy?: string
  readonly select?: string
}

export interface KeyConfig {
  /** What it is called in metrics. */
  readonly name: string
  readonly key: string
  readonly limits: KeyLimits
}

export interface KeyLimits {
  readonly requestsPerMinute?: number
  /** Prompt and output. */
  readonly tokensPerMinute?: number
  readonly concurrent?: number
}

export interface LimitsConfig {
  readonly open: number
  readonly bodyBytes: number
  /** Seconds until an answer is complete. */
  readonly time: number
  /** Seconds that answers under way may take once the server is to stop. */
  readonly drain: number
}

/** A policy on a share of the traffic. */
export interface CanaryConfig {
  readonly policy: string
  readonly percent: number
  readonly seed: string
}

/** Where traffic is written, and what of it is not. */
export interface RecordConfig {
  readonly run: string
  readonly redact: {
    readonly patterns: readonly { readonly pattern: string; readonly with: string }[]
    /** A JavaScript file whose `redact` is given each exchange. */
    readonly module?: string
  }
  /** Then recording ends. */
  readonly mostResponses: number
  /** What may wait to be written; what comes beyond it is dropped and counted. */
  readonly bufferBytes: number
}

/** Where spans are sent. */
export interface TelemetryConfig {
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
  readonly service: string
}
