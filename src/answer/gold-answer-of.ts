import { boxedAnswers } from './extract/boxed-answers.ts'
import { declaredAnswers } from './extract/declared-answers.ts'
import { jsonAnswers } from './extract/json-answers.ts'
import { unwrapped } from './extract/unwrapped.ts'

/** A gold answer that is no longer than this is an answer as it stands, unless it announces one. */
const shortAnswer = 400

/** Digits, signs and single letters hold nothing to be reduced. */
const plainAnswer = /^[\d\s.,%$+*/=()-]*[A-Za-z]?[\d\s.,%$+*/=()-]*$/

/**
 * The answer in what a data set gives as gold: `Answer is 220`, GSM8K's `… #### 42`, a solution with its `\boxed{…}`, JSON with
 * an `answer`. A plain answer comes back as it is, blanks around it taken off.
 */
export function goldAnswerOf(text: string): string {
  const gold = text.trim()
  if (gold.length <= shortAnswer && plainAnswer.test(gold)) return gold
  const [field] = jsonAnswers(gold)
  if (field !== undefined) return field
  const hashes = gold.lastIndexOf('####')
  if (hashes >= 0) {
    const [line = ''] = gold
      .slice(hashes + 4)
      .trim()
      .split('\n', 1)
    if (line.trim() !== '') return line.trim()
  }
  const [boxed] = boxedAnswers(gold)
  if (boxed !== undefined) return boxed
  return announced(gold) ?? gold
}

/** "Answer is 220", "The final answer is: B", 정답: 3 - and in a long solution, what it announces at its end. */
function announced(gold: string): string | undefined {
  const isAnnouncement =
    /^(?:the\s)?(?:final\s|correct\s)?answer\s?(?::|[iì]s\b)|^정답|^답\s?[:：은]|^答案/i.test(gold)
  if (!isAnnouncement && gold.length <= shortAnswer) return undefined
  // Its end is all that is left of a sentence, so no full stop of a decimal or an abbreviation is lost.
  const plain = gold.replace(/^((?:the\s)?(?:final\s|correct\s)?answer)\sìs\b/i, '$1 is')
  const [answer] = declaredAnswers(plain)
  return answer === undefined || answer === '' ? undefined : unwrapped(answer)
}
