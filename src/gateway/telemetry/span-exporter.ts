import type { Exchange } from '../exchange.ts'
import { answerSpan, type OtlpSpan } from './answer-span.ts'

/** Sends spans to a collector, in batches. No request waits for it. */
export interface SpanExporter {
  readonly watch: (exchange: Exchange) => void
  /** Counters, as Prometheus reads them. */
  readonly metrics: () => string
  /** Sends what waits, once. */
  readonly close: () => Promise<void>
}

export interface SpanExporterOptions {
  /** What `/v1/traces` is put after. */
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
  /** `service.name` */
  readonly service: string
  readonly version: string
  readonly fetch: typeof globalThis.fetch
  /** Told once of each row of failures. */
  readonly report: (error: unknown) => void
}

/** Beyond that spans are dropped and counted. */
const mostWaiting = 2048
const batchSize = 512
const everyMs = 2000
const timeoutMs = 10_000

/** OTLP over HTTP in JSON (https://opentelemetry.io/docs/specs/otlp/): one POST a batch; a batch that is refused is dropped. */
export function spanExporter(options: SpanExporterOptions): SpanExporter {
  const exporter = new Exporter(options)
  const timer = setInterval(() => void exporter.send(), everyMs)
  timer.unref()
  return {
    watch: (exchange) => exporter.add(exchange),
    metrics: () => exporter.metrics(),
    async close() {
      clearInterval(timer)
      await exporter.close()
    },
  }
}

class Exporter {
  readonly #options: SpanExporterOptions
  readonly #counts = { sent: 0, dropped: 0 }
  #waiting: OtlpSpan[] = []
  #sending: Promise<void> | undefined
  #hasReported = false
  #isClosed = false

  constructor(options: SpanExporterOptions) {
    this.#options = options
  }

  add(exchange: Exchange): void {
    if (this.#isClosed || this.#waiting.length >= mostWaiting) this.#counts.dropped++
    else this.#waiting.push(answerSpan(exchange))
    if (this.#waiting.length >= batchSize) void this.send()
  }

  metrics(): string {
    const { sent, dropped } = this.#counts
    return `# TYPE jevons_spans_sent_total counter\njevons_spans_sent_total ${sent}\n# TYPE jevons_spans_dropped_total counter\njevons_spans_dropped_total ${dropped}\n`
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.send()
  }

  /** One batch after the other: a slow collector is not asked twice at a time. */
  async send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined
    })
    await this.#sending
  }

  async #sendAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, batchSize)
      try {
        await this.#post(batch)
        this.#counts.sent += batch.length
        this.#hasReported = false
      } catch (error) {
        this.#counts.dropped += batch.length
        if (!this.#hasReported) this.#options.report(error)
        this.#hasReported = true
        return
      }
    }
  }

  async #post(spans: readonly OtlpSpan[]): Promise<void> {
    const { endpoint, headers, service, version, fetch } = this.#options
    const response = await fetch(`${endpoint.replace(/\/+$/, '')}/v1/traces`, {
      method: 'POST',
      redirect: 'error',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({
        resourceSpans: [
          {
            resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
            scopeSpans: [{ scope: { name: 'jevons', version }, spans }],
          },
        ],
      }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.body?.cancel()
    if (!response.ok) throw new Error(`the collector of spans answers ${response.status}`)
  }
}
