import type { NoteDocument } from '../document/note-document.ts'
import type { Mention } from '../mention/mention.ts'
import { mentionsIn } from '../mention/mentions-in.ts'
import { literal } from './literal.ts'
import type { NumberTable } from './number-table.ts'
import type { Statement } from './statement.ts'
import type { Words } from './words.ts'

/** How many problems a benchmark has: as the note says, else as it is published. */
export interface Size {
  readonly name: RegExp
  readonly problems: number
  /** Where that is known from. */
  readonly where: Words
}

/** Published sizes: AIME I and II of a year (MAA), GPQA Diamond (arXiv 2311.12022), MATH-500 (arXiv 2305.20050), ARC-AGI's own are left out. */
const published: readonly Size[] = [
  {
    name: /\bAIME\s?'?(?:20)?2[0-9]\b(?!\s?[-–~∼])/i,
    problems: 30,
    where: { en: 'AIME of one year has 30', ko: 'AIME 한 해분은 30문항' },
  },
  {
    name: /\bGPQA[ -]Diamond\b/i,
    problems: 198,
    where: { en: 'GPQA Diamond has 198, arXiv 2311.12022', ko: 'GPQA Diamond는 198문항, arXiv 2311.12022' },
  },
  {
    name: /\bMATH-?\s?500(?!\s?-?\s?Hard)\b/i,
    problems: 500,
    where: { en: 'MATH-500 has 500, arXiv 2305.20050', ko: 'MATH-500은 500문항, arXiv 2305.20050' },
  },
]

const benchmark = /\b([A-Z][A-Za-z]*[A-Z0-9][\w-]*(?:[ -](?:Hard|Diamond|Verified|Lite|Pro))?)\b/
const sizeAfter =
  /^\s?[,:]?\s?\(?\s?(?:n\s?=\s?)?(\d{1,3}(?:,\d{3})*|\d+)\s?(?:problems|questions|items|문항|문제|prompts)?\s?\)?/i

/** The sizes that a note states ("AIME 2024 (30 problems)", "n = 134"), before the published ones. */
export function benchmarkSizes(
  _document: NoteDocument,
  statements: readonly Statement[],
  tables: readonly NumberTable[],
): readonly Size[] {
  const texts = [
    ...statements.map(({ text }) => text),
    ...tables.flatMap(({ said, rows }) => [said, ...rows.map(({ label }) => label)]),
  ]
  return [...texts.flatMap(statedIn), ...published]
}

function statedIn(text: string): readonly Size[] {
  return [...text.matchAll(new RegExp(benchmark, 'g'))].flatMap((match): readonly Size[] => {
    const name = match[1] ?? ''
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 40)
    const found =
      /\(\s?(?:n\s?=\s?)?\d/i.test(rest.slice(0, 6)) || /^\s?,?\s?n\s?=/i.test(rest)
        ? sizeAfter.exec(rest)?.[1]
        : undefined
    const counted = mentionsIn(rest.slice(0, 24)).find(
      ({ unit, from }) =>
        unit.kind === 'count' &&
        unit.name === 'problem' &&
        /^[\s(,:-]*(?:has|with|of)?\s?$/iu.test(rest.slice(0, from)),
    )
    const problems = found === undefined ? counted?.value : Number(found.replaceAll(',', ''))
    if (problems === undefined || problems < 2) return []
    return [
      {
        name: new RegExp(`(?<![\\w-])${literal(name)}(?![\\w-])`, 'i'),
        problems,
        where: { en: `"${name}" as the note says`, ko: `‘${name}’, 이 노트 기준` },
      },
    ]
  })
}

/** "Of 40 questions", "n = 40", "문항 25개": a number that counts problems by the words beside it. */
const countedSo =
  /\bn\s?=\s?(\d{1,5})\b|(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d{1,5})[- ](?:[a-z]+ )?(?:problems|questions|items|prompts|puzzles|tickets|tasks|examples)\b|(?:문항|문제)\s?(\d{1,5})\s?개|(\d{1,5})\s?개?\s?(?:문항|문제)/iu

/** How many problems a sentence says that there are. */
export function countedIn(text: string, mentions: readonly Mention[]): Size | undefined {
  const match = countedSo.exec(text)
  // "Solved 336 problems", "108문항을 맞혀": so many of them.
  const end = (match?.index ?? 0) + (match?.[0].length ?? 0)
  const isPart =
    match !== null &&
    (/\b(?:solv\w+|pass\w+|answered|got|fail\w*(?: on)?|miss\w*|lost) (?:only |another )?$/iu.test(
      text.slice(0, match.index),
    ) ||
      /^\s?(?:을|를|만)?\s?(?:더\s)?(?:맞|풀|틀|놓)/u.test(text.slice(end)))
  const [, ...sizes] = isPart ? [] : (match ?? [])
  const said = Number(sizes.find((size) => size !== undefined)?.replaceAll(',', ''))
  if (Number.isInteger(said) && said > 1)
    return {
      name: /(?:)/,
      problems: said,
      where: { en: `${said} as the note says`, ko: '이 노트 기준' },
    }
  if (isPart) return undefined
  const counted = mentions.find(
    ({ unit, value }) => unit.kind === 'count' && /problem|prompt/.test(unit.name) && value > 1,
  )
  return counted && { name: /(?:)/, problems: counted.value, where: { en: counted.text, ko: counted.text } }
}
