import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readModel } from '../src/engine/adapter/reasoner/model-files.ts'
import { readPackagedModel } from '../src/engine/adapter/reasoner/read-files.ts'
import type { Contestant, Peers } from './contestant.ts'
import { machineInWords } from './machine.ts'
import { microKernel } from './micro-kernel.ts'
import { onnxruntimePeers } from './onnxruntime.ts'
import { ours } from './ours.ts'
import { pairedComparison } from './paired-comparison.ts'
import { benchPython, exportWeights, missingExports, pythonPeers } from './python-peers.ts'
import { race } from './race.ts'
import { report } from './report.ts'
import { studyRate } from './study-rate.ts'
import { thoughtSplit } from './thought-split.ts'
import { drawPrompts, multiplyAddsPerToken } from './workload.ts'

/** `npm run bench -- reasoner`: the reasoner's speed beside its peers, all in one run. */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    steps: { type: 'string', default: '150' },
    python: { type: 'string', default: benchPython() },
    exports: { type: 'string', default: fileURLToPath(new URL('../.cache/peers', import.meta.url)) },
  },
})
const rounds = wholeNumber('--rounds', values.rounds, 1000)
// A prompt and the steps must fit the context that the peers' caches are made for.
const steps = wholeNumber('--steps', values.steps, 240)
const model = readModel(await readPackagedModel())

function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  console.error(`${option} ${text}: must be a whole number from 1 to ${most}`)
  process.exit(2)
}

async function findPeers(): Promise<Peers> {
  const problem = exportWeights(values.python, values.exports)
  if (problem) return missingExports(problem)
  const found = [
    await onnxruntimePeers(values.exports, model.config),
    await pythonPeers(values.python, values.exports),
  ]
  return {
    contestants: found.flatMap(({ contestants }) => contestants),
    missing: found.flatMap(({ missing }) => missing),
  }
}

const peers = await findPeers()
for (const { family, why, install } of peers.missing) {
  console.log(`skipped: ${family}: ${why}\n  to have it: ${install}`)
}
const contestants: readonly Contestant[] = [ours(model), ...peers.contestants]
const workload = { prompts: drawPrompts(model, 16), steps }
const result = await race(contestants, workload, {
  rounds,
  study: studyRate(model),
  ceiling: await microKernel(),
  comparison: pairedComparison(),
  split: thoughtSplit(),
  onRound: (round) =>
    process.stderr.write(`\r${round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`}  `),
})
process.stderr.write('\n')
for (const { close } of contestants) close()
const text = report({
  result,
  contestants,
  missing: peers.missing,
  workload,
  rounds,
  multiplyAdds: multiplyAddsPerToken(model, workload),
  machine: machineInWords(),
  date: new Date(),
})
console.log(text)
