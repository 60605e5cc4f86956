import { parsePolicySetting } from '#policy'
import type { GoldProblem } from '#problem'
import type { ResponseKey, TrafficEntry, TrafficRun } from '#run'
import { deriveResponse } from '#study'
import { joinedReply, type Reply } from '#trace'
import type { Exchange } from '../exchange.ts'
import { askedQuestion } from './asked-question.ts'
import type { Redaction } from './redaction.ts'

/** Writes traffic as a run. No client waits for it. */
export interface TrafficRecorder {
  readonly watch: (exchange: Exchange) => void
  /** Counters, as Prometheus reads them. */
  readonly metrics: () => string
  /** Takes nothing more; resolves once everything that waits is written. The run is left to whoever opened it. */
  readonly close: () => Promise<void>
}

export interface RecorderOptions {
  readonly run: TrafficRun
  readonly redact: Redaction
  /** Then recording ends. */
  readonly mostResponses: number
  /** What may wait to be written; what comes beyond it is dropped and counted. */
  readonly bufferBytes: number
  readonly report: (error: unknown) => void
}

/** Names of models are the clients' own: a run does not get more arms. */
const mostArms = 256

/** Why a response was not recorded. */
type Loss = 'buffer' | 'limit' | 'redacted' | 'arms' | 'disk' | 'closed'

export function trafficRecorder(options: RecorderOptions): TrafficRecorder {
  const recorder = new Recorder(options)
  return {
    watch: (exchange) => recorder.watch(exchange),
    metrics: () => recorder.metrics(),
    close: () => recorder.close(),
  }
}

class Recorder {
  readonly #options: RecorderOptions
  readonly #lost = new Map<Loss, number>()
  readonly #arms = new Set<string>()
  #waiting: TrafficEntry[] = []
  #waitingBytes = 0
  #accepted: number
  #writing: Promise<void> | undefined
  #isClosed = false
  #hasReported = false

  constructor(options: RecorderOptions) {
    this.#options = options
    this.#accepted = options.run.responses()
  }

  watch(exchange: Exchange): void {
    if (exchange.end !== 'answered') return
    for (const reply of exchange.reading?.replies ?? []) this.#take(exchange, reply)
  }

  metrics(): string {
    const losses = [...this.#lost].map(
      ([reason, count]) => `jevons_recording_dropped_total{reason="${reason}"} ${count}\n`,
    )
    return `# TYPE jevons_recorded_total counter\njevons_recorded_total ${this.#options.run.responses()}\n# TYPE jevons_recording_dropped_total counter\n${losses.join('')}`
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#writing
  }

  #take(exchange: Exchange, reply: Reply): void {
    const full = this.#fullness()
    const entry = full === undefined ? this.#entryOf(exchange, reply) : undefined
    if (!entry) {
      this.#lose(full ?? 'redacted', 1)
      return
    }
    if (!this.#arms.has(entry.arm.id) && this.#arms.size >= mostArms) {
      this.#lose('arms', 1)
      return
    }
    this.#arms.add(entry.arm.id)
    this.#accepted++
    this.#waiting.push(entry)
    this.#waitingBytes += bytesOf(entry)
    this.#writing ??= this.#write()
  }

  /** Why nothing more can be taken now. */
  #fullness(): Loss | undefined {
    const { mostResponses, bufferBytes } = this.#options
    if (this.#isClosed) return 'closed'
    if (this.#accepted >= mostResponses) return 'limit'
    return this.#waitingBytes >= bufferBytes ? 'buffer' : undefined
  }

  /** Nothing is written that the redaction has not seen. */
  #entryOf(exchange: Exchange, reply: Reply): TrafficEntry | undefined {
    const { span, text, reasoning: kind, finish, usage, costUsd } = reply
    const hasAnswer = span.answerStart !== undefined
    const texts = this.#options.redact({
      question: askedQuestion(exchange.body) ?? '',
      reasoning: text.slice(span.start, span.end),
      answer: hasAnswer ? text.slice(span.answerStart) : '',
    })
    if (!texts) return undefined
    const joined = joinedReply(texts.reasoning, texts.answer)
    const { start, end } = joined.span
    const [stopped] = exchange.stopped
    const response = {
      text: joined.text,
      span: hasAnswer ? joined.span : { start, end },
      reasoning: kind,
      finishReason: stopped === undefined ? finish : 'policy',
      ...(stopped !== undefined && { stopped }),
      usage,
      durationMs: exchange.durationMs,
      ...(costUsd !== undefined && { costUsd }),
    } as const
    return { question: texts.question, arm: armOf(exchange), response, ...derived(response) }
  }

  async #write(): Promise<void> {
    // Whatever comes while one batch is written goes into the next.
    while (this.#waiting.length > 0) {
      const [batch, bytes] = [this.#waiting, this.#waitingBytes]
      this.#waiting = []
      try {
        await this.#options.run.append(batch)
        this.#hasReported = false
      } catch (error) {
        this.#accepted -= batch.length
        this.#lose('disk', batch.length)
        if (!this.#hasReported) this.#options.report(error)
        this.#hasReported = true
      }
      this.#waitingBytes -= bytes
    }
    this.#writing = undefined
  }

  #lose(reason: Loss, count: number): void {
    this.#lost.set(reason, (this.#lost.get(reason) ?? 0) + count)
  }
}

const asked: GoldProblem = { id: '', question: '', cluster: '', kind: 'text' }
const markers = { open: '<think>', close: '</think>' }

/** Nobody knows the right answer: what was answered, and where the thoughts are. */
function derived(response: TrafficEntry['response']): Pick<TrafficEntry, 'grade' | 'thoughts'> {
  const line = { version: 1, problem: '', arm: '', sample: 0, ...response } as const
  const { grade, thoughts } = deriveResponse(asked, line, { markers, judge: 'none' })
  return { grade: withoutKey(grade), ...(thoughts && { thoughts: withoutKey(thoughts) }) }
}

/** Which response it is of is said by the run. */
function withoutKey<Line extends ResponseKey & { readonly version: 1 }>({
  version: _version,
  problem: _problem,
  arm: _arm,
  sample: _sample,
  ...rest
}: Line): Omit<Line, 'version' | keyof ResponseKey> {
  return rest
}

const none = { name: 'none', parameters: {} }

/** What was asked, how: responses of one model under one policy stand together. */
function armOf({ body, policy = 'none', select }: Exchange): TrafficEntry['arm'] {
  const model = typeof body['model'] === 'string' ? body['model'].slice(0, 200) : 'no model named'
  const read = parsePolicySetting(policy)
  const parts = [model, ...(policy === 'none' ? [] : [policy]), ...(select === undefined ? [] : [select])]
  return {
    id: parts.join(' · '),
    policy: read.type === 'setting' ? read.setting : none,
  }
}

/** About what an entry takes up while it waits. */
function bytesOf({ question, response }: TrafficEntry): number {
  return 2 * (question.length + response.text.length) + 512
}
