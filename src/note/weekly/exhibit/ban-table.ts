import { type Ban, type BanScope, bansOn } from '#market'
import type { NoteExhibit, NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import { type BanRow, type IssueTable, issueFiles } from '../issue-tables.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { koreanSource } from '../words-of-book.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

const words = {
  title: { en: 'What states did about DeepSeek, as of', ko: '국가별 딥시크 사용 제한 현황, 기준일' },
  country: { en: 'Country', ko: '국가' },
  by: { en: 'By whom', ko: '주체' },
  what: { en: 'What', ko: '내용' },
  from: { en: 'Since', ko: '시작일' },
  source: { en: 'Source', ko: '출처' },
  complete: { en: 'Banned', ko: '전면 금지' },
  government: { en: 'Banned for the government', ko: '정부기관 금지' },
  partial: { en: 'Banned in part', ko: '부분 금지' },
  investigating: { en: 'Under investigation', ko: '조사 중' },
  later: { en: 'Told after that day and up to the issue', ko: '기준일 이후 발간일까지 추가로 알려진 조치' },
  sources: {
    en: 'authorities and press as named in each row; jevons graph',
    ko: '각 행에 적은 기관·언론 보도, jevons graph',
  },
}

type Words = ReturnType<typeof inLanguage<typeof words>>

const scopes: readonly BanScope[] = ['complete', 'government', 'partial', 'investigating']

/** Figure 30: who forbids a model, by how strict it is, as it was known on the printed day. */
export function banTable(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const { printed, tables } = facts
  const bans = tables.bans ? bansOf(tables.bans) : facts.bans
  const text = inLanguage(words, language)
  const day = printed.bansAsOf ?? printed.date
  const title = `${text.title} ${day}`
  const then = bansOn(bans, day)
  if (then.length === 0) return gapOf('table', title, issueFiles.bans)
  return {
    kind: 'table',
    title,
    header: [text.country, text.by, text.what, text.from, text.source],
    rows: scopes.flatMap((scope) => rowsOf(then, scope, { text, language })),
    remarks: laterRemark(bans, { day, until: printed.date, text, language }),
    source: tables.bans ? tables.bans.file : text.sources,
  }
}

/** Rows of a file of the issue: its words stand in both languages. */
function bansOf({ rows, file }: IssueTable<BanRow>): readonly Ban[] {
  const both = (said: string): Ban['name'] => ({ en: said, ko: said })
  return rows.map(({ country, scope, from, public: told = from, by, what, source = file }) => ({
    country,
    name: both(country),
    scope,
    from,
    public: told,
    by: both(by),
    what: both(what),
    source,
    confidence: 'medium',
  }))
}

interface Writing {
  readonly text: Words
  readonly language: NoteLanguage
}

function rowsOf(
  bans: readonly Ban[],
  scope: BanScope,
  { text, language }: Writing,
): NoteTableContent['rows'] {
  const own = bans.filter((ban) => ban.scope === scope)
  if (own.length === 0) return []
  return [
    { cells: [`${text[scope]} (${own.length})`], isGroup: true },
    ...own.map(({ name, by, what, from, source }) => ({
      cells: [
        name[language],
        by[language],
        what[language],
        from,
        language === 'ko' ? koreanSource(source) : source,
      ],
    })),
  ]
}

function laterRemark(
  bans: readonly Ban[],
  { day, until, text, language }: Writing & { readonly day: string; readonly until: string },
): readonly string[] {
  const later = bans.filter((ban) => ban.public > day && ban.public <= until)
  if (later.length === 0) return []
  const said = later.map((ban) => `${ban.name[language]} (${text[ban.scope]}, ${ban.public})`)
  return [`${text.later}: ${said.join(', ')}`]
}
