import type { MatchLogic, ModelInfo } from '@pydantic/genai-prices'

const dated = /^(20\d\d)-?(\d\d)-?(\d\d)$/

/**
 * The day of the first version of a model that the price list names, where it dates its versions (o3-mini-2025-01-31): before it there
 * was nothing to buy under the name. Undefined where none is dated.
 */
export function firstVersion({ id, match }: Pick<ModelInfo, 'id' | 'match'>): string | undefined {
  const days = namesOf(match).flatMap((name) => {
    const [, year, month, day] = dated.exec(name.startsWith(`${id}-`) ? name.slice(id.length + 1) : '') ?? []
    return year === undefined ? [] : [`${year}-${month}-${day}`]
  })
  return days.toSorted()[0]
}

function namesOf(match: MatchLogic): readonly string[] {
  if ('equals' in match) return [match.equals]
  if ('or' in match) return match.or.flatMap(namesOf)
  return []
}
