import { type Accessor, createSignal } from 'solid-js'

const [chosen, setChosen] = createSignal<readonly string[]>([])

/** The runs that were selected for comparison, in the order they were. */
export const chosenRuns: Accessor<readonly string[]> = chosen

export function toggleRun(run: string): void {
  setChosen((all) => (all.includes(run) ? all.filter((one) => one !== run) : [...all, run]))
}

export function chooseRuns(runs: readonly string[]): void {
  setChosen(runs)
}
