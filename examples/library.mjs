// The library at work: one problem with and without TIP, its thoughts judged exactly (a seed that shows both). Run it with:
// node examples/library.mjs
import {
  drawProblems,
  exactJudge,
  gradeResponse,
  parsePolicySetting,
  reasonerEngine,
  responseSeed,
  splitReasoning,
  splitThoughts,
} from 'jevons'

const engine = await reasonerEngine({ workers: 1 })
const { policyDefaults, reasoningMarkers: markers } = engine.describe()
const [problem] = drawProblems({ count: 1, seed: 'k', split: 'development', levels: [3] })
const seed = responseSeed({ studySeed: 'k', problem: problem.id, sample: 0 })
const sampling = { temperature: 1, topP: 1, maxTokens: 400 }

console.log(problem.question)
for (const name of ['none', 'tip']) {
  const { setting: policy } = parsePolicySetting(name, policyDefaults)
  let text = ''
  for await (const event of engine.generate({ question: problem.question, seed, sampling, policy })) {
    if (event.type === 'token') text += event.text
  }
  const { start, end } = splitReasoning(text, markers)
  const reasoning = text.slice(start, end)
  console.log(
    `\n${name}: ${gradeResponse(problem, { text, span: splitReasoning(text, markers), finish: 'stop' }).outcome}`,
  )
  for (const thought of splitThoughts(reasoning).thoughts) {
    const judgement = exactJudge(problem, reasoning.slice(thought.start, thought.end))
    const verdict = judgement.abandoned ? 'right, and abandoned' : judgement.correct ? 'right' : 'wrong'
    console.log(`  ${verdict}: ${judgement.commitment ?? 'nothing'}`)
  }
}
await engine.close()
