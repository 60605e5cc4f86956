import type { Mention } from '../mention/mention.ts'
import type { Statement } from './statement.ts'

/** A number with what a sentence calls it: "the payroll of Hanbit is 124,000", "한빛전자의 직원 수는 12만 4,000명". */
export interface NamedAttribute {
  readonly entity: string
  readonly attribute: string
  readonly mention: Mention
}

const korean =
  /(?<![가-힣])([가-힣A-Za-z0-9][가-힣A-Za-z0-9 -]{1,20}?)의\s((?:[A-Za-z]{2,8}\s)?[가-힣]{2,8}(?:\s[가-힣]{1,4})?)(?:은|는|이|가)\s(?:약\s|총\s|무려\s)?[$₩€]?$/u
/** "X 총투자액은 5,000억 달러": the attribute is a known noun of size, with its owner right before it. */
const koreanTotal =
  /(?<![가-힣])([가-힣A-Za-z0-9]{2,14}(?:\s[가-힣A-Za-z0-9]{2,10})?)(?:의)?\s(총\s?(?:투자액|사업비|공사비|투자비|비용|예산))(?:은|는|이|가)?\s(?:약\s)?[$₩€]?$/u
const english =
  /\bthe ([a-z]+(?: [a-z]+){0,2}) (?:of|in|for|at) (?:the )?([\p{Lu}][\p{L}\p{N}-]*(?: [\p{Lu}][\p{L}\p{N}-]*)?)(?: (?:is|was|stands at|stood at|came to|comes to|amounts to)|,)? (?:about |some |put at |given as |now )?(?:US)?[$₩€£¥]?$/iu
const possessive =
  /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}-]*)(?:'s|’s) ([a-z]+(?: [a-z]+){0,2}) (?:is|was|stands at|stood at|came to|comes to|amounts to|of) (?:about |some |now )?(?:US)?[$₩€£¥]?$/u
/** Nouns that have many values: of a year, a part, an event. */
const loose =
  /^(?:rest|share|part|end|cost per|number|value|top|price|rate|growth|increase|rise|fall|gain|loss|first|second|last|other|case|size|level)$|^(?:경우|가격|주가|비중|성장률|증가율|수익률|하락|상승|일부|나머지)$/iu

/** What each number of a sentence is called by its form; none for numbers that are named in no such way. */
export function namedAttributes({ text, mentions }: Statement): readonly NamedAttribute[] {
  return mentions.flatMap((mention): readonly NamedAttribute[] => {
    if (mention.unit.kind === 'percent' || mention.unit.kind === 'factor' || mention.unit.kind === 'time')
      return []
    const before = text.slice(Math.max(0, mention.from - 70), mention.from)
    const found =
      pairOf(korean.exec(before), 1) ??
      pairOf(koreanTotal.exec(before), 1) ??
      pairOf(possessive.exec(before), 1) ??
      pairOf(english.exec(before), 2)
    return found && !loose.test(found.attribute) ? [{ ...found, mention }] : []
  })
}

/** "회사에 따르면 한빛": a clause that ends before the name. */
const clauseBefore = /^(?:\S+(?:면|서|에|은|는|로|고|며)\s)+/u

function pairOf(match: RegExpExecArray | null, entityAt: 1 | 2): Omit<NamedAttribute, 'mention'> | undefined {
  const [entity, attribute] = entityAt === 1 ? [match?.[1], match?.[2]] : [match?.[2], match?.[1]]
  return entity === undefined || attribute === undefined
    ? undefined
    : {
        entity: entity.replace(clauseBefore, '').trim().toLowerCase(),
        attribute: attribute.replace(/\s/g, '').toLowerCase(),
      }
}
