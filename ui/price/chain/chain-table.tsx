import { For, type JSX, Show } from 'solid-js'
import { words } from '../../language/language.ts'
import { priceWords } from '../price-words.ts'
import { WhyOf } from '../result/number-rows.tsx'
import { saidValue } from '../result/said-value.ts'
import { chainPageWords } from './chain-page-words.ts'
import type { ChainStep } from './chain-steps.ts'

/** The chain step by step: before, after, and how far the draws spread. */
export function ChainTable(props: { readonly steps: readonly ChainStep[] }): JSX.Element {
  const text = (): (typeof chainPageWords)['en'] => chainPageWords[words().language]
  const ids = (): readonly ChainStep['id'][] => props.steps.map(({ id }) => id)
  return (
    <section class="table-scroll" tabindex="0" aria-label={text().steps}>
      <table class="data chain-table">
        <thead>
          <tr>
            <th scope="col">{text().step}</th>
            <th scope="col">{text().before}</th>
            <th scope="col">{text().after}</th>
            <th scope="col">{text().ratio}</th>
            <th scope="col">{text().spread}</th>
          </tr>
        </thead>
        <tbody>
          <For each={ids()}>
            {(id) => (
              <Show when={props.steps.find((step) => step.id === id)}>
                {(step) => <Step step={step()} />}
              </Show>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}

function Step(props: { readonly step: ChainStep }): JSX.Element {
  const text = (): (typeof chainPageWords)['en'] => chainPageWords[words().language]
  const said = (value: number): string => saidValue(value, words().language)
  const round = (value: number): string => said(Number(value.toPrecision(3)))
  const within = ({ low, high }: { readonly low: number; readonly high: number }): string =>
    `[${round(low)}, ${round(high)}]`
  const spread = (): string => {
    const { spread: found } = props.step
    if (found === undefined) return ''
    const times = found.of === 'ratio' ? '×' : ''
    return `${priceWords().from(round(found.low), round(found.high))}${times}`
  }
  return (
    <tr data-step={props.step.id}>
      <th scope="row">
        {text().stepNames[props.step.id]} <small>{priceWords().unit(props.step.unit)}</small>
        <Show when={props.step.why.length > 0}>
          <WhyOf name={text().stepNames[props.step.id]} why={props.step.why} />
        </Show>
      </th>
      <td>
        {said(props.step.before)}
        <Show when={props.step.sides}>{(sides) => <small>{within(sides().before)}</small>}</Show>
      </td>
      <td>
        <strong>{said(props.step.after)}</strong>
        <Show when={props.step.sides}>{(sides) => <small>{within(sides().after)}</small>}</Show>
      </td>
      <td data-cell="ratio">{said(props.step.ratio)}×</td>
      <td class="muted">{spread()}</td>
    </tr>
  )
}
