import { createMemo, For, type JSX, Show } from 'solid-js'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import type { Stretch } from './reading.ts'
import { TextBlock } from './text-block.tsx'
import { textBlocks } from './text-blocks.ts'
import { useTextView } from './text-view.ts'

interface BlockListProps {
  readonly text: string
  readonly stretch: Stretch
  /** Characters at its beginning that open a thought. */
  readonly opener?: number
}

/** A stretch of a response as the blocks it is drawn in; where the text begins to repeat itself it says so. */
export function BlockList(props: BlockListProps): JSX.Element {
  const view = useTextView()
  const parts = createMemo(() => aroundLoop(props.stretch, view.loop()?.start))
  const blocks = (stretch: Stretch): readonly Stretch[] => textBlocks(props.text, stretch)
  return (
    <div class="words">
      <For each={parts()}>
        {(part, at) => (
          <>
            <Show when={at() > 0}>
              <p class="loop" data-uncopied="">
                ↻ {words().reader.loop(saidCount(view.loop()?.period))}
              </p>
            </Show>
            <For each={blocks(part)}>
              {({ start, end }) => (
                <TextBlock
                  text={props.text}
                  start={start}
                  end={end}
                  opener={start === props.stretch.start ? (props.opener ?? 0) : 0}
                />
              )}
            </For>
          </>
        )}
      </For>
    </div>
  )
}

function aroundLoop({ start, end }: Stretch, loop: number | undefined): readonly Stretch[] {
  if (loop === undefined || loop <= start || loop >= end) return [{ start, end }]
  return [
    { start, end: loop },
    { start: loop, end },
  ]
}
