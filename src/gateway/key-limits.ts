import type { ClientKey } from './access.ts'
import { GatewayError } from './gateway-error.ts'

/** A request that a key was let in with. */
export interface Admitted {
  /** What it came to, prompt and output. */
  readonly charge: (tokens: number) => void
  /** It is over. */
  readonly end: () => void
}

/** How much each key may ask for. It keeps what keys have used, whatever their limits become. */
export interface KeyLimits {
  /** @throws GatewayError where the key has used what it may, with the seconds until it may again */
  readonly admit: (key: ClientKey) => Admitted
}

interface Used {
  open: number
  readonly requests: Bucket
  readonly tokens: Bucket
}

/** @param clock milliseconds from any fixed moment */
export function keyLimits(clock: () => number): KeyLimits {
  const used = new Map<string, Used>()
  return {
    admit({ name, limits }) {
      const own = used.get(name) ?? { open: 0, requests: new Bucket(clock), tokens: new Bucket(clock) }
      used.set(name, own)
      const { concurrent, requestsPerMinute, tokensPerMinute } = limits
      if (concurrent !== undefined && own.open >= concurrent)
        throw tooMany(`this key has ${concurrent} requests under way already`, 1)
      // Tokens are known afterwards: whoever has used more than there were waits until they are there again.
      if (tokensPerMinute !== undefined)
        refuseFor(
          own.tokens.waitSeconds(tokensPerMinute, 0),
          `this key may use ${tokensPerMinute} tokens a minute`,
        )
      if (requestsPerMinute !== undefined) {
        refuseFor(
          own.requests.waitSeconds(requestsPerMinute, 1),
          `this key may ask ${requestsPerMinute} times a minute`,
        )
        own.requests.take(1)
      }
      own.open++
      let isOver = false
      return {
        charge: (tokens) => own.tokens.take(tokens),
        end() {
          if (!isOver) own.open--
          isOver = true
        },
      }
    },
  }
}

function refuseFor(seconds: number, what: string): void {
  if (seconds > 0) throw tooMany(what, Math.ceil(seconds))
}

function tooMany(what: string, retryAfterSeconds: number): GatewayError {
  return new GatewayError(429, `${what}: ask again later`, { code: 'rate_limit_exceeded', retryAfterSeconds })
}

/** What was used and has not come back yet: a minute's worth comes back in a minute, evenly. */
class Bucket {
  readonly #clock: () => number
  #used = 0
  #atMs = 0

  constructor(clock: () => number) {
    this.#clock = clock
  }

  take(amount: number): void {
    this.#used += amount
  }

  /** Until so much more than nothing is there of a minute's worth. */
  waitSeconds(perMinute: number, wanted: number): number {
    const nowMs = this.#clock()
    const backSince = ((nowMs - this.#atMs) / 60_000) * perMinute
    this.#used = Math.max(0, this.#used - backSince)
    this.#atMs = nowMs
    const lacking = this.#used + wanted - perMinute
    if (wanted === 0 ? lacking < 0 : lacking <= 0) return 0
    return Math.max(0.001, (60 * lacking) / perMinute)
  }
}
