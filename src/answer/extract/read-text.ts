import { boxedAnswers } from './boxed-answers.ts'
import { emphasesIn } from './formula.ts'
import { type Reading, readingOf, type Source, saysNoAnswer } from './reading.ts'
import { sentenceOf } from './sentence.ts'
import { unwrapped } from './unwrapped.ts'

/** Statements longer than this are cut. */
const longest = 4000

/** Where a sentence goes on to its reasons. */
const reason =
  /,?\s(?:because|since|as|which|so|due to|given that|where)\s|,\s(?:not|but|and)\s|[;(—]|\s[–-]\s/

/** Verbs after which what is asked for stands. */
const verb = /\s(?:is|are|was|were|be|means|called|named|equals)\s(?:the continent of\s|called\s|named\s)?/gi

/** Reads an answer in plain words. Whatever does not say that there is none is one. */
export function readText(words: string, source: Source): Reading | undefined {
  const content = unwrapped(words)
  if (saysNoAnswer(content)) return undefined
  if (source === 'exact') return readingOf(content, [withoutCopula(content)])
  const sentence = firstSentence(content.slice(0, longest))
  const [boxed] = boxedAnswers(sentence)
  if (boxed !== undefined) return readingOf(unwrapped(boxed))
  const [emphasised] = emphasesIn(sentence)
  const named = emphasised === undefined ? '' : unwrapped(emphasised.content)
  const cut = unwrapped(sentence.slice(0, reason.exec(sentence)?.index ?? sentence.length))
  const core = withoutCopula(cut === '' ? sentence : cut)
  return readingOf(named === '' ? core : named, [core, afterVerb(core), sentence], sentence)
}

/** The first sentence states the answer; what follows it on the same line explains. */
function firstSentence(text: string): string {
  const line = text.includes('\n') ? text.slice(0, text.indexOf('\n')) : text
  return unwrapped(sentenceOf(line))
}

function afterVerb(sentence: string): string {
  const last = [...sentence.matchAll(verb)].at(-1)
  return last === undefined ? '' : unwrapped(sentence.slice(last.index + last[0].length))
}

/** "캔버라입니다" says "캔버라". */
function withoutCopula(text: string): string {
  if (text.length > 400 || !/[가-힣]$/.test(text)) return text
  const bare = text.replace(/(?:입니다|이에요|예요|이다|임|이었습니다|이며|이고)$/, '').trim()
  return bare === '' ? text : bare
}
