import type { NoteLanguage } from '../write/note-book.ts'

/** What a notice says of who wrote a note: handed in with the note, never assumed. */
export interface Notice {
  readonly firm: string
  /** The day that its statements are of. */
  readonly asOf: string
  /** Tickers or names of the companies that the note covers, as the firm states them. */
  readonly covered: readonly string[]
  readonly analysts: readonly Analyst[]
  /** Statements that the firm makes: those of its jurisdiction, by their names. */
  readonly states: readonly string[]
  readonly jurisdiction: string
}

export interface Analyst {
  readonly name: string
  /** Empty: says that nothing is held. Absent: says nothing. */
  readonly holdings?: readonly { readonly security: string; readonly shares: number }[] | undefined
}

export interface NoticeProfile {
  readonly id: string
  readonly source: string
  readonly items: readonly string[]
}

export interface NoticeRules {
  readonly profiles: readonly NoticeProfile[]
  readonly wording: Readonly<Record<string, Readonly<Record<NoteLanguage, string>>>>
}

/** What is missing from a notice, and blocks publication. */
export interface NoticeGap {
  readonly item: string
  readonly message: string
}

/** Items that stand for the whole firm, and are stated or not. */
const stated = new Set([
  'interest',
  'distribution',
  'independence',
  'compensation',
  'sources',
  'responsibility',
  'copyright',
])

/**
 * What a notice lacks: statements of its jurisdiction, the day they are of, a word on the holdings of each author, and each
 * company that the note covers or an author holds.
 */
export function noticeGaps(
  notice: Notice,
  { profiles }: NoticeRules,
  note: { readonly date: string; readonly authors: readonly string[]; readonly covered: readonly string[] },
): readonly NoticeGap[] {
  const profile = profiles.find(({ id }) => id === notice.jurisdiction)
  if (!profile)
    return [
      {
        item: 'jurisdiction',
        message: `no profile is called "${notice.jurisdiction}"; there are ${profiles.map(({ id }) => id).join(', ')}`,
      },
    ]
  const statements = profile.items.filter((item) => stated.has(item) && !notice.states.includes(item))
  return [
    ...statements.map((item) => ({ item, message: `the ${item} statement is missing (${profile.source})` })),
    ...dayGaps(notice, note.date),
    ...authorGaps(notice, note.authors),
    ...coverageGaps(notice, note.covered),
  ]
}

function dayGaps({ asOf }: Notice, date: string): readonly NoticeGap[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf))
    return [{ item: 'asOf', message: `"${asOf}" is no day: statements are of a day` }]
  return asOf > date
    ? [{ item: 'asOf', message: `the statements are of ${asOf}, after the note of ${date}` }]
    : []
}

function authorGaps({ analysts }: Notice, authors: readonly string[]): readonly NoticeGap[] {
  return authors.flatMap((author) => {
    const analyst = analysts.find(({ name }) => name === author)
    return analyst?.holdings === undefined
      ? [{ item: 'holdings', message: `nothing is said of what ${author} holds` }]
      : []
  })
}

function coverageGaps(notice: Notice, covered: readonly string[]): readonly NoticeGap[] {
  const held = notice.analysts.flatMap(({ name, holdings = [] }) =>
    holdings.map(({ security }) => ({ name, security })),
  )
  return [
    ...covered
      .filter((company) => !notice.covered.includes(company))
      .map((company) => ({
        item: 'covered',
        message: `the note covers ${company}, the interest statement does not name it`,
      })),
    ...held
      .filter(({ security }) => covered.length > 0 && !covered.includes(security))
      .map(({ name, security }) => ({
        item: 'holdings',
        message: `${name} holds ${security}, which the note does not cover: is it the right security?`,
      })),
  ]
}

/** The notice as sentences, each of which its jurisdiction asks for. */
export function noticeText(
  notice: Notice,
  { profiles, wording }: NoticeRules,
  language: NoteLanguage,
): readonly string[] {
  const items = profiles.find(({ id }) => id === notice.jurisdiction)?.items ?? []
  const fill = (item: string, values: Readonly<Record<string, string>>): string =>
    (wording[item]?.[language] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  const common = { asOf: notice.asOf, firm: notice.firm, covered: notice.covered.join(', ') }
  return items.flatMap((item): readonly string[] => {
    if (item !== 'holdings') return notice.states.includes(item) ? [fill(item, common)] : []
    return notice.analysts.flatMap(({ name, holdings }) => {
      if (holdings === undefined) return []
      if (holdings.length === 0) return [fill('noHoldings', { ...common, analyst: name })]
      return holdings.map(({ security, shares }) =>
        fill('holdings', { ...common, analyst: name, security, shares: shares.toLocaleString(language) }),
      )
    })
  })
}
