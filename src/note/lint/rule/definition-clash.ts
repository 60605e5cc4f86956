import { inKorean } from '../in-korean.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Words } from '../words.ts'

const english =
  /\b(?:the |an? )?((?:[\p{L}-]+\s){0,3}[\p{L}-]+(?:\s?\([A-Za-zα-ω]{1,6}\))?)\s+(?:is defined as|is the (?=ratio|share|number|fraction|percentage|penalty|strength|duration|sum|mean|average|difference)|means|denotes|stands for|refers to|measures)\s*(?:the\s+)?([^.;]+)/giu
const defined = /\bdefines? (?:the |an? )?([\p{L} -]{3,40}?) (?:as|to be) (?:the )?([^.;]+)/giu
const meant = /\bby ["“'‘]?([\p{L} -]{3,40}?)["”'’]? we mean (?:the )?([^.;]+)/giu
const korean =
  /([\p{L}\p{N}\s()]{1,24}?)(?:은|는|이란|란)\s+([^.;]{4,120}?)(?:을|를|으로|로)?\s?(?:의미한다|의미함|뜻한다|뜻함|말한다|말함|정의(?:한다|된다|했다|됨|함)|가리킨다|가리킴|나타낸다|나타냄)/gu
/** "A divided by B", "A를 B로 나눈": what stands below the line. */
const denominator = /\bdivided by (?:the |its )?([\p{L} ]{3,30})|([\p{L}]{2,14}?)(?:으로|로) 나눈/iu

/** What no definition is without: most sentences are none. */
const defines =
  /\b(?:is|means?|mean|denotes|stands|refers|measures|defines?d?)\b|의미|뜻|말[한함]|정의|가리|나타/iu
const mostCompared = 300

interface Definition {
  readonly name: string
  readonly words: ReadonlySet<string>
  readonly below: ReadonlySet<string>
  readonly line: number
  readonly text: string
}

/** One term with two definitions, or one definition for two terms. */
export const definitionClash: Rule = {
  name: 'definition-clash',
  checks: {
    en: 'definitions: one of each term, and no two terms of the same definition',
    ko: '한 용어에 정의 하나, 한 정의에 용어 하나인지 확인',
  },
  find: (note) => {
    const definitions = definitionsOf(note)
    return definitions.flatMap((definition, at) =>
      definitions.slice(Math.max(0, at - mostCompared), at).flatMap((known): readonly RuleFinding[] => {
        const [sameName, alike] = [definition.name === known.name, overlap(definition.words, known.words)]
        const isOtherRatio =
          definition.below.size > 0 && known.below.size > 0 && overlap(definition.below, known.below) < 0.5
        if (sameName && (alike < 0.3 || isOtherRatio))
          return [
            findingOf(definition, {
              en: `"${definition.name}" is defined otherwise in line ${known.line}`,
              ko: inKorean`‘${definition.name}’의 정의가 ${known.line}행과 다르다`,
            }),
          ]
        if (!sameName && alike > 0.7)
          return [
            findingOf(definition, {
              en: `"${definition.name}" has the definition that "${known.name}" has in line ${known.line}`,
              ko: inKorean`‘${definition.name}’의 정의가 ${known.line}행의 ‘${known.name}’과(와) 같다`,
            }),
          ]
        return []
      }),
    )
  },
}

function definitionsOf({ statements }: LintedNote): readonly Definition[] {
  return statements
    .filter(({ text }) => defines.test(text))
    .flatMap(({ text, line }) =>
      [english, defined, meant, korean].flatMap((form) =>
        [...text.matchAll(form)].map(([whole, name = '', meaning = '']) => ({
          name: nameOf(name),
          words: wordsOf(meaning),
          below: wordsOf(
            denominator
              .exec(meaning)
              ?.slice(1)
              .find((part) => part !== undefined) ?? '',
          ),
          line,
          text: whole.trim(),
        })),
      ),
    )
    .filter(
      ({ name, words }) =>
        name !== '' &&
        (words.size >= 3 || (words.size >= 2 && /^[\p{Script=Greek}]$/u.test(name))) &&
        !/^(?:it|this|that|which|these|there|here|what|이것|이는|그것)$/u.test(name),
    )
}

function nameOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\s?\([^)]*\)/g, '')
    .replace(
      /^(?:in )?(?:the )?(?:table|appendix|annex|text|section|chapter|figure|paper)\s+(?:the\s+)?/u,
      '',
    )
    .replace(/^.*에서(?:는|의)?\s+/u, '')
    .replace(/^(?:the|an?|here|where|and|or|so|but|with)\s+/u, '')
    .trim()
}

const fillers = new Set(
  'a an the of in on to and or as by for from with that which is are its their 및 의 수 것'.split(' '),
)

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(
    words
      .filter((word) => !fillers.has(word))
      .map((word) => word.replace(/(?:s|을|를|이|가|은|는|의|에서|에)$/u, '')),
  )
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length
  if (Math.min(a.size, b.size) === 0) return 0
  return common / Math.min(a.size, b.size)
}

function findingOf({ line, text }: Definition, message: Words): RuleFinding {
  return { severity: 'warning', line, printed: text.slice(0, 120), recomputed: null, message }
}
