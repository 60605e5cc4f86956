/** How the words at one place are read: as the answer, and how else the same words may be meant (`60%` or `60`). */
export interface Reading {
  /** The answer, wrapping and prose taken off. */
  readonly answer: string
  /** Other readings of the same words, tried after it. */
  readonly others: readonly string[]
  /** The whole statement, where the answer is words of a sentence and may be said in others. */
  readonly statement?: string
}

/**
 * Where the words come from: `exact` holds the answer and nothing else (a box, a field), `sentence` may say more, and a
 * `statement` counts only if it states a value ("the sum is 41", "1 + 9 + 31 = 41") and does not merely mention one.
 */
export type Source = 'exact' | 'sentence' | 'statement'

/** Statements that there is no answer, as the whole of one. */
const noAnswer =
  /^(?:none(?: of (?:the above|these|them|the options))?|i (?:do not|don['’]?t) know(?: the answer)?|i['’]?m not sure|not sure|unknown|n\/?a|null|undefined answer|no answer|no (?:valid |final )?answer (?:given|found|available)|\?+|_+|-+|\.\.\.|…|x{3,}|your answer(?: here)?|모르겠(?:다|습니다|어요)|알 수 없(?:음|다|습니다)|정답 없음|없음|해당 없음|不知道|以上都不(?:是|对)|无|無)$/i

/** Does this say that there is no answer? An answer in words that a placeholder left (`___`) is none either. */
export function saysNoAnswer(answer: string): boolean {
  return answer === '' || (answer.length <= 60 && noAnswer.test(answer))
}

/** A reading whose others are what the answer is not, each once. */
export function readingOf(answer: string, others: readonly string[] = [], statement?: string): Reading {
  const rest = others.filter(
    (other, place) => other !== '' && other !== answer && others.indexOf(other) === place,
  )
  return statement === undefined ? { answer, others: rest } : { answer, others: rest, statement }
}
