import { createMemo, type JSX, Match, Show, Switch } from 'solid-js'
import { words } from '../../language/language.ts'
import type { PriceRoute } from '../../route/route.ts'
import { EmptyRuns } from '../../run-list/empty-runs.tsx'
import { useLive } from '../../server/live-context.ts'
import { Failure } from '../../shell/failure.tsx'
import { Loading } from '../../shell/loading.tsx'
import { CalculationPage } from '../calculation-page.tsx'
import { useChosenStudy } from '../facts/chosen-study.ts'
import { answerCalculation } from './answer.ts'
import { answerWords } from './answer-words.ts'

/** What a right answer costs in the arms of a run, by a price of tokens. */
export function AnswerPage(props: { readonly route: PriceRoute }): JSX.Element {
  const live = useLive()
  const first = createMemo(() => live.runs()?.find(({ state }) => state === 'complete')?.id)
  const chosen = useChosenStudy(() => props.route.texts['run'] ?? first())
  const calculation = createMemo(() => {
    const study = chosen.study()
    return study && answerCalculation(study, { runs: chosen.runs(), first: first() ?? '' })
  })
  return (
    <Switch fallback={<Loading />}>
      <Match when={chosen.failure()}>{(error) => <Failure error={error()} />}</Match>
      <Match when={live.runs() !== undefined && first() === undefined}>
        <EmptyRuns />
      </Match>
      <Match when={calculation()}>
        {(now) => <CalculationPage calculation={now()} route={props.route} />}
      </Match>
      <Match when={first() !== undefined && !chosen.isAsked()}>
        <Show when={words().language}>
          {(language) => <p class="remark">{answerWords[language()].noArms}</p>}
        </Show>
      </Match>
    </Switch>
  )
}
