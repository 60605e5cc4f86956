import type { Selection, SelectionDirective, SelectionEvent } from '#policy'
import type { Reply } from '#trace'
import type { Asked, Backend } from '../backend.ts'
import { answerVotes } from './answer-vote.ts'
import { type SampledEnd, type SampledResponse, sampledResponse } from './sampled-response.ts'

/** What a selection came to. */
export interface Selected {
  /** The samples whose answers are equally good; none where there is no answer. */
  readonly among: readonly number[]
  /** Every response that was started, in order, and how it ended. */
  readonly samples: readonly { readonly response: SampledResponse; readonly end: SampledEnd | undefined }[]
}

/** Carries a selection out: responses are generated side by side, and left as soon as it does not need them. */
export function liveSelection(selection: Selection, asked: Asked, backend: Backend): Promise<Selected> {
  return new Promise((resolve, reject) => new Running(selection, { asked, backend, resolve }).start(reject))
}

interface Asking {
  readonly asked: Asked
  readonly backend: Backend
  readonly resolve: (selected: Selected) => void
}

class Running {
  readonly #selection: Selection
  readonly #asking: Asking
  readonly #votes = answerVotes()
  readonly #samples: { readonly response: SampledResponse; end: SampledEnd | undefined }[] = []
  #isOver = false

  constructor(selection: Selection, asking: Asking) {
    this.#selection = selection
    this.#asking = asking
  }

  start(reject: (error: unknown) => void): void {
    try {
      this.#tell({ type: 'start' })
    } catch (error) {
      reject(error)
    }
  }

  #tell(event: SelectionEvent): void {
    if (this.#isOver) return
    for (const directive of this.#selection.onEvent(event)) this.#carryOut(directive)
  }

  #carryOut(directive: SelectionDirective): void {
    if (directive.type === 'choose') this.#end(directive.among)
    else if (directive.type === 'cancel')
      for (const sample of directive.samples) this.#samples[sample]?.response.cancel()
    else for (let count = 0; count < directive.count; count++) this.#sample()
  }

  #sample(): void {
    const { asked, backend } = this.#asking
    const sample = this.#samples.length
    const onReasoningEnd = (): void => this.#tell({ type: 'reasoningEnd', sample })
    const response = sampledResponse({ asked, backend, sample, onReasoningEnd })
    const own = { response, end: undefined as SampledEnd | undefined }
    this.#samples.push(own)
    void response.whole.then((end) => {
      own.end = end
      if (response.isCancelled()) return
      if (end.type === 'reply') this.#complete(sample, end.reply)
      else this.#tell({ type: 'failed', sample })
    })
  }

  #complete(sample: number, reply: Reply): void {
    this.#tell({ type: 'response', response: this.#votes.candidateOf(sample, reply) })
  }

  /** Whatever is still under way is left. */
  #end(among: readonly number[]): void {
    if (this.#isOver) return
    this.#isOver = true
    for (const { response, end } of this.#samples) if (!end) response.cancel()
    this.#asking.resolve({ among, samples: this.#samples })
  }
}
