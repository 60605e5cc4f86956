import { createEffect, type JSX } from 'solid-js'
import { fillBlock } from './fill-block.ts'

/** A short text with its formulas drawn. */
export function FormulaText(props: { readonly text: string }): JSX.Element {
  let element: HTMLSpanElement | undefined
  createEffect(() => {
    const { text } = props
    if (element) fillBlock(element, { text, start: 0, end: text.length, opener: 0, formulas: true })
  })
  return <span class="formula-text" ref={element} />
}
