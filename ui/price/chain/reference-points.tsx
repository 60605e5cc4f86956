import { For, type JSX } from 'solid-js'
import { logElasticity } from '#economics'
import { words } from '../../language/language.ts'
import type { FieldTexts } from '../../route/field-texts.ts'
import { publishedElasticities } from '../rebound/published.ts'
import { reboundWords } from '../rebound/rebound-words.ts'
import { saidSource } from '../result/said-source.ts'
import { chainPageWords } from './chain-page-words.ts'

interface ReferencePointsProps {
  readonly texts: FieldTexts
  readonly write: (texts: FieldTexts) => void
}

/** Elasticities that were published, to take one of: what each measures stands beside it. */
export function ReferencePoints(props: ReferencePointsProps): JSX.Element {
  const points = publishedElasticities.flatMap((one) => {
    const value = logElasticity(one)
    return value === undefined ? [] : [{ one, value: value.toFixed(2) }]
  })
  return (
    <div class="reference-points">
      <small>{chainPageWords[words().language].references}</small>
      <ul>
        <For each={points}>
          {({ one, value }) => (
            <li>
              <button
                type="button"
                title={saidSource(one, words().language)}
                onClick={() => props.write({ ...props.texts, elasticity: value })}
              >
                {value}
              </button>{' '}
              <small>{reboundWords[words().language].published[one.id] ?? one.name}</small>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
