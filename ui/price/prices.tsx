import { For, type JSX } from 'solid-js'
import { words } from '../language/language.ts'
import { calculatorIds } from '../route/field-texts.ts'
import { Link } from '../route/link.tsx'
import { Doors } from '../shell/doors.tsx'
import { useTitle } from '../shell/title.ts'

/** Every calculator there is. */
export function Prices(): JSX.Element {
  useTitle(() => words().doors.price.title)
  return (
    <div class="page">
      <Doors />
      <header class="page-head">
        <h1>{words().doors.price.title}</h1>
      </header>
      <p class="lead">{words().doors.pricesLead}</p>
      <ul class="calculators">
        <For each={calculatorIds}>
          {(id) => (
            <li>
              <Link to={{ page: 'price', calculator: id, texts: {} }} class="door">
                <strong>{words().doors.calculators[id].title}</strong>
                <span>{words().doors.calculators[id].lead}</span>
              </Link>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
