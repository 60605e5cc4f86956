import { For, type JSX } from 'solid-js'
import { words } from '../language/language.ts'
import { Link } from '../route/link.tsx'
import { Doors } from '../shell/doors.tsx'
import { useTitle } from '../shell/title.ts'
import { type CalculatorGroup, calculatorGroups } from './calculator-groups.ts'

const groups = Object.keys(calculatorGroups) as readonly CalculatorGroup[]

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
      <For each={groups}>
        {(group) => (
          <section class="calculator-group" aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{words().doors.calculatorGroups[group]}</h2>
            <ul class="calculators">
              <For each={calculatorGroups[group]}>
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
          </section>
        )}
      </For>
    </div>
  )
}
