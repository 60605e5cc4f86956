import type { Accessor } from 'solid-js'
import { answerTo } from '../../server/answer.ts'
import { useApi } from '../../server/api-context.ts'
import { useLive } from '../../server/live-context.ts'
import { type Study, studyOfRun } from './study-arm.ts'

/** A run that was chosen, once the server has told of it. */
export interface ChosenStudy {
  /** Runs that can be chosen. */
  readonly runs: Accessor<readonly string[]>
  readonly study: Accessor<Study | undefined>
  readonly failure: Accessor<unknown>
  /** Whether the server has still to answer. */
  readonly isAsked: Accessor<boolean>
}

/** The study of a run by its name; undefined asks for none. */
export function useChosenStudy(run: Accessor<string | undefined>): ChosenStudy {
  const api = useApi()
  const live = useLive()
  const answer = answerTo(run, async (id) => ({ id, study: studyOfRun(await api.run(id)) }))
  const own = (): { readonly study: Study | undefined } | undefined => {
    const found = answer.value()
    return found?.id === run() ? found : undefined
  }
  return {
    runs: () => (live.runs() ?? []).filter(({ state }) => state === 'complete').map(({ id }) => id),
    study: () => own()?.study,
    failure: answer.failure,
    isAsked: () => run() !== undefined && own() === undefined && answer.failure() === undefined,
  }
}
