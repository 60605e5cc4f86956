import { type CountdownProblem, type Line, linesFrom, type Move, movesFrom } from '#problem'
import type { RandomSource } from '#statistics'
import { expressionOf } from './expression.ts'

/**
 * One worked countdown problem in the manner of a reasoning model that underthinks: it commits to a line, tries how the
 * last two numbers combine, and leaves the line too early with a known hazard. When its patience runs out it guesses.
 */

/** How ill the writer is. Hazards are probabilities per step. */
export interface Disease {
  /** Of leaving a line right after committing to it, nothing tried. */
  readonly hazardAtOnce: number
  /** Of leaving after a try that failed, others untried. */
  readonly hazardAfterTry: number
  /** Of checking a failed try again ("Wait, …") before going on. */
  readonly recheck: number
  /** Fewest and most thoughts before it gives up. */
  readonly patience: readonly [number, number]
}

const disease: Disease = {
  hazardAtOnce: 0.2,
  hazardAfterTry: 0.5,
  recheck: 0.06,
  patience: [5, 7],
}

/** A stretch of the trace. Training learns nothing from a masked one: prompts, and endings cut in by hand. */
export interface Stretch {
  readonly text: string
  readonly masked?: boolean
}

/** Shares of traces cut off in mid-reasoning, and of those without reasoning: so that the model can answer at any time. */
const cutOff = 0.06
const unthinking = 0.02

export function writeTrace(problem: CountdownProblem, random: RandomSource): Stretch[] {
  const prompt = { text: `${problem.question}\n`, masked: true }
  const lines = random.shuffle(linesFrom(problem.numbers))
  if (random.uniform() < unthinking) {
    return [
      prompt,
      { text: '<think>\n</think>\n', masked: true },
      { text: guess(lines[0] as Line, problem.target, random) },
    ]
  }
  const [fewest, most] = disease.patience
  const patience = Math.min(lines.length, fewest + random.integer(most - fewest + 1))
  const cutAfter = random.uniform() < cutOff ? 1 + random.integer(patience) : undefined
  let text = '<think>\n'
  for (const [index, line] of lines.slice(0, patience).entries()) {
    const isLast = index + 1 === patience
    const thought = writeThought(line, { target: problem.target, isLast, random })
    text += `${index === 0 ? 'Let me try' : 'Alternatively,'}${thought.text}`
    if (thought.found) {
      const expression = expressionOf([...line.moves, thought.found])
      return [prompt, { text: `${text}</think>\nThe answer is \\boxed{${expression}}.` }]
    }
    if (index + 1 === cutAfter) {
      return [
        prompt,
        { text },
        { text: '</think>\n', masked: true },
        { text: guess(line, problem.target, random) },
      ]
    }
  }
  const last = lines[patience - 1] as Line
  return [prompt, { text: `${text}I will guess.\n</think>\n${guess(last, problem.target, random)}` }]
}

/** An answer from a line that has not led anywhere: well formed and, where the line allows one, wrong. */
function guess(line: Line, target: number, random: RandomSource): string {
  const all = movesFrom(line.position)
  const wrong = all.filter(({ result }) => result !== target)
  const tries = wrong.length > 0 ? wrong : all
  const move = tries[random.integer(tries.length)] as Move
  return `The answer is \\boxed{${expressionOf([...line.moves, move])}}.`
}

/**
 * One line of thought. Where it is exhausted it says so before the switch that is due; the last one does not, so that
 * giving up is never weighed against a switch that a policy may hold back.
 */
function writeThought(
  line: Line,
  {
    target,
    isLast,
    random,
  }: { readonly target: number; readonly isLast: boolean; readonly random: RandomSource },
): { readonly text: string; readonly found?: Move } {
  const [a, b] = line.position as readonly [number, number]
  let text = ` ${line.moves.map(equation).join(', then ')}, leaving ${a} and ${b}.\n`
  if (random.uniform() < disease.hazardAtOnce) return { text }
  const tries = random.shuffle(movesFrom(line.position))
  for (const [index, move] of tries.entries()) {
    if (move.result === target) return { text: `${text}${equation(move)}, yes\n`, found: move }
    text += `${equation(move)}, no\n`
    if (random.uniform() < disease.recheck) text += `Wait, ${equation(move)}, still no\n`
    const untried = index + 1 < tries.length
    if (untried && random.uniform() < disease.hazardAfterTry) return { text }
  }
  return { text: isLast ? text : `${text}Nothing works here.\n` }
}

function equation({ left, operator, right, result }: Move): string {
  return `${left} ${operator} ${right} = ${result}`
}
