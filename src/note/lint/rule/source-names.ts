import { inKorean } from '../in-korean.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'

/** A source whose name is nearly, and not quite, one that is known. */
export const sourceName: Rule = {
  name: 'source-name',
  checks: {
    en: 'names in source lines against a list of known ones: a letter off, or one that looks alike (--facts)',
    ko: '출처 이름을 알려진 이름에 대조: 한두 글자 차이나 닮은꼴(--facts)',
  },
  find: (note) =>
    sourcesOf(note).flatMap(({ text, line }) =>
      text.split(/[,;·]|\s및\s|\band\b/u).flatMap((part) => {
        const written = part.trim().replace(/\s*\(.*\)\s*$/, '')
        const known = note.facts.sources.map(({ name }) => name)
        if (written.length < 5 || known.includes(written)) return []
        const meant = known.find((name) => isNearly(written, name))
        return meant === undefined ? [] : [findingOf(written, meant, line)]
      }),
    ),
}

function sourcesOf({
  document,
  facts,
}: LintedNote): readonly { readonly text: string; readonly line: number }[] {
  if (facts.sources.length === 0) return []
  return document.captions.flatMap(({ source, line }) =>
    source === undefined ? [] : [{ text: source, line }],
  )
}

/** Looks the same (I for l, 0 for O), differs in case alone, or in a letter or two of a long name. */
function isNearly(written: string, known: string): boolean {
  if (lookalike(written) === lookalike(known)) return true
  const longest = Math.max(written.length, known.length)
  const allowed = longest >= 9 ? 2 : longest >= 6 ? 1 : 0
  return (
    Math.abs(written.length - known.length) <= allowed &&
    distance(written.toLowerCase(), known.toLowerCase()) <= allowed
  )
}

function lookalike(text: string): string {
  return text.replace(/[I|1]/g, 'l').replace(/0/g, 'O').toLowerCase().replaceAll('rn', 'm')
}

/** Edits between two short names (Damerau–Levenshtein, neighbours may change places). */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const best = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + same,
      )
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = swapped ? Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1) : best
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}

function findingOf(written: string, meant: string, line: number): RuleFinding {
  return {
    severity: 'warning',
    line,
    printed: written,
    recomputed: meant,
    message: {
      en: `"${written}" is nearly "${meant}": is that the source?`,
      ko: inKorean`‘${written}’은(는) ‘${meant}’의 오기로 보인다`,
    },
  }
}

const house =
  /^(?:own|our own|company|당사|자체|[\p{L}\s]{2,20}(?:증권|리서치(?:센터)?|securities|research))$/iu

/** Data that the house can't have measured, with the house as the only source. */
export const sourceIncomplete: Rule = {
  name: 'source-incomplete',
  checks: {
    en: 'tables of data sheets and papers whose only source is the house itself (--facts)',
    ko: '데이터시트나 논문의 수치인데 출처가 자사뿐인 표(--facts)',
  },
  find: ({ tables, facts }) =>
    tables.flatMap(({ table, said }) => {
      const source = table.caption?.source
      if (source === undefined || !house.test(source.trim())) return []
      const origin = facts.outside.find(
        ({ columns, needs }) => new RegExp(columns, 'u').test(said) && !new RegExp(needs, 'iu').test(said),
      )
      if (!origin) return []
      return [
        {
          severity: 'warning' as const,
          line: table.caption?.line ?? table.line,
          printed: source,
          recomputed: origin.value,
          message: {
            en: `the house alone is named, where the numbers come of ${origin.value} (${origin.source})`,
            ko: inKorean`출처로 자사만 적혀 있으나 수치는 ${origin.ko ?? origin.value}에서 온 것이다(${origin.source})`,
          },
        },
      ]
    }),
}

/** An index or universe of a version, and nowhere how many stocks it has. */
export const universeSize: Rule = {
  name: 'universe-size',
  checks: {
    en: 'an index or universe that is named with its version: its constituents or their number are stated',
    ko: '버전이 붙은 지수·유니버스의 편입 종목이나 종목 수가 적혀 있는지 확인',
  },
  find: ({ statements, document }) => {
    const named = [
      ...statements,
      ...document.captions.map(({ title, line }) => ({ text: title, line, mentions: [] })),
    ].find(({ text }) =>
      /\b(?:universe|index)\b[^.;]{0,20}\(?v\.?\s?\d|유니버스[^.;]{0,12}\(?v\.?\s?\d/iu.test(text),
    )
    const isStated = statements.some(
      ({ text, mentions }) =>
        /universe|index|constituent|유니버스|지수|편입|구성/iu.test(text) &&
        mentions.some(({ unit, value }) => unit.kind === 'count' && unit.name === 'stock' && value > 1),
    )
    if (!named || isStated) return []
    return [
      {
        severity: 'warning',
        line: named.line,
        printed: named.text.slice(0, 80),
        recomputed: null,
        message: {
          en: 'how many stocks it has is never stated, and they are not listed as its own',
          ko: '편입 종목 수가 적혀 있지 않고 구성 종목 목록도 없다',
        },
      },
    ]
  },
}
