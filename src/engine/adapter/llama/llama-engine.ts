import { createHash } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Engine } from '../../engine.ts'
import { EngineError } from '../../engine-error.ts'
import { loadPeer } from '../../load-peer.ts'
import { usableProcessors } from '../../usable-processors.ts'
import { chatPromptOf } from '../stepped/chat-prompt.ts'
import { steppedEngine } from '../stepped/stepped-engine.ts'
import type { SteppedModel } from '../stepped/stepped-model.ts'
import type { LlamaLibrary, LlamaModel, LlamaSequence } from './llama-library.ts'

export interface LlamaEngineOptions {
  /** A GGUF file. */
  readonly model: string
  /** The user's message, with `{question}` in it; the question alone where left out. */
  readonly promptTemplate?: string
  /** The whole prompt as the model reads it, with `{question}` in it, in place of its chat template. */
  readonly rawTemplate?: string
  /** Where the library may be installed, beside jevons itself. */
  readonly peers?: readonly string[]
  /** Prompt and response together; as long as the model was trained for, at most 32768, where left out. */
  readonly contextTokens?: number
  /** How many threads compute; one less than the process may use where left out: they wait for each other, and busily. */
  readonly threads?: number
}

/** Longer contexts take memory that nobody may have. */
const longestUnasked = 32_768

/**
 * A GGUF file in this process, by node-llama-cpp: on the CPU, token by token, with every policy.
 * @throws EngineError where the library is not installed or the file can't be read
 */
export async function llamaEngine(options: LlamaEngineOptions): Promise<Engine> {
  const { model: file, peers = [], promptTemplate = '{question}', rawTemplate } = options
  if (!existsSync(file)) throw new EngineError(`${file}: no such file; the llama engine reads a GGUF file`)
  const stepped = await steppedLlama((await loadPeer('node-llama-cpp', peers)) as LlamaLibrary, options)
  const template = rawTemplate ?? stepped.chatPrompt?.replace('{question}', () => promptTemplate)
  if (template !== undefined) return steppedEngine(stepped, { name: 'llama', promptTemplate: template })
  await stepped.close()
  throw new EngineError(`${basename(file)} has no chat template: give the whole prompt as a raw template`)
}

async function steppedLlama(library: LlamaLibrary, options: LlamaEngineOptions): Promise<SteppedModel> {
  const { model: file, threads = Math.max(1, usableProcessors() - 1) } = options
  const logLevel = library.LlamaLogLevel.error
  // Nothing is compiled or downloaded for whoever asks for a model.
  const llama = await library.getLlama({
    build: 'never',
    gpu: false,
    logLevel,
    maxThreads: threads,
    progressLogs: false,
  })
  try {
    const model = await llama.loadModel({ modelPath: file, gpuLayers: 0 })
    const contextTokens = options.contextTokens ?? Math.min(model.trainContextSize, longestUnasked)
    const context = await model.createContext({ contextSize: contextTokens, sequences: 1, threads })
    const sequence = context.getSequence()
    const { pieces, added } = vocabularyOf(model, file)
    return {
      model: model.fileInfo.metadata.general?.name ?? basename(file),
      weightsHash: await hashOf(file),
      pieces,
      added,
      encode: (text) => model.tokenize(text, true),
      ends: [model.tokens.eos, model.tokens.eot].flatMap((id) => (id === null || id < 0 ? [] : [id])),
      contextTokens,
      chatPrompt:
        options.rawTemplate === undefined ? await chatPrompt(model, pieces, options.peers ?? []) : undefined,
      next: (tokens, held) => nextLogits(sequence, { tokens, held, size: pieces.length }),
      close: () => llama.dispose(),
    }
  } catch (error) {
    await llama.dispose()
    throw error instanceof EngineError
      ? error
      : new EngineError(`${basename(file)}: ${(error as Error).message.split('\n')[0]}`, { cause: error })
  }
}

/** What llama.cpp calls a control token, and one that its user defined. */
const special: ReadonlySet<number> = new Set([3, 4])

function vocabularyOf(
  { fileInfo }: LlamaModel,
  file: string,
): { readonly pieces: readonly string[]; readonly added: ReadonlyMap<string, number> } {
  const { tokens: pieces, token_type: types = [] } = fileInfo.metadata.tokenizer?.ggml ?? {}
  if (!pieces) throw new EngineError(`${basename(file)}: holds no vocabulary`)
  const added = new Map(pieces.flatMap((piece, id) => (special.has(types[id] ?? 1) ? [[piece, id]] : [])))
  return { pieces, added }
}

async function chatPrompt(
  { fileInfo }: LlamaModel,
  pieces: readonly string[],
  peers: readonly string[],
): Promise<string | undefined> {
  const { chat_template: template, ggml } = fileInfo.metadata.tokenizer ?? {}
  const tokenAt = (id: number | undefined): string => (id === undefined ? '' : (pieces[id] ?? ''))
  if (template === undefined) return undefined
  return await chatPromptOf(template, {
    bos: tokenAt(ggml?.bos_token_id),
    eos: tokenAt(ggml?.eos_token_id),
    peers,
  })
}

/** Nothing is drawn there: all probabilities are asked for, and their logarithms are the logits but for a constant. */
const whole = {
  generateNext: { probabilities: true, options: { temperature: 1, topP: 1, topK: 0, minP: 0 } },
}

async function nextLogits(
  sequence: LlamaSequence,
  {
    tokens,
    held,
    size,
  }: { readonly tokens: readonly number[]; readonly held: number; readonly size: number },
): Promise<Float32Array> {
  const keep = Math.min(held, sequence.nextTokenIndex, tokens.length - 1)
  if (keep === 0) await sequence.clearHistory()
  else if (keep < sequence.nextTokenIndex)
    await sequence.eraseContextTokenRanges([{ start: keep, end: sequence.nextTokenIndex }])
  const further = tokens.slice(keep)
  const last = further.pop() as number
  const output = await sequence.controlledEvaluate([...further, [last, whole]])
  const probabilities = output.at(-1)?.next.probabilities
  if (!probabilities) throw new EngineError('node-llama-cpp tells no probabilities')
  const logits = new Float32Array(size).fill(Number.NEGATIVE_INFINITY)
  for (const [id, probability] of probabilities) logits[id] = Math.log(probability)
  return logits
}

/** Larger files take minutes to read. */
const largestHashed = 4 * 2 ** 30

async function hashOf(file: string): Promise<string | undefined> {
  if (statSync(file).size > largestHashed) return undefined
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return `sha256:${hash.digest('hex')}`
}
