/** Korean names of firms and projects that notes of this kind write both ways; the first is how they are shown. */
const korean: readonly (readonly [RegExp, string])[] = [
  [/메타(?!버스|데이터|인지)/u, 'meta'],
  [/엔비디아/u, 'nvidia'],
  [/오픈\s?AI/u, 'openai'],
  [/구글|알파벳/u, 'google'],
  [/아마존/u, 'amazon'],
  [/마이크로소프트/u, 'microsoft'],
  [/딥시크/u, 'deepseek'],
  [/스타게이트/u, 'stargate'],
  [/소프트뱅크/u, 'softbank'],
  [/오라클/u, 'oracle'],
  [/테슬라/u, 'tesla'],
  [/앤(?:트|스)로픽/u, 'anthropic'],
  [/팔란티어/u, 'palantir'],
  [/삼성전자/u, 'samsung'],
  [/하이닉스/u, 'sk hynix'],
]

const same: Readonly<Record<string, string>> = {
  alphabet: 'google',
  googl: 'google',
  msft: 'microsoft',
  amzn: 'amazon',
  nvda: 'nvidia',
}

/** Capitalised words that are no names of things that numbers are of. */
const ordinary = new Set(
  'the a an this that these it its in on at by for from with and or but as of to we they our their he she i if when while where after before since last next first second new table figure fig source note total sum phase final about around roughly over up more less than at least most some all each per both not no yes january february march april may june july august september october november december monday tuesday wednesday thursday friday together yet still however thus hence meanwhile according elsewhere both one another many several critics analysts others usd krw cny eur gpu gpus h100 h100s h20 h800 a100 kv mla moe cagr yoy ai us eu street consensus guidance ceo cfo'.split(
    ' ',
  ),
)

export interface NamedEntity {
  readonly name: string
  /** Whether it looks like a name wherever it stands: a capital or digit inside, or a firm that is known. */
  readonly isSure: boolean
  readonly at: number
}

/** Names of firms, models and projects in a text, in one spelling. */
export function entitiesIn(text: string): readonly NamedEntity[] {
  const latin = [...text.matchAll(name)].flatMap((match) => {
    const [written] = match[0].split(/['’]s$/)
    const plain = (written ?? '').toLowerCase()
    if (ordinary.has(plain) || plain.length < 2 || /^\d|^\w\d?q\d/.test(plain)) return []
    return [{ name: same[plain] ?? plain, at: match.index, isSure: /.[\p{Lu}\d]/u.test(written ?? '') }]
  })
  const known = korean.flatMap(([form, name]) =>
    [...text.matchAll(new RegExp(form, 'gu'))].map(({ index }) => ({ name, at: index, isSure: true })),
  )
  const numbered = [...text.matchAll(koreanNumbered)].map((match) => ({
    name: match[0].toLowerCase(),
    at: match.index,
    isSure: true,
  }))
  return [...latin, ...known, ...numbered].sort((a, b) => a.at - b.at)
}

/** "아르고-R", "마루-3", "소나무-32B": what has a letter or number after its hyphen is a name. */
const koreanNumbered =
  /(?<![가-힣\p{L}\p{N}-])[가-힣]{2,8}-(?:[A-Z][A-Z\d]*|\d{1,4}[A-Z]?)(?![\p{Script=Latin}\p{N}.%]|\s?(?:억|조|만|원|달러|퍼센트))/gu

const name =
  /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{Script=Latin}\p{N}]*|x?AI|[a-z]\d[\w]*|[a-z]?\d?[A-Z]\w*)(?:[-.][\p{Script=Latin}\p{N}]+)*(?:’s|'s)?/gu
