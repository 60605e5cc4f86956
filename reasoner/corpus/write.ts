import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  countdownLevels,
  drawCountdownProblem,
  largestResult,
  type Move,
  movesFrom,
  type Split,
} from '#problem'
import { corpusRandom } from './random.ts'
import { corpusEncoder, tokenizerJson } from './tokenizer.ts'
import { writeTrace } from './trace.ts'

/** Writes the corpus that `reasoner/train` learns from, and the tokenizer. `npm run corpus -- --out FOLDER`. */

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    traces: { type: 'string', default: '600000' },
    seed: { type: 'string', default: '1' },
  },
})
if (!values.out) throw new Error('--out FOLDER is needed: where to write the corpus')
const folder = values.out
const mask = 0x8000
/** More tokens than any trace has. */
const longestTrace = 512
const weights = new URL('../weights/', import.meta.url)
const { encode, end } = corpusEncoder()

function writeDocuments(split: Split, count: number): void {
  const random = corpusRandom(`${values.seed}/${split}`)
  const tokens = new Uint16Array(count * longestTrace)
  let length = 0
  const ends = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const level = countdownLevels[random.integer(countdownLevels.length)] ?? 1
    for (const { text, masked } of writeTrace(drawCountdownProblem(random, { level, split }), random)) {
      for (const id of encode(text)) tokens[length++] = masked ? id | mask : id
    }
    tokens[length++] = end
    ends[i] = length
  }
  writeFileSync(join(folder, `${split}.tokens`), tokens.subarray(0, length))
  writeFileSync(join(folder, `${split}.ends`), ends)
}

/** Every equation that can occur, as it stands at the start of a line and within one. */
function equations(): number[][] {
  const numbers = Array.from({ length: largestResult + 1 }, (_, n) => n)
  const moves = numbers.flatMap((left) =>
    numbers.slice(0, left + 1).flatMap((right) => movesFrom([left, right])),
  )
  return moves.flatMap(({ left, operator, right, result }: Move) => {
    const equation = `${left} ${operator} ${right} = ${result}`
    return [encode(`${equation}\n`), encode(` ${equation}\n`)]
  })
}

mkdirSync(folder, { recursive: true })
writeFileSync(new URL('tokenizer.json', weights), `${JSON.stringify(tokenizerJson(), null, 1)}\n`)
const config = JSON.parse(readFileSync(new URL('config.json', weights), 'utf8'))
Object.assign(config, { vocab_size: end + 1, eos_token_id: end })
writeFileSync(new URL('config.json', weights), `${JSON.stringify(config, null, 2)}\n`)
const equals = encode(' =')[0]
/** What drills of verdicts are put together from: "Using 1, 2, 3, make 20.", then equations with ", yes" or ", no". */
const verdicts = {
  question: ['Using', ',', ' make', '.\n<think>\n'].map(encode),
  numbers: Array.from({ length: largestResult + 1 }, (_, n) => encode(` ${n}`)[0]),
  endings: [', no\n', ', yes\n'].map(encode),
}
writeFileSync(join(folder, 'corpus.json'), JSON.stringify({ end, equals, equations: equations(), verdicts }))
writeDocuments('development', 2000)
writeDocuments('training', Number(values.traces))
