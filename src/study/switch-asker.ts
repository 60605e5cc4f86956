import { z } from 'zod'
import { switchMessages, switchRepair, switchRubricVersion, switchSchema } from '#judge'
import type { ConfirmationLine } from '#run'
import {
  type AskedForm,
  askedForm,
  estimateOf,
  type FormAsking,
  faultIn,
  settingsMark,
} from './asked-form.ts'
import type { AskingEstimate } from './judge-asking.ts'
import type { SwitchPlace } from './switch-places.ts'

/** What a model says of a place: whether the approach changes, null where there was no usable reply. */
export type SwitchVerdict = Pick<ConfirmationLine, 'changes' | 'reason' | 'usage' | 'costUsd'>

/** A model that is asked whether the approach changes at a place. */
export interface SwitchAsker {
  /** `model:NAME`. */
  readonly name: string
  /** Changes whenever the same place could be judged otherwise: rubric, settings, server. */
  readonly version: string
  readonly estimate: (place: SwitchPlace) => AskingEstimate
  /** @throws EngineError where infrastructure failed, BudgetSpent where the budget has no room */
  readonly ask: (place: SwitchPlace, options: { readonly signal: AbortSignal }) => Promise<SwitchVerdict>
}

const longestReason = 500

export function switchAsker(
  options: Pick<FormAsking, 'chat' | 'budget' | 'price'> & {
    readonly model: string
    readonly url: string
    /** At most so many tokens a reply. Default 2048. */
    readonly maxTokens?: number
  },
): SwitchAsker {
  const { model, url, maxTokens = 2048, price } = options
  const temperature = 0
  const settings = settingsMark([url, maxTokens, temperature])
  return {
    name: `model:${model}`,
    version: `switch rubric ${switchRubricVersion}, ${settings}`,
    estimate: (place) => estimateOf(switchMessages(place), price),
    async ask(place, { signal }) {
      const asking = { ...options, maxTokens, temperature, signal }
      const filled = await askedForm(switchMessages(place), switchForm, asking)
      const { usage, costUsd } = filled
      const cost = { usage, ...(costUsd === undefined ? {} : { costUsd }) }
      if ('said' in filled) return { ...filled.said, ...cost }
      return { changes: null, reason: `no usable reply, twice: ${filled.fault}`, ...cost }
    },
  }
}

const verdictSchema = z.object({ explanation: z.string(), changes: z.boolean() })

const switchForm: AskedForm<SwitchVerdict> = {
  name: 'switch',
  schema: switchSchema,
  repair: switchRepair,
  read(value) {
    const parsed = verdictSchema.safeParse(value)
    if (!parsed.success) return { fault: faultIn(parsed.error) }
    const { changes, explanation } = parsed.data
    return { said: { changes, reason: explanation.slice(0, longestReason) } }
  },
}
