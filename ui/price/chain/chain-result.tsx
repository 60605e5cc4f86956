import { createMemo, For, type JSX, Show } from 'solid-js'
import { explainChain } from '#economics'
import { words } from '../../language/language.ts'
import { RunFigure } from '../../run/run-figure.tsx'
import type { Study } from '../facts/study-arm.ts'
import { fieldValues } from '../form/field-values.ts'
import { priceWords } from '../price-words.ts'
import { ExportBar } from '../result/export-bar.tsx'
import type { ExportedValue } from '../result/result-csv.ts'
import { saidSource } from '../result/said-source.ts'
import { saidValue } from '../result/said-value.ts'
import { ChainAnswer } from './chain-answer.tsx'
import { chainCharts } from './chain-charts.ts'
import { type ChainPageWords, chainFieldWords, chainPageWords } from './chain-page-words.ts'
import type { ChainState, FoundChain } from './chain-state.ts'
import { chainSteps, nodeOf } from './chain-steps.ts'
import { ChainTable } from './chain-table.tsx'
import { stepValues } from './chain-values.ts'

interface ChainResultProps {
  readonly state: ChainState
  readonly found: FoundChain
  /** Where accuracy and tokens come from. */
  readonly study: Study
}

/** The answer in words, the chain step by step, which input matters, and what must be kept in mind. */
export function ChainResult(props: ChainResultProps): JSX.Element {
  const text = (): ChainPageWords => chainPageWords[words().language]
  const steps = createMemo(() => chainSteps(props.found.middle, props.found.chain, props.state.draws.drawn()))
  const charts = createMemo(() =>
    chainCharts(props.found.ranges, { outcome: props.found.outcome, language: words().language }),
  )
  /** Which of the inputs that the study tells are drawn together. */
  const drawn = (): 'all' | 'arms' | 'apart' => {
    if (props.found.correlations.length === 0) return 'apart'
    return props.study.joint === undefined ? 'arms' : 'all'
  }
  const values = (): readonly ExportedValue[] => [
    ...fieldValues(props.state.fields(), {
      texts: props.state.texts(),
      words: chainFieldWords[words().language],
    }),
    ...stepValues(steps(), {
      names: text().stepNames,
      before: text().before,
      after: text().after,
      ratio: text().ratio,
      said: (value) => saidValue(value, words().language),
    }),
  ]
  return (
    <>
      <ChainAnswer
        chain={props.found.chain}
        inputs={props.found.middle}
        draws={props.state.draws}
        why={nodeOf(explainChain(props.found.middle), 'breakEvenElasticity')}
      />
      <ChainTable steps={steps()} />
      <ExportBar name="chain" values={values} charts={charts()} />
      <div class="price-figures">
        <For each={charts()}>
          {(chart) => <RunFigure chart={chart} filter={{}} outcome={undefined} open={undefined} />}
        </For>
      </div>
      <div class="remark">
        <strong>{priceWords().notes}</strong>
        <ul>
          <Show when={props.study.isReasoner}>
            <li>{text().reasoner}</li>
          </Show>
          <li>{text().drawnTogether[drawn()]}</li>
          <For each={text().notes}>{(note) => <li>{note}</li>}</For>
          <li>{`${priceWords().source}: ${saidSource(props.study, words().language)}`}</li>
        </ul>
      </div>
    </>
  )
}
