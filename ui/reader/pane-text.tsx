import { createMemo, For, type JSX, Show } from 'solid-js'
import type { ResponseDetail } from '#viewer'
import { words } from '../language/language.ts'
import { BlockList } from './block-list.tsx'
import { growing } from './growing.ts'
import type { PaneModel } from './pane-model.ts'
import { readingOf, type Section, type Stretch } from './reading.ts'
import { useTextView } from './text-view.ts'
import { ThoughtSection } from './thought-section.tsx'

interface PaneTextProps {
  readonly detail: ResponseDetail
  readonly model: PaneModel
  readonly choose: (thought: number) => void
}

/** A response from its first character to its last. */
export function PaneText(props: PaneTextProps): JSX.Element {
  const view = useTextView()
  const sections = createMemo(() => readingOf(props.detail))
  const wanted = createMemo(() => wantedSection(sections(), props.model.current(), view.currentMatch()))
  const count = growing(() => sections().length, wanted)
  return (
    <>
      <Show when={props.detail.thoughtList.length === 0}>
        <p class="no-thoughts">{words().reader.noThoughts[props.detail.reasoningKind]}</p>
      </Show>
      <For each={sections().slice(0, count())}>{(section) => sectionView(section, props)}</For>
    </>
  )
}

/** The last section that must be in the page: the thought in sight, or what was found. */
function wantedSection(sections: readonly Section[], thought: number, match: Stretch | undefined): number {
  return sections.findLastIndex(
    (section) =>
      (section.type === 'thought' && section.index === thought) ||
      (match !== undefined && section.start <= match.start),
  )
}

function sectionView(section: Section, props: PaneTextProps): JSX.Element {
  const text = (): string => props.detail.text
  if (section.type === 'thought')
    return (
      <ThoughtSection
        detail={props.detail}
        index={section.index}
        stretch={section}
        model={props.model}
        choose={() => props.choose(section.index)}
      />
    )
  if (section.type === 'unsplit')
    return (
      <div class="unsplit">
        <BlockList text={text()} stretch={section} />
      </div>
    )
  if (section.type !== 'answer')
    return (
      <div class="aside">
        <BlockList text={text()} stretch={section} />
      </div>
    )
  return (
    <div class="answer">
      <header data-uncopied="">{words().reader.answer}</header>
      <BlockList text={text()} stretch={section} />
    </div>
  )
}
