import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Worker } from 'node:worker_threads'
import type { EqualityOptions, EqualityVerdict, SymbolicStage } from '#answer'
import { sameAnswer } from '#answer'
import { startThread } from '#engine'
import { StudyError } from './study-error.ts'
import type { SymbolicQuestion, SymbolicReply, SymbolicStart } from './symbolic-worker.ts'

const library = '@cortex-js/compute-engine'
/** The version that this stage was tested with; what npm picks by itself under Node 20 is far older. */
const version = '0.140.0'
const install = `npm install ${library}@${version}`

export interface SymbolicStageOptions {
  /** Time for one pair, in milliseconds. Most take some tens; some never end. Default 2000. */
  readonly limitMs?: number
  /** Folder whose packages the library is looked for among. Default: where the process was started. */
  readonly folder?: string
}

/** A symbolic stage and its end. */
export interface RunningSymbolicStage {
  /** @throws StudyError where the library is there and does not work */
  readonly ask: SymbolicStage
  /** How many pairs ran into the time limit so far. */
  readonly late: () => number
  readonly close: () => Promise<void>
}

/**
 * The last stage of equality: a library that simplifies, in a thread that is stopped where it takes too long. The library is
 * not installed with jevons.
 * @throws StudyError where it is not installed
 */
export function symbolicStage({
  limitMs = 2000,
  folder = process.cwd(),
}: SymbolicStageOptions = {}): RunningSymbolicStage {
  const start: SymbolicStart = { library: pathToFileURL(locate(folder)).href }
  let thread: Promise<Worker> | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let number = 0
  let late = 0
  const ask = async (prediction: string, gold: string): Promise<boolean | undefined> => {
    thread ??= loaded(start)
    const worker = await thread
    const reply = await answered(worker, { number: number++, prediction, gold }, limitMs)
    if (reply !== 'too late') return reply?.equal
    late++
    // Nothing but its end stops a computation; the next pair gets a new thread.
    thread = undefined
    await worker.terminate()
    return undefined
  }
  return {
    ask: (prediction, gold) => {
      const next = queue.then(() => ask(prediction, gold))
      // Whoever asked hears what went wrong; the next one is asked all the same.
      queue = next.catch(() => undefined)
      return next
    },
    late: () => late,
    close: async () => {
      await queue
      await (await thread?.catch(() => undefined))?.terminate()
    },
  }
}

function locate(folder: string): string {
  for (const from of [join(folder, 'package.json'), import.meta.url]) {
    try {
      return createRequire(from).resolve(library)
    } catch {
      // Looked for in the next place.
    }
  }
  throw new StudyError(`the symbolic stage needs ${library}, which is not installed: ${install}`)
}

/** A thread that has loaded the library: that takes longer than most pairs, and is not in their time. */
function loaded(start: SymbolicStart): Promise<Worker> {
  const worker = startThread(new URL('./symbolic-worker.js', import.meta.url), start)
  return new Promise((resolve, reject) => {
    const refuse = (error: Error): void => {
      const [reason] = error.message.split('\n', 1)
      reject(
        new StudyError(`the symbolic stage can't use the ${library} that it found (${reason}): ${install}`),
      )
    }
    worker.once('error', refuse)
    worker.once('message', () => {
      worker.off('error', refuse)
      resolve(worker)
    })
  })
}

function answered(
  worker: Worker,
  question: SymbolicQuestion,
  limitMs: number,
): Promise<SymbolicReply | undefined | 'too late'> {
  return new Promise((resolve) => {
    const settle = (reply: SymbolicReply | undefined | 'too late'): void => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError)
      resolve(reply)
    }
    const onMessage = (reply: SymbolicReply): void => {
      if (reply.number === question.number) settle(reply)
    }
    const onError = (): void => settle('too late')
    const timer = setTimeout(() => settle('too late'), limitMs)
    worker.on('message', onMessage).on('error', onError)
    worker.postMessage(question)
  })
}

/** Compares two answers, and asks the symbolic stage where nothing else decided. */
export async function sameAnswerSymbolically(
  prediction: string,
  gold: string,
  symbolic: SymbolicStage,
  options: EqualityOptions = {},
): Promise<EqualityVerdict> {
  const verdict = sameAnswer(prediction, gold, options)
  if (verdict.stage !== 'undecided') return verdict
  const equal = await symbolic(prediction, gold)
  return equal === undefined ? verdict : { equal, stage: 'symbolic' }
}
