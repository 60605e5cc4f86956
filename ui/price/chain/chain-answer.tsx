import { type JSX, Show } from 'solid-js'
import type { Chain, ChainInputs, Explained } from '#economics'
import { words } from '../../language/language.ts'
import { WhyOf } from '../result/number-rows.tsx'
import { saidValue } from '../result/said-value.ts'
import type { ChainDraws } from './chain-draws.ts'
import { chainPageWords } from './chain-page-words.ts'

interface ChainAnswerProps {
  readonly chain: Chain
  readonly inputs: ChainInputs
  readonly draws: ChainDraws
  /** Of the elasticity at which nothing changes for GPUs. */
  readonly why: Explained | undefined
}

/** When a cheaper answer means more GPUs, with the numbers of this case. */
export function ChainAnswer(props: ChainAnswerProps): JSX.Element {
  const text = (): (typeof chainPageWords)['en'] => chainPageWords[words().language]
  const said = (value: number): string => saidValue(Number(value.toPrecision(3)), words().language)
  const percent = (share: number): string => said(100 * share)
  return (
    <div class="chain-answer">
      <h2>{text().question}</h2>
      <p>
        {text().happens({
          price: percent(props.chain.priceRatio),
          isCheaper: props.chain.priceRatio < 1,
          elasticity: said(props.inputs.elasticity),
          gpus: said(props.chain.gpuRatio),
          spend: said(props.chain.spendRatio),
          isMore: props.chain.gpuRatio > 1,
        })}
      </p>
      <p>
        {text().breakEven({
          elasticity: Number.isFinite(props.chain.breakEvenElasticity)
            ? said(props.chain.breakEvenElasticity)
            : undefined,
          isCheaper: props.chain.priceRatio < 1,
        })}
        <Show when={Number.isFinite(props.chain.breakEvenElasticity) && props.why}>
          {(why) => <WhyOf name={text().breakEvenName} why={[why()]} />}
        </Show>
      </p>
      <p aria-live="polite" class="draws" data-drawing={props.draws.isDrawing()}>
        <Show when={props.draws.drawn()} fallback={props.draws.reason() ?? text().drawing}>
          {(drawn) => (
            <>
              {text().drawn(percent(drawn().moreGpus), percent(drawn().moreSpending))}{' '}
              <small>
                {text().took(
                  drawn().points.toLocaleString(words().language),
                  Math.round(props.draws.durationMs()).toLocaleString(words().language),
                )}
              </small>
            </>
          )}
        </Show>
      </p>
    </div>
  )
}
