import { type Accessor, createSignal } from 'solid-js'
import type { LabelRequest, ResponseDetail, ResponseThought } from '#viewer'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import { answerTo } from '../server/answer.ts'
import type { ApiClient } from '../server/api-client.ts'
import { failureText } from '../shell/failure.tsx'
import { say } from '../shell/notice.ts'

export type Label = LabelRequest['label']

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
  readonly undo: () => void
}

interface Source {
  readonly run: string
  readonly response: string
}

export function paneModel(api: ApiClient, source: Accessor<Source | undefined>): PaneModel {
  const answer = answerTo(source, ({ run, response }) => api.response(run, response))
  const shown = answer.value
  const [current, setCurrent] = createSignal(0)
  const [labels, setLabels] = createSignal<ReadonlyMap<string, Label>>(new Map())
  let show = (_: number): void => {}
  let before: { readonly thought: ResponseThought; readonly label: Label } | undefined
  const labelled = (thought: ResponseThought): Label =>
    labels().has(keyOf(source(), thought)) ? (labels().get(keyOf(source(), thought)) ?? null) : thought.label
  const put = (thought: ResponseThought, label: Label): void => {
    setLabels((all) => new Map(all).set(keyOf(source(), thought), label))
  }
  const save = async (thought: ResponseThought, label: Label): Promise<void> => {
    const { run, response } = source() ?? {}
    if (run === undefined || response === undefined) return
    const former = labelled(thought)
    put(thought, label)
    say({ text: words().reader.saving, tone: 'busy' })
    const { start, end, textHash } = thought
    try {
      await api.label(run, { response, start, end, textHash, label })
      before = { thought, label: former }
      say({ text: saidLabel(shown(), thought, label), tone: 'done', undo })
    } catch (error) {
      put(thought, former)
      say({ text: words().reader.notSaved(failureText(error)), tone: 'failed' })
    }
  }
  const undo = (): void => {
    if (before) void save(before.thought, before.label)
  }
  const thoughtAt = (index: number): ResponseThought | undefined => shown()?.thoughtList[index]
  return {
    detail: shown,
    failure: answer.failure,
    reload: answer.reload,
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
      const thought = thoughtAt(index)
      return thought ? labelled(thought) : null
    },
    label: (index, label) => {
      const thought = thoughtAt(index)
      if (thought && labelled(thought) !== label) void save(thought, label)
    },
    undo,
  }
}

function keyOf(source: Source | undefined, { start, end, textHash }: ResponseThought): string {
  return JSON.stringify([source?.run, source?.response, start, end, textHash])
}

function saidLabel(detail: ResponseDetail | undefined, thought: ResponseThought, label: Label): string {
  const { reader } = words()
  const name = reader.thought(saidCount((detail?.thoughtList.indexOf(thought) ?? 0) + 1))
  return label === null ? reader.takenBack(name) : reader.saved(name, reader.labels[label])
}
