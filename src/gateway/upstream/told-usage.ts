import type { TokenUsage } from '#engine'
import { readReply } from '#trace'

/** Usage as any server tells it; what it does not tell is absent. */
export function toldUsage(usage: unknown): TokenUsage {
  if (usage === undefined || usage === null) return {}
  return readReply({ choices: [{ message: { content: '' } }], usage })?.usage ?? {}
}
