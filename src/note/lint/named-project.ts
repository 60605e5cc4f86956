import type { Mention } from '../mention/mention.ts'
import type { Statement } from './statement.ts'

/** What a plan costs in all, as a sentence says it: "한울 프로젝트에는 총 12조원이 투입된다", "the Larkfield campus will take $9bn in all". */
export interface ProjectTotal {
  readonly project: string
  readonly mention: Mention
}

/** Kinds of things that are built for one total. */
const kinds = '프로젝트|사업|데이터\\s?센터|캠퍼스|팹|공장|단지|클러스터|발전소'
const named = new RegExp(
  `(?<![가-힣A-Za-z0-9])[‘'“"「]?([가-힣A-Za-z0-9]{2,12})[’'”"」]?\\s(?:${kinds})(?=$|[^가-힣]|[의은는이가에을를도와과])`,
  'gu',
)
/** "이 사업", "해당 프로젝트": the one that was named before. */
const again = new RegExp(`(?:^|[\\s(])(?:이|해당|동|그)\\s(?:${kinds})(?![가-힣]*부)`, 'u')
/** Words that are no names. */
const ordinary =
  /^(?:이|그|해당|동|신규|국내|해외|새|대형|주요|첫|두|세|이번|추가|관련|기존|전체|개별|공공|민간|이들|모든|각)$/u
const totals = '(?:투자액|사업비|투자비|공사비|건설비|비용|예산|투자 규모|사업 규모)'
const before = new RegExp(
  `(?:총|전체)\\s?${totals}(?:은|는|이|가|을|를)?\\s?(?:약\\s)?$|(?:총|모두|전부)\\s?(?:약\\s)?$|(?:의|사업|프로젝트)\\s(?:예산|사업비|투자액|공사비)(?:은|는|이|가|을|를)\\s?(?:약\\s)?$|에(?:는)?\\s(?:약\\s)?$`,
  'u',
)
/** After "이 사업에는 25조원" a verb must say that it costs so much. */
const spent = /^(?:이|가|을|를)?\s?(?:든다|들어|드는|들 |들여|투입|소요|필요)/u
/** A part, a year, or one of those who pay. */
const part =
  /단계|1차|2차|연간|매년|올해|내년|작년|지난해|상반기|하반기|분기|각각|부담|지분|추가|가운데|\s중\s|이 중|설비|건물|전력|서버|토지|부지|국비|지방비|융자/u

/** Every total of a plan in Korean; English ones are read with the other quantities. */
export function projectTotals(
  statements: readonly Statement[],
): readonly (ProjectTotal & { readonly statement: Statement })[] {
  const topics = new Map<string, string>()
  return statements.flatMap((statement) => {
    const { text, mentions, section } = statement
    const place = section.join(' > ')
    const name = [...text.matchAll(named)]
      .map(([, found = '']) => found)
      .find((found) => !ordinary.test(found))
    const project = name ?? (again.test(text) ? topics.get(place) : undefined)
    if (name !== undefined) topics.set(place, name)
    if (project === undefined || part.test(text)) return []
    const amounts = mentions.filter(({ unit, isRange }) => unit.kind === 'money' && !isRange)
    const [mention] = amounts
    return mention && amounts.length === 1 && isTotal(text, mention) ? [{ project, mention, statement }] : []
  })
}

function isTotal(text: string, { from, to }: Mention): boolean {
  const said = before.exec(text.slice(Math.max(0, from - 24), from))?.[0]
  if (said === undefined) return false
  return /^에/u.test(said) ? spent.test(text.slice(to)) : true
}
