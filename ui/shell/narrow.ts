import { type Accessor, createSignal } from 'solid-js'

const query = matchMedia('(max-width: 720px)')
const [is, setIs] = createSignal(query.matches)
query.addEventListener('change', () => setIs(query.matches))

/** Whether the window is as narrow as a phone. The style sheet changes over at the same width. */
export const narrow: Accessor<boolean> = is
