import { createEffect, createRoot, createSignal } from 'solid-js'
import { remember, remembered } from '../shell/memory.ts'
import { englishWords } from './english.ts'
import { koreanWords } from './korean.ts'
import type { Words } from './words.ts'

type Language = Words['language']

const languages: Readonly<Record<Language, Words>> = { en: englishWords, ko: koreanWords }
const key = 'jevons.language'

function first(): Language {
  const chosen = remembered(key)
  if (chosen === 'en' || chosen === 'ko') return chosen
  return navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en'
}

const [language, setLanguage] = createSignal<Language>(first())

createRoot(() => {
  createEffect(() => {
    document.documentElement.lang = language()
  })
})

/** The words of the language that is spoken now. */
export function words(): Words {
  return languages[language()]
}

/** Speaks the other language from now on, and the next time. */
export function switchLanguage(): void {
  setLanguage((now) => (now === 'en' ? 'ko' : 'en'))
  remember(key, language())
}
