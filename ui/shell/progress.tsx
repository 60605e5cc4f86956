import type { JSX } from 'solid-js'

interface ProgressProps {
  readonly done: number
  readonly of: number
  readonly text: string
}

/** How far something has come, as a bar and in words. */
export function Progress(props: ProgressProps): JSX.Element {
  return (
    <span class="progress">
      <progress max={props.of} value={props.done} aria-label={props.text} />
      <span class="number">{props.text}</span>
    </span>
  )
}
