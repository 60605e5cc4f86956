import { readFileSync, writeFileSync } from 'node:fs'
import { type MeasuredResponse, underthinkingScore } from '#metric'
import type { Problem } from '#problem'
import { type ResponseLine, readRun } from '#run'
import { deriveResponse } from '#study'
import { englishOpeners, type OpenerLexicon, thoughtSplitter } from '#thought'
import type { MeasuredArm } from './policy-tables.ts'
import { policyTables } from './policy-tables.ts'

/**
 * `npm run policies-page -- RUN…`: writes what a study of all policies says into docs/policies.md, between its marks. The page
 * names the command that makes the run. Of a run that is under way only the problems are taken that every arm has answered.
 * Arms may lie in several runs of the same problems, samples and seed.
 */

const runs = process.argv.slice(2).map((folder) => readRun(folder))
const [first] = runs
if (!first) throw new Error('name the run folder')
const page = new URL('../docs/policies.md', import.meta.url)

const { description, problems: problemsOfRun } = first
const allArms = runs.flatMap((one) => one.description.arms)
const { samples, seed } = description.study

/** Other lists of switches to cut the reasoning by. */
const lists: readonly { readonly name: string; readonly lexicon: OpenerLexicon; readonly both?: boolean }[] =
  [
    { name: 'transitions of the paper (the usual list)', lexicon: englishOpeners },
    { name: 'transitions and reflections', lexicon: englishOpeners, both: true },
    { name: '"Wait" alone', lexicon: { transitions: ['Wait'], reflections: [] } },
    {
      name: 'transitions and "Nothing", which is none',
      lexicon: { ...englishOpeners, transitions: [...englishOpeners.transitions, 'Nothing'] },
    },
  ]

async function complete(): Promise<{ problems: Problem[]; byArm: Map<string, ResponseLine[]> }> {
  const byProblem = new Map<string, ResponseLine[]>()
  for (const { responses } of runs)
    for await (const response of responses())
      byProblem.set(response.problem, [...(byProblem.get(response.problem) ?? []), response])
  const problems: Problem[] = []
  const byArm = new Map<string, ResponseLine[]>(allArms.map(({ id }) => [id, []]))
  for await (const problem of problemsOfRun()) {
    const own = byProblem.get(problem.id) ?? []
    if (own.length < samples * allArms.length) continue
    problems.push(problem)
    const ordered = own.toSorted((a, b) => a.sample - b.sample)
    for (const response of ordered) byArm.get(response.arm)?.push(response)
  }
  return { problems, byArm }
}

const { problems, byArm } = await complete()
const places = new Map(problems.map((problem) => [problem.id, problem]))
const measured = (lines: readonly ResponseLine[], list = lists[0]): MeasuredResponse[] => {
  const split = thoughtSplitter({
    lexicon: list?.lexicon ?? englishOpeners,
    switchAt: list?.both ? 'transitions and reflections' : 'transitions',
  })
  return lines.map((line) => {
    const problem = places.get(line.problem)
    if (!problem) throw new Error(`no problem ${line.problem}`)
    const options = { markers: description.engine.reasoningMarkers, judge: description.judge, split }
    return deriveResponse(problem, line, options).measured
  })
}

const arms = allArms.map(({ id }): MeasuredArm => {
  const lines = byArm.get(id) ?? []
  const words = (word: RegExp): number =>
    lines.reduce((sum, { text }) => sum + (text.match(word)?.length ?? 0), 0) / lines.length
  return {
    id,
    responses: measured(lines),
    words: {
      Alternatively: words(/\bAlternatively\b/g),
      Nothing: words(/\bNothing\b/g),
      leaving: words(/\bleaving\b/g),
    },
  }
})

const sensitivity = lists.map((list) => ({
  name: list.name,
  scores: arms
    .filter(({ id }) => id === 'none' || id === 'tip:alpha=6,beta=50')
    .map(({ id }) => {
      const all = measured(byArm.get(id) ?? [], list)
      const scores = all.flatMap((one) => underthinkingScore.of(one) ?? [])
      const thoughts = all.reduce((sum, one) => sum + one.thoughts.length, 0) / all.length
      return { id, score: scores.reduce((sum, one) => sum + one, 0) / scores.length, thoughts }
    }),
}))

const tables = policyTables(arms, {
  samples,
  sensitivity,
  weighing: {
    seed,
    priceRatio: description.priceRatio,
    clusters: problems.map(({ cluster }) => cluster),
  },
})
let text = readFileSync(page, 'utf8')
for (const [name, table] of Object.entries(tables)) {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`]
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`docs/policies.md lacks the marks of ${name}`)
  text = `${text.slice(0, from + begin.length)}\n\n${table.trim()}\n\n${text.slice(to)}`
}
writeFileSync(page, text)
console.log(`${problems.length} problems, ${samples} samples, ${arms.length} arms`)
