import type { Mention } from '../../mention/mention.ts'

/** "1,400 won to the dollar", "환율 1,400원": what a dollar is given for. */
export function asRate(text: string, one: Mention): Mention {
  const { unit, from, to, per } = one
  if (unit.kind !== 'money' || unit.currency === 'USD' || per !== undefined) return one
  const isRate =
    /^ ?(?:to|per|for) (?:the |a |one )?(?:US )?dollar\b|^\/(?:달러|USD)/iu.test(text.slice(to)) ||
    /(?:달러당|환율(?:은|이|을|로)?|원\/달러(?: 환율)?(?:은|이|을)?)\s(?:약\s)?[₩]?$/u.test(
      text.slice(0, from),
    )
  return isRate ? { ...one, per: 'USD' } : one
}
