/** How many responses a worker takes at once: what it does in some seconds, by how long its last loads took. */
export interface LoadSize {
  readonly wanted: () => number
  /** Tells that so many responses took so long. */
  readonly measured: (responses: number, milliseconds: number) => void
}

/** Long enough that the queue's few milliseconds do not matter, short enough that little is lost with a worker. */
const targetMs = 5000
/** A single quick load proves little. */
const mostGrowth = 4

export function loadSize(concurrency: number): LoadSize {
  let wanted = Math.max(1, Math.ceil(concurrency / 8))
  return {
    wanted: () => wanted,
    measured(responses, milliseconds) {
      if (responses === 0) return
      const fitting = (responses * targetMs) / Math.max(1, milliseconds)
      wanted = Math.round(Math.min(fitting, wanted * mostGrowth, concurrency))
      wanted = Math.max(1, wanted)
    },
  }
}
