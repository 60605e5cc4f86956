import { For, type JSX, Show } from 'solid-js'
import { type Explained, numberText, substituted } from '#economics'
import { priceWords } from '../price-words.ts'

/** Why a number is what it is: its formula with the numbers in it, and the same of all that went into it. */
export function Why(props: { readonly explained: Explained; readonly open?: boolean }): JSX.Element {
  const inputs = (): readonly Explained[] => props.explained.inputs ?? []
  return (
    <Show when={inputs().length > 0} fallback={<Line explained={props.explained} />}>
      <details class="why-node" open={props.open}>
        <summary>
          <Line explained={props.explained} />
        </summary>
        <ul>
          <For each={inputs()}>
            {(input) => (
              <li>
                <Why explained={input} />
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}

function Line(props: { readonly explained: Explained }): JSX.Element {
  const origin = (): string =>
    [props.explained.source, props.explained.date].filter((part) => part !== undefined).join(', ')
  return (
    <span class="why-line">
      <span class="why-name">{props.explained.name}</span>{' '}
      <code>
        {props.explained.symbol}
        <Show when={props.explained.formula}>
          {(formula) => ` = ${formula()} = ${substituted(formula(), props.explained.inputs ?? [])}`}
        </Show>
        {` = ${numberText(props.explained.value)}`}
        <Show when={props.explained.unit !== ''}>{` ${priceWords().unit(props.explained.unit)}`}</Show>
      </code>
      <Show when={origin() !== ''}>
        <small> {`${priceWords().source}: ${origin()}`}</small>
      </Show>
      <Show when={props.explained.note}>{(note) => <small> {note()}</small>}</Show>
    </span>
  )
}
