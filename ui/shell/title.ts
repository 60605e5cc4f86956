import { createEffect } from 'solid-js'

/** Names the window after what it shows. */
export function useTitle(title: () => string): void {
  createEffect(() => {
    document.title = `${title()} · jevons`
  })
}
