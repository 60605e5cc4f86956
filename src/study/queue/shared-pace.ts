import { persisting } from './persisting.ts'
import type { Postgres } from './postgres.ts'

/** What all workers together may ask of one server in any minute. */
export interface PaceLimits {
  readonly requestsPerMinute?: number
  /** Of prompts and answers together. */
  readonly tokensPerMinute?: number
}

/** Counts in the database what all that ask one server let through: as an engine's limiter wants it. */
export interface QueuePace {
  readonly countsTokens: boolean
  readonly book: (tokens: number, signal?: AbortSignal) => Promise<{ name: string } | { waitMs: number }>
  readonly settle: (name: string, tokens: number) => Promise<void>
  readonly pause: (ms: number) => Promise<void>
}

/**
 * Keeps what is booked within any minute at or below the limits, by the clock of Postgres alone. More than a limit at once is let
 * through alone, since it would never fit. While Postgres is away nothing is let through.
 * @param url the server: everybody who asks it by this URL shares what it allows
 */
export function sharedPace(
  postgres: Postgres,
  url: string,
  {
    requestsPerMinute = Number.POSITIVE_INFINITY,
    tokensPerMinute = Number.POSITIVE_INFINITY,
    say,
  }: PaceLimits & { readonly say: (line: string) => void },
): QueuePace {
  const upstream = url.replace(/\/+$/, '')
  const book = (tokens: number): ReturnType<QueuePace['book']> =>
    postgres.transaction(async (sql) => {
      await sql.query('INSERT INTO jevons.upstream (url) VALUES ($1) ON CONFLICT DO NOTHING', [upstream])
      // Whoever holds the row counts alone.
      const { rows: pauses } = await sql.query<{ ms: number | null }>(
        `SELECT (extract(epoch FROM paused_until - clock_timestamp()) * 1000)::float8 AS ms
         FROM jevons.upstream WHERE url = $1 FOR UPDATE`,
        [upstream],
      )
      const pauseMs = pauses[0]?.ms ?? 0
      if (pauseMs > 0) return { waitMs: pauseMs }
      await sql.query(
        `DELETE FROM jevons.admission WHERE upstream = $1 AND at <= clock_timestamp() - interval '1 minute'`,
        [upstream],
      )
      const { rows } = await sql.query<{ requests: number; tokens: number; ms: number | null }>(
        `SELECT count(*)::int AS requests, coalesce(sum(tokens), 0)::float8 AS tokens,
                (extract(epoch FROM min(at) + interval '1 minute' - clock_timestamp()) * 1000)::float8 AS ms
         FROM jevons.admission WHERE upstream = $1`,
        [upstream],
      )
      const { requests = 0, tokens: held = 0, ms } = rows[0] ?? {}
      const fits = requests + 1 <= requestsPerMinute && held + tokens <= tokensPerMinute
      if (requests > 0 && !fits) return { waitMs: Math.max(1, ms ?? 1) }
      const { rows: booked } = await sql.query<{ id: string }>(
        'INSERT INTO jevons.admission (upstream, at, tokens) VALUES ($1, clock_timestamp(), $2) RETURNING id',
        [upstream, tokens],
      )
      return { name: String(booked[0]?.id) }
    })
  return {
    countsTokens: Number.isFinite(tokensPerMinute),
    book: (tokens, signal = never) => persisting(() => book(tokens), { signal, say }),
    async settle(name, tokens) {
      await postgres.query('UPDATE jevons.admission SET tokens = $2 WHERE id = $1', [name, tokens])
    },
    async pause(ms) {
      await postgres.query(
        `UPDATE jevons.upstream
         SET paused_until = greatest(paused_until, clock_timestamp() + make_interval(secs => $2)) WHERE url = $1`,
        [upstream, ms / 1000],
      )
    },
  }
}

const never = new AbortController().signal
