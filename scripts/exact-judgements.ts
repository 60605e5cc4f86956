import { writeFileSync } from 'node:fs'
import { readRun } from '#run'
import { deriveRun } from '#study'

/**
 * `npx tsx --conditions=jevons-source scripts/exact-judgements.ts RUN`: writes the incorrect responses of a study's baseline,
 * with the exact judgement of every thought, into the fixture that simulated judges are tried on. Each line is one response:
 * the place of its cluster of problems, its reasoning tokens, and of its thoughts the tokens up to each one's end, their
 * characters, and 1 where it is correct.
 */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('say which run')
const run = readRun(folder)
const problems = []
for await (const problem of run.problems()) problems.push(problem)
const clusters = new Map<string, number>()
const lines: string[] = []
for (const { grade, measured } of await deriveRun({ description: run.description, problems }, run)) {
  if (grade.arm !== run.description.study.baseline || grade.outcome !== 'incorrect') continue
  const { cluster, tokens, thoughts } = measured
  clusters.set(cluster, clusters.get(cluster) ?? clusters.size)
  const correct = thoughts.map((thought) => Number(thought.correct)).join('')
  const upTo = thoughts.map(({ tokensUpTo }) => tokensUpTo)
  const characters = thoughts.map((thought) => thought.characters)
  lines.push(JSON.stringify([clusters.get(cluster), tokens.reasoning, upTo, characters, correct]))
}
const file = new URL('../test/fixture/exact-judgements.json', import.meta.url)
writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`)
console.log(`${lines.length} responses of ${clusters.size} clusters of problems`)
