import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'
import type { DrawnChain } from '#economics'
import type { DrawReply, DrawRequest } from './chain-message.ts'

/** The draws of the present inputs, as far as they are there. */
export interface ChainDraws {
  /** Of the inputs before, until those of the present ones are there. */
  readonly drawn: Accessor<DrawnChain | undefined>
  readonly durationMs: Accessor<number>
  readonly isDrawing: Accessor<boolean>
  readonly reason: Accessor<string | undefined>
}

const points = 100_000
/** A slider that is being moved is not drawn at each step. */
const restMs = 60

/** Draws anew whenever inputs or seed change; an answer to former ones is dropped. */
export function chainDraws(
  asked: Accessor<Pick<DrawRequest, 'ranges' | 'correlations' | 'seed'> | undefined>,
): ChainDraws {
  const worker = new Worker(new URL('./chain-worker.ts', import.meta.url), { type: 'module' })
  const [drawn, setDrawn] = createSignal<DrawnChain>()
  const [durationMs, setDuration] = createSignal(0)
  const [isDrawing, setDrawing] = createSignal(false)
  const [reason, setReason] = createSignal<string>()
  let latest = 0
  worker.onmessage = ({ data }: MessageEvent<DrawReply>) => {
    if (data.id !== latest) return
    setDrawing(false)
    setReason('reason' in data ? data.reason : undefined)
    if (!('drawn' in data)) return
    setDrawn(data.drawn)
    setDuration(data.durationMs)
  }
  worker.onerror = ({ message }) => {
    setDrawing(false)
    setReason(message)
  }
  createEffect(() => {
    const now = asked()
    latest += 1
    if (now === undefined) return
    setDrawing(true)
    const { ranges, correlations, seed } = now
    const request: DrawRequest = { id: latest, ranges, correlations, seed, points }
    const timer = setTimeout(() => worker.postMessage(request), restMs)
    onCleanup(() => clearTimeout(timer))
  })
  onCleanup(() => worker.terminate())
  return { drawn, durationMs, isDrawing, reason }
}
