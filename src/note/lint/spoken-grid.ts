import type { Mention } from '../mention/mention.ts'
import { unitName } from '../mention/same-unit.ts'
import { entitiesIn } from './entities.ts'
import { literal } from './literal.ts'
import type { NamedGrid } from './named-grid.ts'
import type { Statement } from './statement.ts'

const koreanName = /(?<![가-힣A-Za-z0-9])([가-힣][가-힣A-Za-z0-9]*(?:-\d+)?)(?:은|는|이|가)\s[^\d]{0,6}$/u
const closeName = /(?<![가-힣A-Za-z0-9])([가-힣][가-힣A-Za-z0-9]*(?:-\d+)?)(?:은|는|이|가)\s$/u
const bareKoreanName = /(?:^|[,·:]\s?|\s)([가-힣A-Z][가-힣A-Za-z0-9]*(?:-\d+)?)\s$/u
const englishName = /(?<![\p{L}\d])(\p{Lu}[\p{L}\d-]*)(?:'s|:| at| with| scored| had| got)? (?:US)?[$€£₩]?$/u
const smallName = /(?<![\p{L}\d])([a-z]{4,}) (?:at|with) (?:US)?[$€£₩]?$/u
/** "Of the three", "세 회사 중": the numbers of the sentence before are all there are. */
const ofThem =
  /\bof (?:the|all) (?:two|three|four|five|six)\b|\bof (?:them|these)\b|(?:두|세|네|다섯|여섯)\s?[가-힣]+\s(?:중|가운데)|이 가운데|이 중|그중/iu
const fewest = 3

/** "Alder spent $52bn, Birch $39bn and Cedar $75bn. Alder spends the most of the three": numbers of a sentence, each with its name. */
export function spokenGrid(before: Statement | undefined, { text, block }: Statement): NamedGrid | undefined {
  if (before?.block !== block) return undefined
  const names = namesOf(before, text)
  const units = new Set(before.mentions.map(({ unit }) => unitName(unit)))
  const isNamedAlike =
    ofThem.test(text) ||
    names.some(({ name }) => text.toLowerCase().includes(name.toLowerCase())) ||
    wordsOf(before.text).some((word) => text.toLowerCase().includes(word))
  if (names.length < fewest || units.size !== 1 || !isNamedAlike) return undefined
  return {
    lines: [{ name: `${text} ${before.text}`, cells: names.map(({ mention }) => mention) }],
    across: names.map(({ name }) => name),
    lineOf: () => before.line,
    said: before.text,
    header: '',
    rows: names.map(({ name }) => ({
      label: name,
      form: new RegExp(`(?<![\\p{L}\\p{N}-])${literal(name)}(?![\\p{Script=Latin}\\p{N}-])`, 'iu'),
    })),
    line: before.line,
  }
}

/** Every number with its own name before it; none where a number has none, or a name has two. */
function namesOf(
  { text, mentions }: Statement,
  own: string,
): readonly { readonly name: string; readonly mention: Mention }[] {
  const found = mentions.map((mention, at) => {
    const part = text.slice(mentions[at - 1]?.to ?? 0, mention.from)
    const name =
      closeName.exec(part)?.[1] ??
      bareKoreanName.exec(part)?.[1] ??
      koreanName.exec(part)?.[1] ??
      englishName.exec(part)?.[1] ??
      (ofThem.test(own) ? smallName.exec(part)?.[1] : undefined) ??
      entitiesIn(part).at(-1)?.name
    return name === undefined ? undefined : { name, mention }
  })
  const named = found.filter((one) => one !== undefined)
  const isWhole =
    named.length === mentions.length && new Set(named.map(({ name }) => name)).size === named.length
  return isWhole ? named : []
}

/** Stems of its verbs and nouns: "scored" and "score". */
function wordsOf(text: string): readonly string[] {
  return (text.match(/(?<![\p{L}])\p{Ll}{5,}/gu) ?? []).map((word) => word.slice(0, 5))
}
