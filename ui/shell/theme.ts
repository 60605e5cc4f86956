import { createEffect, createRoot, createSignal } from 'solid-js'
import { remember, remembered } from './memory.ts'

export type Theme = 'system' | 'light' | 'dark'

const themes: readonly Theme[] = ['system', 'light', 'dark']
const key = 'jevons.theme'
const [chosen, setChosen] = createSignal<Theme>(themes.find((one) => one === remembered(key)) ?? 'system')

createRoot(() => {
  createEffect(() => {
    document.documentElement.dataset.theme = chosen()
  })
})

/** The colours that were chosen; the system's own unless somebody chose otherwise. */
export function theme(): Theme {
  return chosen()
}

/** From the system's colours to light, to dark, and back. */
export function nextTheme(): void {
  setChosen((now) => themes[(themes.indexOf(now) + 1) % themes.length] ?? 'system')
  remember(key, chosen())
}
