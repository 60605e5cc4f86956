import { type Accessor, createMemo } from 'solid-js'
import {
  type Chain,
  type ChainCorrelation,
  type ChainInputs,
  type ChainOutcome,
  type ChainRanges,
  computeChain,
  middleOfChain,
} from '#economics'
import { words } from '../../language/language.ts'
import type { FieldTexts } from '../../route/field-texts.ts'
import { type Entries, entriesOf, faultsOf } from '../form/entries.ts'
import type { Fault, Field } from '../form/field.ts'
import { saidReason } from '../result/said-reason.ts'
import { type ChainDraws, chainDraws } from './chain-draws.ts'
import { chainFields, type StudyChoice } from './chain-fields.ts'
import { chainRanges } from './chain-inputs.ts'
import { studyCorrelations } from './study-correlations.ts'

/** The chain of the present inputs. */
export interface FoundChain {
  readonly ranges: ChainRanges
  readonly middle: ChainInputs
  readonly chain: Chain
  /** What the tornado is of. */
  readonly outcome: ChainOutcome
  /** Between inputs that are as the study has them. */
  readonly correlations: readonly ChainCorrelation[]
  readonly seed: string
}

/** Everything that the page shows, from what is written and the study. */
export interface ChainState {
  readonly texts: Accessor<FieldTexts>
  readonly fields: Accessor<readonly Field[]>
  readonly faults: Accessor<ReadonlyMap<string, Fault>>
  readonly found: Accessor<FoundChain | undefined>
  /** Why nothing is found, where that is not a field's fault. */
  readonly reason: Accessor<string | undefined>
  readonly draws: ChainDraws
}

export function chainState(texts: Accessor<FieldTexts>, choice: Accessor<StudyChoice>): ChainState {
  const fields = createMemo(() => chainFields(texts(), choice(), words().language))
  const faults = createMemo(() => faultsOf(fields(), texts()))
  const computed = createMemo(() =>
    faults().size > 0
      ? { reason: undefined }
      : computedChain(entriesOf(fields(), texts()), studyCorrelations(texts(), choice().study)),
  )
  const found = (): FoundChain | undefined => {
    const now = computed()
    return 'chain' in now ? now : undefined
  }
  return {
    texts,
    fields,
    faults,
    found,
    reason: () => {
      const now = computed()
      return 'reason' in now ? now.reason : undefined
    },
    draws: chainDraws(found),
  }
}

function computedChain(
  entries: Entries,
  correlations: readonly ChainCorrelation[],
): FoundChain | { readonly reason: string } {
  try {
    const ranges = chainRanges(entries)
    const middle = middleOfChain(ranges)
    const outcome = entries.text('outcome') as ChainOutcome
    return {
      ranges,
      correlations,
      middle,
      chain: computeChain(middle),
      outcome,
      seed: entries.text('seed'),
    }
  } catch (error) {
    if (error instanceof RangeError) return { reason: saidReason(error, words().language) }
    throw error
  }
}
