import { createUniqueId, For, type JSX, Show } from 'solid-js'
import { type Explained, explainedInWords } from '#economics'
import { words } from '../../language/language.ts'
import type { ResultNumber } from '../calculation.ts'
import { priceWords } from '../price-words.ts'
import { saidValue } from './said-value.ts'
import { Why } from './why.tsx'

/** Numbers with their units, how far they may be off, and why they are what they are. */
export function NumberRows(props: { readonly numbers: readonly ResultNumber[] }): JSX.Element {
  return (
    <dl class="numbers">
      <For each={props.numbers.map(({ name }) => name)}>
        {(name) => (
          <Show when={props.numbers.find((one) => one.name === name)}>{(one) => <Row number={one()} />}</Show>
        )}
      </For>
    </dl>
  )
}

function Row(props: { readonly number: ResultNumber }): JSX.Element {
  const said = (value: number): string => saidValue(value, words().language)
  const isUncertain = (): boolean => {
    const { low, high } = props.number
    return low !== undefined && high !== undefined && low !== high
  }
  return (
    <div class="number-row">
      <dt>{props.number.name}</dt>
      <dd>
        <span class="number-value">
          <strong>{said(props.number.value)}</strong>
          <Show when={props.number.unit !== ''}>{unitBeside(props.number.unit)}</Show>
          <Show when={isUncertain()}>
            <small> {`[${said(props.number.low ?? 0)}, ${said(props.number.high ?? 0)}]`}</small>
          </Show>
        </span>
        <Show when={props.number.note}>{(note) => <small class="number-note">{note()}</small>}</Show>
        <Show when={props.number.why}>{(why) => <WhyOf name={props.number.name} why={why()} />}</Show>
      </dd>
    </div>
  )
}

/** A unit as it stands after its number: in Korean what is counted stands close to it. */
function unitBeside(unit: string): string {
  const said = priceWords().unit(unit)
  const isClose = words().language === 'ko' && /^[%배개년일초원]/.test(said)
  if (isClose || said === '×') return said
  return `${said === '%' ? '\u202F' : ' '}${said}`
}

/** The explanations of a number, folded away. */
export function WhyOf(props: {
  readonly name: string
  readonly why: NonNullable<ResultNumber['why']>
}): JSX.Element {
  const id = createUniqueId()
  const said = (): readonly Explained[] =>
    props.why.map((explained) => explainedInWords(explained, words().language))
  return (
    <details class="why">
      <summary aria-label={priceWords().whyOf(props.name)} id={id}>
        {priceWords().why}
      </summary>
      <For each={said()}>{(explained) => <Why explained={explained} open />}</For>
    </details>
  )
}
