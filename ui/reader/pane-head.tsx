import { type JSX, Show } from 'solid-js'
import { label } from '#figure'
import type { ResponseDetail } from '#viewer'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import { Mark } from '../shell/mark.tsx'
import { OutcomeMark } from '../shell/outcome-mark.tsx'
import type { PaneModel } from './pane-model.ts'
import { StripLegend } from './strip-legend.tsx'
import { TimelineStrip } from './timeline-strip.tsx'

interface PaneHeadProps {
  readonly detail: ResponseDetail
  readonly model: PaneModel
  readonly go: (thought: number) => void
  readonly close: (() => void) | undefined
}

/** Whose response it is and how it ended, and its thoughts as a strip. */
export function PaneHead(props: PaneHeadProps): JSX.Element {
  return (
    <header class="pane-head">
      <div class="pane-line">
        <h2>
          {label(props.detail.arm, 60)} <small>{words().reader.sample(saidCount(props.detail.sample))}</small>
        </h2>
        <OutcomeMark outcome={props.detail.outcome} />
        <Show when={props.close}>
          {(close) => (
            <button
              type="button"
              class="quiet icon"
              aria-label={words().reader.closeBeside}
              onClick={() => close()()}
            >
              <Mark name="close" />
            </button>
          )}
        </Show>
      </div>
      <Facts detail={props.detail} />
      <Show when={props.detail.thoughtList.length > 0}>
        <TimelineStrip
          thoughts={props.detail.thoughtList}
          current={props.model.current()}
          labelled={(index) => props.model.labelOf(index) !== null}
          go={props.go}
        />
        <StripLegend thoughts={props.detail.thoughtList} />
      </Show>
    </header>
  )
}

function Facts(props: { readonly detail: ResponseDetail }): JSX.Element {
  return (
    <p class="pane-facts">
      <span>
        {words().reader.answer}{' '}
        <Show when={props.detail.answer !== null} fallback={<em>{words().reader.noAnswer}</em>}>
          <code>{label(props.detail.answer ?? '', 80)}</code>
        </Show>
      </span>
      <Show when={props.detail.outcome !== null && props.detail.reason}>
        {(reason) => <span>{reason()}</span>}
      </Show>
      <Show when={props.detail.reasoningTokens !== null}>
        <span>{words().reader.tokens(saidCount(props.detail.reasoningTokens))}</span>
      </Show>
      <Show when={props.detail.thoughtList.length > 0}>
        <span>{words().reader.thoughts(saidCount(props.detail.thoughts))}</span>
      </Show>
      <Show when={props.detail.thoughtList.length > 0 && props.detail.judge !== 'none' && props.detail.judge}>
        {(judge) => <span>{words().reader.judgedBy(judge())}</span>}
      </Show>
    </p>
  )
}
