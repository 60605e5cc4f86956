import { createSignal } from 'solid-js'
import type { LabelRequest, ResponseDetail, ResponseThought } from '#viewer'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import type { ApiClient } from '../server/api-client.ts'
import { failureText } from '../shell/failure.tsx'
import { say } from '../shell/notice.ts'

export type Label = LabelRequest['label']

/** What a person says of thoughts: shown at once, kept by the server, taken back where that fails. */
export interface GivenLabels {
  readonly of: (detail: ResponseDetail, index: number) => Label
  readonly give: (detail: ResponseDetail, index: number, label: Label) => void
  /** Gives the last labelled thought the label it had before, whatever is read by now. */
  readonly undo: () => void
}

interface Given {
  readonly detail: ResponseDetail
  readonly index: number
  readonly label: Label
}

export function givenLabels(api: ApiClient, run: () => string): GivenLabels {
  const [given, setGiven] = createSignal<ReadonlyMap<string, Label>>(new Map())
  let before: Given | undefined
  const of: GivenLabels['of'] = (detail, index) => {
    const thought = detail.thoughtList[index]
    if (!thought) return null
    const label = given().get(keyOf(detail, thought))
    return label === undefined ? thought.label : label
  }
  const save = async ({ detail, index, label }: Given): Promise<void> => {
    const thought = detail.thoughtList[index]
    if (!thought) return
    const former = of(detail, index)
    const put = (value: Label): void => {
      setGiven((all) => new Map(all).set(keyOf(detail, thought), value))
    }
    put(label)
    say({ text: words().reader.saving, tone: 'busy' })
    const { start, end, textHash } = thought
    try {
      await api.label(run(), { response: detail.id, start, end, textHash, label })
      before = { detail, index, label: former }
      say({ text: saidLabel(index, label), tone: 'done', undo })
    } catch (error) {
      put(former)
      say({ text: words().reader.notSaved(failureText(error)), tone: 'failed' })
    }
  }
  const undo = (): void => {
    if (before) void save(before)
  }
  return {
    of,
    give: (detail, index, label) => {
      if (of(detail, index) !== label) void save({ detail, index, label })
    },
    undo,
  }
}

function keyOf({ id }: ResponseDetail, { start, end, textHash }: ResponseThought): string {
  return `${start} ${end} ${textHash} ${id}`
}

function saidLabel(index: number, label: Label): string {
  const { reader } = words()
  const name = reader.thought(saidCount(index + 1))
  return label === null ? reader.takenBack(name) : reader.saved(name, reader.labels[label])
}
