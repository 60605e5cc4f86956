import type { Accessor, JSX } from 'solid-js'
import { words } from '../language/language.ts'
import type { PlaygroundSettings } from './playground-state.ts'

interface PenaltyFormProps {
  readonly settings: Accessor<PlaygroundSettings>
  readonly change: (some: Partial<PlaygroundSettings>) => void
}

/** α and β of the penalty, the temperature, and where the random numbers come from. */
export function PenaltyForm(props: PenaltyFormProps): JSX.Element {
  const text = (): ReturnType<typeof words>['playground'] => words().playground
  return (
    <section class="panel" aria-labelledby="penalty-title">
      <h2 id="penalty-title">{text().policy}</h2>
      <Slider
        name={text().alpha}
        value={props.settings().alpha}
        range={[-4, 16, 0.5]}
        change={(alpha) => props.change({ alpha })}
      />
      <Slider
        name={text().beta}
        value={props.settings().beta}
        range={[0, 120, 5]}
        change={(beta) => props.change({ beta })}
      />
      <Slider
        name={text().temperature}
        value={props.settings().temperature}
        range={[0, 1.5, 0.1]}
        change={(temperature) => props.change({ temperature })}
      />
      <div class="seed">
        <label class="field">
          <span>{text().seed}</span>
          <input
            type="number"
            min="0"
            step="1"
            value={props.settings().seed}
            onInput={({ currentTarget }) =>
              props.change({ seed: Math.trunc(Number(currentTarget.value)) || 0 })
            }
          />
        </label>
        <button type="button" onClick={() => props.change({ seed: props.settings().seed + 1 })}>
          {text().nextSeed}
        </button>
      </div>
    </section>
  )
}

interface SliderProps {
  readonly name: string
  readonly value: number
  /** Least, most and step. */
  readonly range: readonly [number, number, number]
  readonly change: (value: number) => void
}

function Slider(props: SliderProps): JSX.Element {
  return (
    <label class="slider">
      <span>{props.name}</span>
      <input
        type="range"
        min={props.range[0]}
        max={props.range[1]}
        step={props.range[2]}
        value={props.value}
        onInput={({ currentTarget }) => props.change(currentTarget.valueAsNumber)}
      />
      <output>{props.value}</output>
    </label>
  )
}
