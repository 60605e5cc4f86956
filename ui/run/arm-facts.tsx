import { type JSX, Show } from 'solid-js'
import {
  absenceReason,
  absentMark,
  differenceText,
  estimateInterval,
  findingOf,
  intervalText,
  label,
  quantityText,
  sizeText,
} from '#figure'
import type { Summary, SummaryArm, SummaryComparison, SummaryEstimate } from '#run'
import { figureWords } from '../language/figure-words.ts'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import { Link } from '../route/link.tsx'
import { IntervalBar } from './interval-bar.tsx'

interface ArmFactsProps {
  readonly arm: SummaryArm
  readonly summary: Summary
  readonly run: string
}

/** One arm: its accuracy with the interval, how it stands to the baseline, and what it spends. */
export function ArmFacts(props: ArmFactsProps): JSX.Element {
  const isBaseline = (): boolean => props.arm.id === props.summary.baseline && props.summary.arms.length > 1
  return (
    <article class="card" data-baseline={isBaseline()}>
      <header>
        <h3>{label(props.arm.id, 48)}</h3>
        <Show when={isBaseline() && props.summary.comparisons.length > 0}>
          <span class="tag">{words().run.baseline}</span>
        </Show>
      </header>
      <Show
        when={props.arm.accuracy}
        fallback={
          <Absent
            summary={props.summary}
            path={`arms.${props.arm.id}.accuracy`}
            name={words().run.accuracy}
          />
        }
      >
        {(accuracy) => (
          <div class="fact main">
            <span class="fact-name">{words().run.accuracy}</span>
            <span class="fact-value">{quantityText(accuracy().value, 'share', figureWords())}</span>
            <IntervalBar estimate={accuracy()} />
            <span class="fact-interval">{said(accuracy(), 'share')}</span>
            <span class="fact-interval">
              {words().run.counted(saidCount(accuracy().n), saidCount(accuracy().problems))}
            </span>
          </div>
        )}
      </Show>
      <Difference {...props} />
      <dl class="small-facts">
        <SmallFact
          name={words().run.tokens}
          of={props.arm.tokens.all}
          quantity="tokens"
          {...props}
          path="tokens.all"
        />
        <SmallFact
          name={words().run.thoughts}
          of={props.arm.thoughts.all}
          quantity="mean"
          {...props}
          path="thoughts.all"
        />
      </dl>
      <Link to={{ page: 'responses', run: props.run, query: { arm: props.arm.id } }}>
        {words().run.openArm}
      </Link>
    </article>
  )
}

function Difference(props: ArmFactsProps): JSX.Element {
  const found = (): SummaryComparison | undefined =>
    props.summary.comparisons.find(
      ({ b, metric, level }) => b === props.arm.id && metric === 'accuracy' && level === undefined,
    )
  return (
    <Show when={found()}>
      {(comparison) => (
        <div class="fact difference" data-finding={findingOf(comparison().difference)}>
          <span class="fact-name">{words().run.against(label(comparison().a, 32))}</span>
          <span class="fact-value">
            {differenceText(comparison().difference.value, 'share', figureWords())}
          </span>
          <strong class="finding">{words().run.findings[findingOf(comparison().difference)]}</strong>
          <span class="fact-interval">
            {words().run.simultaneous(
              intervalText(comparison().difference, {
                quantity: 'share',
                words: figureWords(),
                signed: true,
              }),
            )}
          </span>
          <Margin difference={comparison().difference} />
        </div>
      )}
    </Show>
  )
}

function Margin(props: { readonly difference: SummaryComparison['difference'] }): JSX.Element {
  const margin = (): string => sizeText(props.difference.margin ?? 0, 'share', figureWords())
  return (
    <>
      <Show when={props.difference.margin !== null && props.difference.nonInferior !== null}>
        <span class="fact-interval">
          {props.difference.nonInferior
            ? words().run.nonInferior(margin())
            : words().run.notNonInferior(margin())}
        </span>
      </Show>
      <Show when={findingOf(props.difference) === 'undecided' && props.difference.detectable}>
        {(detectable) => (
          <span class="fact-interval">
            {words().run.detectable(sizeText(detectable(), 'share', figureWords()))}
          </span>
        )}
      </Show>
    </>
  )
}

function SmallFact(
  props: ArmFactsProps & {
    readonly name: string
    readonly of: SummaryEstimate | undefined
    readonly quantity: 'tokens' | 'mean'
    readonly path: string
  },
): JSX.Element {
  return (
    <div>
      <dt>
        {props.name} <small>{words().run.perResponse}</small>
      </dt>
      <Show
        when={props.of}
        fallback={
          <dd>
            {absentMark}{' '}
            <small>{absenceReason(props.summary, `arms.${props.arm.id}.${props.path}`, figureWords())}</small>
          </dd>
        }
      >
        {(estimate) => (
          <dd>
            {quantityText(estimate().value, props.quantity, figureWords())}{' '}
            <small>{said(estimate(), props.quantity)}</small>
          </dd>
        )}
      </Show>
    </div>
  )
}

function Absent(props: {
  readonly summary: Summary
  readonly path: string
  readonly name: string
}): JSX.Element {
  return (
    <div class="fact main absent">
      <span class="fact-name">{props.name}</span>
      <span class="fact-value">{absentMark}</span>
      <span class="fact-interval" lang="en">
        {absenceReason(props.summary, props.path, figureWords())}
      </span>
    </div>
  )
}

function said(estimate: SummaryEstimate, quantity: 'share' | 'tokens' | 'mean'): string {
  const interval = estimateInterval(estimate, { quantity, words: figureWords() })
  return interval === undefined ? words().run.noInterval : words().run.interval(interval)
}
