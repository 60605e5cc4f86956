import { drawChain } from '#economics'
import type { DrawReply, DrawRequest } from './chain-message.ts'

/** Draws in a thread of its own, so that the page goes on while it computes. */
addEventListener('message', ({ data }: MessageEvent<DrawRequest>) => {
  const { id, ranges, correlations, seed, points } = data
  const start = performance.now()
  try {
    const drawn = drawChain(ranges, { seed, points, correlations })
    post({ id, drawn, durationMs: performance.now() - start })
  } catch (error) {
    post({ id, reason: error instanceof Error ? error.message : String(error) })
  }
})

function post(reply: DrawReply): void {
  postMessage(reply)
}
