import { type JSX, Show } from 'solid-js'
import { words } from '../../language/language.ts'
import type { FieldTexts } from '../../route/field-texts.ts'
import { navigate } from '../../route/location.ts'
import type { PriceRoute } from '../../route/route.ts'
import type { FieldWords } from '../calculation.ts'
import { CalculatorForm } from '../form/calculator-form.tsx'
import { priceWords } from '../price-words.ts'
import type { StudyChoice } from './chain-fields.ts'
import { chainFieldWords } from './chain-page-words.ts'
import { ChainResult } from './chain-result.tsx'
import { chainState } from './chain-state.ts'
import { ReferencePoints } from './reference-points.tsx'

interface ChainColumnsProps {
  readonly route: PriceRoute
  readonly choice: StudyChoice
}

/** What goes into the chain on the one side, what comes out on the other. */
export function ChainColumns(props: ChainColumnsProps): JSX.Element {
  const state = chainState(
    () => props.route.texts,
    () => props.choice,
  )
  const write = (next: FieldTexts): void => navigate({ ...props.route, texts: next }, { replace: true })
  const fieldWords = (): FieldWords => chainFieldWords[words().language]
  const reason = (): string => {
    const why = state.reason()
    return why === undefined ? priceWords().faulty : `${priceWords().impossible} ${why}`
  }
  return (
    <div class="price-columns">
      <CalculatorForm
        fields={state.fields()}
        texts={state.texts()}
        faults={state.faults()}
        words={fieldWords()}
        write={write}
        below={(panel) => (
          <Show when={panel === 'demand'}>
            <ReferencePoints texts={state.texts()} write={write} />
          </Show>
        )}
      />
      <section class="price-result" aria-label={priceWords().results}>
        <Show
          when={state.found()}
          fallback={
            <p class="remark" role="alert">
              {reason()}
            </p>
          }
        >
          {(found) => <ChainResult state={state} found={found()} study={props.choice.study} />}
        </Show>
      </section>
    </div>
  )
}
