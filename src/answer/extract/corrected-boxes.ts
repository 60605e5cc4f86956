import { endOfLastBox } from './boxed-answers.ts'
import { finalAnswers } from './declared-answers.ts'

/** Words before a value that only say how near it is: then the box is the more exact answer. */
const nearly =
  /^[\s*_$\\(]*(?:approximately|about|roughly|around|nearly|approx|약|대략|大约|约)|[≈~]|\\(?:approx|sim)\b/i
const formulas = /\$[^$]{0,400}\$|\\\([\s\S]{0,400}?\\\)|\\[a-zA-Z]{1,20}/g
/** A value, and at most its unit. */
const mostWords = 2
const longest = 400

/**
 * What a reply calls its final answer behind its last box, as in `= \\boxed{255}. … The final answer is 10,455.`: those who box
 * every result on the way say at the end which one they mean. Only a value that stands alone counts, since prose about
 * the answer ("is the sum of both") leaves the box what it is.
 */
export function correctedBoxes(text: string): string[] {
  const end = endOfLastBox(text)
  if (end === undefined) return []
  return finalAnswers(text.slice(end)).filter(standsAlone)
}

function standsAlone(sentence: string): boolean {
  if (sentence.length > longest || nearly.test(sentence)) return false
  const prose = sentence.replace(formulas, ' 0 ')
  if (/^[\s*_"'“(]*\p{L}{2}/u.test(prose)) return false
  return (prose.match(/\p{L}{2,}/gu) ?? []).length <= mostWords
}
