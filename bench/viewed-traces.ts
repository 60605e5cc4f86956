import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

/** What `jevons import --map` needs to read {@link writeViewedTraces}. */
export const tracesMap = 'id=id,problem=problem,gold=answer,model=model,response=response'

const samplesOfProblem = 20
const models = 5
const wordsOfThought = 90
const words =
  'the sum of terms is then equal to product so we get number and check that equation holds for given value'.split(
    ' ',
  )
const openers = ['Wait, ', 'Alternatively, ', 'Hmm, let me check. ', 'But maybe ', 'So ']

/**
 * Writes responses of some 5 kB each to problems with twenty of them, five models by turns; one that holds a word that no other
 * does; and last one of 2 MB.
 */
export async function writeViewedTraces(file: string, responses: number): Promise<void> {
  const out = createWriteStream(file)
  for (let number = 0; number <= responses; number++) {
    const row = number === responses ? longRow() : usualRow(number, responses)
    if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
}

function usualRow(number: number, responses: number): object {
  const problem = Math.floor(number / samplesOfProblem)
  const answer = problem % 997
  const thoughts = Array.from({ length: 3 + (number % 14) }, (_, place) => thought(number, place))
  if (number === Math.floor(responses * 0.8)) thoughts.push('The zanzibar lemma, once and nowhere else.')
  return {
    id: `p${problem}`,
    problem: `Problem ${problem}: what is the remainder of ${problem} divided by 997?`,
    answer: String(answer),
    model: `model-${number % models}`,
    response: `<think>\n${thoughts.join('\n\n')}\n</think>\n\\boxed{${number % 3 === 0 ? answer + 1 : answer}}`,
  }
}

function longRow(): object {
  const thoughts = Array.from({ length: 4000 }, (_, place) => thought(place, 1))
  return {
    id: 'long',
    problem: 'A very long one?',
    answer: '5',
    model: 'model-0',
    response: `<think>\n${thoughts.join('\n\n')}\n</think>\n\\boxed{5}`,
  }
}

function thought(number: number, place: number): string {
  const opener = place === 0 ? 'Let me see. ' : openers[(number + place) % openers.length]
  const said = Array.from(
    { length: wordsOfThought },
    (_, word) => words[(number * 7 + place * 13 + word * word) % words.length],
  )
  return `${opener}${said.join(' ')} which gives ${number % 1000}.`
}
