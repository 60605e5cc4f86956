import type { JSX } from 'solid-js'
import type { ResponseRow } from '#viewer'
import { words } from '../language/language.ts'

const signs = { correct: '✓', incorrect: '✗', ungradable: '∅', failed: '!', ungraded: '·' } as const

/** How a response was graded: a sign, a colour and the word. */
export function OutcomeMark(props: { readonly outcome: ResponseRow['outcome'] }): JSX.Element {
  const outcome = (): keyof typeof signs => props.outcome ?? 'ungraded'
  return (
    <span class="outcome" data-outcome={outcome()}>
      <span aria-hidden="true">{signs[outcome()]}</span>
      {words().outcomes[outcome()]}
    </span>
  )
}
