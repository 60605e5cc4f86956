import { type JSX, Match, Switch } from 'solid-js'
import { words } from '../../language/language.ts'
import type { PriceRoute } from '../../route/route.ts'
import { Failure } from '../../shell/failure.tsx'
import { Loading } from '../../shell/loading.tsx'
import { useChosenStudy } from '../facts/chosen-study.ts'
import { publishedStudy, type Study } from '../facts/study-arm.ts'
import { ChainColumns } from './chain-columns.tsx'
import { publishedRun } from './chain-fields.ts'
import { chainPageWords } from './chain-page-words.ts'

/** The whole chain on one page, from a study to capital: of the published study, or of a run of this server. */
export function ChainPage(props: { readonly route: PriceRoute }): JSX.Element {
  const run = (): string | undefined => {
    const asked = props.route.texts['run'] ?? publishedRun
    return asked === publishedRun ? undefined : asked
  }
  const chosen = useChosenStudy(run)
  const study = (): Study | undefined => (run() === undefined ? publishedStudy : chosen.study())
  return (
    <Switch fallback={<Loading />}>
      <Match when={chosen.failure()}>{(error) => <Failure error={error()} />}</Match>
      <Match when={study()}>
        {(now) => (
          <ChainColumns route={props.route} choice={{ study: now(), runs: runsWith(chosen.runs(), run()) }} />
        )}
      </Match>
      <Match when={!chosen.isAsked()}>
        <p class="remark">{chainPageWords[words().language].noArms}</p>
      </Match>
    </Switch>
  )
}

function runsWith(runs: readonly string[], run: string | undefined): readonly string[] {
  return run === undefined || runs.includes(run) ? runs : [...runs, run]
}
