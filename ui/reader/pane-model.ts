import { type Accessor, createSignal } from 'solid-js'
import type { ResponseDetail } from '#viewer'
import { answerTo } from '../server/answer.ts'
import type { ApiClient } from '../server/api-client.ts'
import { type GivenLabels, givenLabels, type Label } from './given-labels.ts'

/** One response that is read: what it holds, where one is in it, and what was labelled. */
export interface PaneModel {
  readonly detail: Accessor<ResponseDetail | undefined>
  readonly failure: Accessor<unknown>
  readonly reload: () => void
  /** The thought in sight, 0 for the first. */
  readonly current: Accessor<number>
  /** Says which thought is in sight. */
  readonly setCurrent: (index: number) => void
  /** Brings a thought into sight. */
  readonly go: (index: number) => void
  /** What scrolls: set by whoever shows the response. */
  readonly onGo: (show: (index: number) => void) => void
  readonly labelOf: (index: number) => Label
  readonly label: (index: number, label: Label) => void
  readonly undo: GivenLabels['undo']
}

interface Source {
  readonly run: string
  readonly response: string
}

export function paneModel(api: ApiClient, source: Accessor<Source | undefined>): PaneModel {
  const {
    value: detail,
    failure,
    reload,
  } = answerTo(source, ({ run, response }) => api.response(run, response))
  const [current, setCurrent] = createSignal(0)
  const labels = givenLabels(api, () => source()?.run ?? '')
  let show = (_: number): void => {}
  return {
    detail,
    failure,
    reload,
    current,
    setCurrent,
    go: (index) => {
      setCurrent(index)
      show(index)
    },
    onGo: (shown) => {
      show = shown
    },
    labelOf: (index) => {
      const read = detail()
      return read ? labels.of(read, index) : null
    },
    label: (index, label) => {
      const read = detail()
      if (read) labels.give(read, index, label)
    },
    undo: labels.undo,
  }
}
