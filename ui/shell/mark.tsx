import type { JSX } from 'solid-js'

const drawings = {
  jevons: 'M4 6h9M4 12h5M4 18h16',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  light:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2',
  dark: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z',
  keys: 'M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M8 15h8',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 21 21',
  next: 'm9 5 7 7-7 7',
  previous: 'm15 5-7 7 7 7',
  up: 'm5 15 7-7 7 7',
  down: 'm5 9 7 7 7-7',
  close: 'M6 6l12 12M18 6 6 18',
  beside: 'M4 5h16v14H4zM12 5v14',
  filter: 'M4 6h16M7 12h10M10 18h4',
} as const

export type MarkName = keyof typeof drawings

/** A small line drawing; what it means is always said in words beside it. */
export function Mark(props: { readonly name: MarkName }): JSX.Element {
  return (
    <svg
      class="mark"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[props.name]} />
    </svg>
  )
}
