import { createMemo, type JSX, Match, Switch } from 'solid-js'
import { words } from '../language/language.ts'
import type { FieldTexts } from '../route/field-texts.ts'
import { navigate } from '../route/location.ts'
import type { PriceRoute } from '../route/route.ts'
import type { Calculation, FieldWords, Result } from './calculation.ts'
import { CalculatorForm } from './form/calculator-form.tsx'
import { entriesOf, faultsOf } from './form/entries.ts'
import { fieldValues } from './form/field-values.ts'
import { priceWords } from './price-words.ts'
import { ExportBar } from './result/export-bar.tsx'
import { resultValues } from './result/result-csv.ts'
import { ResultView } from './result/result-view.tsx'
import { saidReason } from './result/said-reason.ts'
import { saidValue } from './result/said-value.ts'

interface CalculationPageProps {
  readonly calculation: Calculation
  readonly route: PriceRoute
}

type Computed =
  | { readonly result: Result; readonly command: string }
  | { readonly reason: string | undefined }

/** A calculator as a page: fields on the one side, what they come to on the other, both from the address. */
export function CalculationPage(props: CalculationPageProps): JSX.Element {
  const texts = (): FieldTexts => props.route.texts
  const fields = createMemo(() => props.calculation.fields(texts(), words().language))
  const faults = createMemo(() => faultsOf(fields(), texts()))
  const fieldWords = (): FieldWords => props.calculation.words[words().language]
  const computed = createMemo((): Computed => {
    if (faults().size > 0) return { reason: undefined }
    const entries = entriesOf(fields(), texts())
    try {
      const result = props.calculation.compute(entries, words().language)
      return { result, command: props.calculation.command(entries) }
    } catch (error) {
      if (error instanceof RangeError) return { reason: saidReason(error, words().language) }
      throw error
    }
  })
  const found = (): Extract<Computed, { readonly result: Result }> | undefined => {
    const now = computed()
    return 'result' in now ? now : undefined
  }
  const write = (next: FieldTexts): void => navigate({ ...props.route, texts: next }, { replace: true })
  const said = (value: number): string => saidValue(value, words().language)
  return (
    <div class="price-columns">
      <CalculatorForm
        fields={fields()}
        texts={texts()}
        faults={faults()}
        words={fieldWords()}
        write={write}
      />
      <section class="price-result" aria-label={priceWords().results}>
        <Switch fallback={<NoResult computed={computed()} />}>
          <Match when={found()}>
            {(now) => (
              <>
                <ResultView result={now().result} />
                <ExportBar
                  name={props.calculation.id}
                  charts={now().result.charts ?? []}
                  values={() => [
                    ...fieldValues(fields(), { texts: texts(), words: fieldWords() }),
                    ...resultValues(now().result, said),
                  ]}
                />
                <div>
                  <h2 class="command-title">{priceWords().command}</h2>
                  <pre class="command">{now().command}</pre>
                </div>
              </>
            )}
          </Match>
        </Switch>
      </section>
    </div>
  )
}

function NoResult(props: { readonly computed: Computed }): JSX.Element {
  const reason = (): string | undefined => ('reason' in props.computed ? props.computed.reason : undefined)
  return (
    <p class="remark" role="alert">
      {reason() === undefined ? priceWords().faulty : `${priceWords().impossible} ${reason()}`}
    </p>
  )
}
