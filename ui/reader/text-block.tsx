import { createEffect, createSignal, type JSX, onCleanup, onMount } from 'solid-js'
import { fillBlock, type Placed } from './fill-block.ts'
import { matchPaint } from './match-paint.ts'
import type { Stretch } from './reading.ts'
import { guessedHeight } from './text-blocks.ts'
import { useTextView } from './text-view.ts'

interface TextBlockProps extends Stretch {
  readonly text: string
  /** Characters at its beginning that open a thought. */
  readonly opener?: number
}

/**
 * A block of a response. Its text stands in the page from the beginning, so that the browser's own search finds it; formulas
 * and marks come when it nears the window.
 */
export function TextBlock(props: TextBlockProps): JSX.Element {
  const view = useTextView()
  const [near, setNear] = createSignal(false)
  const [placed, setPlaced] = createSignal<readonly Placed[]>([])
  const paint = matchPaint()
  let element: HTMLDivElement | undefined
  onMount(() => {
    if (!element) return
    element.style.containIntrinsicSize = `auto ${guessedHeight(props.text, props)}px`
    onCleanup(view.watch(element, () => setNear(true)))
  })
  createEffect(() => {
    if (!element) return
    const { text, start, end, opener = 0 } = props
    setPlaced(fillBlock(element, { text, start, end, opener, formulas: near() && view.formulas() }))
  })
  createEffect(() => {
    if (!near()) return
    const matches = view.matchesIn(props)
    paint.paint(placed(), matches, view.currentMatch())
  })
  onCleanup(paint.clear)
  return <div class="block" ref={element} data-start={props.start} />
}
