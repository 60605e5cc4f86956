import { type JSX, Show } from 'solid-js'
import { words } from '../language/language.ts'
import type { ReaderRoute } from '../route/route.ts'
import { useApi } from '../server/api-context.ts'
import { useTitle } from '../shell/title.ts'
import { Question } from './question.tsx'
import { ReaderBar } from './reader-bar.tsx'
import { bindReaderKeys } from './reader-keys.ts'
import { ReaderPane } from './reader-pane.tsx'
import { readerState } from './reader-state.ts'

/** A response read thought by thought, alone or beside another one to the same problem. */
export function Reader(props: { readonly route: ReaderRoute }): JSX.Element {
  const state = readerState(useApi(), () => props.route)
  const { first, second, active, activate, change } = state
  const isDouble = (): boolean => props.route.beside !== undefined
  const begin = (): number | undefined =>
    props.route.thought === undefined ? undefined : props.route.thought - 1
  useTitle(() => words().reader.title(first.model.detail()?.problem ?? '…'))
  bindReaderKeys(state)
  return (
    <div class="page fixed reader" data-beside={isDouble()}>
      <ReaderBar state={state} />
      <Question detail={first.model.detail()} />
      <div class="panes" data-side={active() === second ? 'second' : 'first'}>
        <ReaderPane
          {...first}
          formulas={state.formulas()}
          active={active() === first}
          begin={begin()}
          activate={() => activate(first)}
        />
        <Show when={isDouble()}>
          <ReaderPane
            {...second}
            formulas={state.formulas()}
            active={active() === second}
            begin={undefined}
            activate={() => activate(second)}
            close={() => change({ beside: undefined })}
          />
        </Show>
      </div>
    </div>
  )
}
