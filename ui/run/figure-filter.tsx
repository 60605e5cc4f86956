import { For, type JSX, Show } from 'solid-js'
import { label } from '#figure'
import type { Summary } from '#run'
import { words } from '../language/language.ts'

/** What the figures are narrowed to. */
export interface FigureChoice {
  readonly arms?: readonly string[] | undefined
  readonly level?: number | undefined
  readonly outcome?: 'correct' | 'incorrect' | undefined
}

interface FigureFilterProps {
  readonly summary: Summary
  readonly choice: FigureChoice
  readonly choose: (choice: FigureChoice) => void
}

/** Which arms, which level, which outcome. */
export function FigureFilter(props: FigureFilterProps): JSX.Element {
  const arms = (): readonly string[] => props.summary.arms.map(({ id }) => id)
  const levels = (): number[] =>
    [...new Set(props.summary.arms.flatMap(({ byLevel }) => byLevel.map(({ level }) => level)))].sort(
      (a, b) => a - b,
    )
  const isOn = (arm: string): boolean => props.choice.arms?.includes(arm) ?? true
  const toggle = (arm: string): void => {
    const on = arms().filter((one) => (one === arm) !== isOn(one))
    props.choose({ ...props.choice, arms: on.length === arms().length ? undefined : on })
  }
  const isNarrowed = (): boolean => Object.values(props.choice).some((value) => value !== undefined)
  return (
    <div class="figure-filter">
      <Show when={arms().length > 1}>
        <ArmChoice
          arms={arms()}
          isImport={props.summary.study.kind === 'import'}
          isOn={isOn}
          toggle={toggle}
        />
      </Show>
      <Show when={levels().length > 1}>
        <fieldset class="choices">
          <legend>{words().run.filter.level}</legend>
          <For each={[undefined, ...levels()]}>
            {(level) => (
              <button
                type="button"
                aria-pressed={props.choice.level === level}
                onClick={() => props.choose({ ...props.choice, level })}
              >
                {level ?? words().run.filter.allLevels}
              </button>
            )}
          </For>
        </fieldset>
      </Show>
      <OutcomeChoice {...props} />
      <Show when={isNarrowed()}>
        <button type="button" class="quiet" onClick={() => props.choose({})}>
          {words().run.resetFilter}
        </button>
      </Show>
      <Show when={props.choice.level !== undefined}>
        <p class="filter-note" role="status">
          {words().run.filterNote(words().responses.level(String(props.choice.level)))}
        </p>
      </Show>
    </div>
  )
}

function OutcomeChoice(props: FigureFilterProps): JSX.Element {
  return (
    <fieldset class="choices">
      <legend>{words().run.filter.outcome}</legend>
      <For each={[undefined, 'correct', 'incorrect'] as const}>
        {(outcome) => (
          <button
            type="button"
            aria-pressed={props.choice.outcome === outcome}
            onClick={() => props.choose({ ...props.choice, outcome })}
          >
            {outcome === undefined ? words().run.filter.allOutcomes : words().outcomes[outcome]}
          </button>
        )}
      </For>
    </fieldset>
  )
}

interface ArmChoiceProps {
  readonly arms: readonly string[]
  readonly isImport: boolean
  readonly isOn: (arm: string) => boolean
  readonly toggle: (arm: string) => void
}

const mostInRow = 6

function ArmChoice(props: ArmChoiceProps): JSX.Element {
  const title = (): string => (props.isImport ? words().run.filter.models : words().run.filter.arms)
  const boxes = (): JSX.Element => (
    <For each={props.arms}>
      {(arm) => (
        <label class="check">
          <input type="checkbox" checked={props.isOn(arm)} onChange={() => props.toggle(arm)} />
          {label(arm, 40)}
        </label>
      )}
    </For>
  )
  return (
    <Show
      when={props.arms.length > mostInRow}
      fallback={
        <fieldset class="choices">
          <legend>{title()}</legend>
          {boxes()}
        </fieldset>
      }
    >
      <details class="arm-choice">
        <summary>
          {title()} <span class="number">{props.arms.filter(props.isOn).length}</span>
        </summary>
        <fieldset class="check-list">
          <legend class="spoken">{title()}</legend>
          {boxes()}
        </fieldset>
      </details>
    </Show>
  )
}
