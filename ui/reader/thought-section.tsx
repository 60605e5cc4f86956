import { type JSX, Show } from 'solid-js'
import { label } from '#figure'
import type { ResponseDetail, ResponseThought } from '#viewer'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import { BlockList } from './block-list.tsx'
import type { Label } from './given-labels.ts'
import { LabelButtons } from './label-buttons.tsx'
import type { PaneModel } from './pane-model.ts'
import type { Stretch } from './reading.ts'
import { stateSigns } from './state-signs.ts'
import { stateOf } from './strip-layout.ts'
import { guessedHeight } from './text-blocks.ts'

interface ThoughtSectionProps {
  readonly detail: ResponseDetail
  readonly index: number
  readonly stretch: Stretch
  readonly model: PaneModel
  readonly choose: () => void
}

/** A thought: its number, length and judgement, and its text. Only the one in sight has buttons, since there may be thousands. */
export function ThoughtSection(props: ThoughtSectionProps): JSX.Element {
  const thought = (): ResponseThought | undefined => props.detail.thoughtList[props.index]
  const isCurrent = (): boolean => props.model.current() === props.index
  const state = (): ReturnType<typeof stateOf> => stateOf(thought() ?? { correct: null, abandoned: null })
  return (
    <article
      class="thought"
      data-thought={props.index}
      data-state={state()}
      aria-current={isCurrent() ? 'true' : undefined}
      aria-label={words().reader.thought(saidCount(props.index + 1))}
      style={{ 'contain-intrinsic-size': `auto ${guessedHeight(props.detail.text, props.stretch) + 24}px` }}
      onPointerDown={() => props.choose()}
    >
      <header data-uncopied="">
        <span class="thought-number">{saidCount(props.index + 1)}</span>
        <span class="thought-state">
          <span aria-hidden="true">{stateSigns[state()]} </span>
          {words().reader.states[state()]}
        </span>
        <span class="thought-tokens">
          {thought()?.tokens == null
            ? words().reader.noTokens
            : words().reader.tokens(saidCount(thought()?.tokens))}
        </span>
        <Show when={thought()?.commitment}>
          {(commitment) => (
            <span class="commitment">
              {words().reader.commitment} <code>{label(commitment(), 60)}</code>
            </span>
          )}
        </Show>
        <LabelChip label={props.model.labelOf(props.index)} />
        <Show when={isCurrent()}>
          <LabelButtons index={props.index} model={props.model} />
        </Show>
      </header>
      <BlockList
        text={props.detail.text}
        stretch={props.stretch}
        opener={openerLength(props.detail, props.stretch, thought())}
      />
    </article>
  )
}

function LabelChip(props: { readonly label: Label }): JSX.Element {
  return (
    <Show when={props.label}>
      {(given) => (
        <span class="label-chip" data-label={given()}>
          {words().reader.labelled(words().reader.labels[given()])}
        </span>
      )}
    </Show>
  )
}

/** Characters up to the end of the opener, where the thought does begin with it. */
function openerLength(
  { text }: ResponseDetail,
  { start, end }: Stretch,
  thought: ResponseThought | undefined,
): number {
  const opener = thought?.opener
  if (!opener || opener.length > 60) return 0
  const beginning = text.slice(start, Math.min(end, start + 80))
  const at = beginning.length - beginning.trimStart().length
  return beginning.startsWith(opener, at) ? at + opener.length : 0
}
