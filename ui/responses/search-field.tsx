import { type JSX, onCleanup } from 'solid-js'
import { words } from '../language/language.ts'
import { useKeys } from '../shell/keys.ts'

interface SearchFieldProps {
  readonly search: string
  readonly change: (fields: { readonly search: string | undefined }) => void
}

const pauseMs = 200

/** Full-text search: it asks when the writing pauses. */
export function SearchField(props: SearchFieldProps): JSX.Element {
  let field: HTMLInputElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = (text: string): void => {
    clearTimeout(timer)
    timer = setTimeout(() => props.change({ search: text.trim() === '' ? undefined : text }), pauseMs)
  }
  onCleanup(() => clearTimeout(timer))
  useKeys({ title: () => words().responses.search, actions: { '/': () => field?.focus() }, help: [] })
  return (
    <search class="search">
      <input
        ref={field}
        type="search"
        value={props.search}
        placeholder={words().responses.search}
        aria-label={words().responses.search}
        onInput={({ currentTarget }) => ask(currentTarget.value)}
      />
    </search>
  )
}
