import { corpusRandom } from '../reasoner/corpus/random.ts'
import { writeTrace } from '../reasoner/corpus/trace.ts'
import { readModel } from '../src/engine/adapter/reasoner/model-files.ts'
import { readPackagedModel } from '../src/engine/adapter/reasoner/read-files.ts'
import { drawCountdownProblem } from '../src/problem/index.ts'

/** Prints texts with the tokens that our tokenizer gives, a JSON line each: what other tokenizers are checked against. */

/** What the corpus has none of: other scripts, runs of blanks, numbers of many digits, markers within words. */
const awkward = [
  '',
  ' ',
  '\n\n \t x  y\r\n',
  "It's 1234567890, isn't it? They'll've said: 12.5%",
  '가나다 漢字 ümlaut 🙂 e\u0301',
  'a<think>b</think>\n<|end|>\n',
  '100 ÷ 25 × 3 − 2 = 10',
]

const { tokenizer } = readModel(await readPackagedModel())
const random = corpusRandom('bench/encode')
const traces = Array.from({ length: 300 }, () =>
  writeTrace(drawCountdownProblem(random, { level: 3, split: 'development' }), random)
    .map(({ text }) => text)
    .join(''),
)
for (const [text, trace] of [
  ...traces.map((text) => [text, true] as const),
  ...awkward.map((text) => [text, false] as const),
]) {
  console.log(JSON.stringify({ text, trace, ids: tokenizer.encode(text) }))
}
