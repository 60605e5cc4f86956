import { type Context, createContext, useContext } from 'solid-js'
import type { LiveRuns } from './live-runs.ts'

export const LiveContext: Context<LiveRuns | undefined> = createContext<LiveRuns>()

export function useLive(): LiveRuns {
  const live = useContext(LiveContext)
  if (!live) throw new Error('no runs are provided here')
  return live
}
