import { englishOrdinals, koreanCounts } from '../mention/number-words.ts'

/** "The highest", "second-largest", "가장 싸다", "3위": which place a text says that something has. */
export interface RankClaim {
  readonly place: number
  /** Whether the first has most or least of it; undefined where only what is measured can say: "best", "ranks second". */
  readonly order: 'most' | 'least' | undefined
  readonly text: string
  /** What the claim itself says that is measured: "cheapest" is of prices, "fastest" of speed or time. */
  readonly of: 'price' | 'speed' | undefined
  /** The words after it, where they say of what it is the highest: "the largest plant", "가장 큰 공장". */
  readonly noun: string
  /** "Fir alone": nothing else has as much. */
  readonly isAlone: boolean
  readonly from: number
  readonly to: number
}

const ordinal = Object.keys(englishOrdinals).join('|')
const count = Object.keys(koreanCounts).join('|')
type Reading = Pick<RankClaim, 'order' | 'of'>

const english: readonly (readonly [string, Reading])[] = [
  ['highest|largest|biggest|greatest', { order: 'most', of: undefined }],
  ['lowest|smallest|fewest', { order: 'least', of: undefined }],
  ['most expensive|dearest|costliest', { order: 'most', of: 'price' }],
  ['least expensive|cheapest', { order: 'least', of: 'price' }],
  ['fastest', { order: 'most', of: 'speed' }],
  ['slowest', { order: 'least', of: 'speed' }],
  ['most', { order: 'most', of: undefined }],
  ['least', { order: 'least', of: undefined }],
  ['best', { order: undefined, of: undefined }],
]
const korean: readonly (readonly [string, Reading])[] = [
  ['높|많|크(?!게)|큰|커|컸', { order: 'most', of: undefined }],
  ['낮|적(?!합|극|절|당|용)|작', { order: 'least', of: undefined }],
  ['비싸|비싼', { order: 'most', of: 'price' }],
  ['싸|싼|저렴', { order: 'least', of: 'price' }],
  ['빠르|빠른|빨라', { order: 'most', of: 'speed' }],
  ['느리|느린|느려', { order: 'least', of: 'speed' }],
]
const forms: readonly (readonly [RegExp, Reading])[] = [
  ...english.map(([words, reading]): readonly [RegExp, Reading] => [
    new RegExp(`\\b(?:(${ordinal})[- ])?(?:${words})\\b(?! of (?:the time|all (?:in|to)))`, 'giu'),
    reading,
  ]),
  ...korean.map(([words, reading]): readonly [RegExp, Reading] => [
    new RegExp(`(?:(${count}|\\d)\\s?번째로|가장)\\s?(?:${words})[가-힣]*`, 'giu'),
    reading,
  ]),
  [
    /(?<!사상\s?|역대\s?)()(?:최고|최대)(?:다|이다|였다|를 기록|치다|로 나타)/gu,
    { order: 'most', of: undefined },
  ],
  [
    /(?<!사상\s?|역대\s?)()(?:최저|최소)(?:다|이다|였다|를 기록|치다|로 나타)/gu,
    { order: 'least', of: undefined },
  ],
]
/** Places of a ranking by number. */
const places: readonly RegExp[] = [
  new RegExp(
    `\\b(?:rank\\w*|places?|placed|comes?|came|finish\\w*) (${ordinal})\\b(?! (?:to|in time))`,
    'giu',
  ),
  new RegExp(`\\bin (${ordinal}) place\\b`, 'giu'),
  /(?<![\d.,~-])(\d{1,2})\s?위(?![가-힣]*(?:권|험|원|치|한))/gu,
]

/** What makes it a claim of another set, of another time, or none at all. */
const otherwise =
  /\b(?:one of the|among the|not the|nor|never|ever|at (?:most|least)|most of (?!(?:the|all) (?:two|three|four|five|six)\b|them\b|these\b)|most (?:likely|recent\w*)|last year|a year (?:ago|earlier)|previous\w*|would|could|should|may|might|target|expect\w*|forecast\w*|excluding|except|outside|if)\b|중 하나|지 않|작년|지난해|전년|이전|목표|예상|전망|제외|사상|역대|만약|(?<!따지|보|치|하)면\s/iu
/** "In Asia", "국내": a set that a table need not be. */
const restricted =
  /\b(?:[Ii]n|[Aa]cross|[Ww]ithin) (?:the )?(?!Table\b)\p{Lu}\p{L}+|(?:국내|세계|글로벌|아시아|유럽|미국|중국|일본|업계|시장)(?:에서|의|\s)/gu

/** Whether a sentence speaks of a set by a name that a table does not have. */
export function isRestricted(text: string, said: string): boolean {
  return [...text.matchAll(restricted)].some(([words]) => !said.includes(words.split(' ').at(-1) || words))
}

/** Every place that a sentence says something has, in a clause that says nothing of other times or sets. */
export function rankClaims(text: string): readonly RankClaim[] {
  const found = [
    ...forms.flatMap(([form, reading]) =>
      [...text.matchAll(form)].map((match) => claimOf(text, match, reading)),
    ),
    ...places.flatMap((form) =>
      [...text.matchAll(form)].map((match) => claimOf(text, match, { order: undefined, of: undefined })),
    ),
  ]
  return found.filter(
    ({ from, to }, at) =>
      !found.some((other, place) => place < at && other.from <= from && to <= other.to) &&
      !otherwise.test(text.slice(Math.max(0, from - 60), to + 30)),
  )
}

function claimOf(text: string, match: RegExpExecArray, reading: Reading): RankClaim {
  const word = (match[1] ?? '').toLowerCase()
  const place = englishOrdinals[word] ?? koreanCounts[word] ?? (Number(word) || 1)
  const [from, to] = [match.index, match.index + match[0].length]
  return {
    ...reading,
    place,
    text: match[0],
    isAlone: /\balone\b|단독/iu.test(text),
    noun: nounAfter(text.slice(to, to + 60), match[0]),
    from,
    to,
  }
}

/** English: what follows up to the next small word; Korean: the noun after "가장 높은", none after "가장 높다". */
function nounAfter(rest: string, claim: string): string {
  if (/[가-힣]$/u.test(claim))
    return /(?:은|큰|싼|른|린|한|는)$/u.test(claim) ? (/^\s([가-힣A-Za-z]+)/u.exec(rest)?.[1] ?? '') : ''
  return (
    /^ ((?!(?:of|among|in|on|at|by|with|and|but|to|is|are|was|for|per|after|from|here)\b)[A-Za-z-]+(?: (?!(?:of|among|in|on|at|by|with|and|but|to|is|are|was|for|per|after|from)\b)[A-Za-z-]+){0,2})/u.exec(
      rest,
    )?.[1] ?? ''
  )
}
