import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { Engine } from '../../engine.ts'
import { EngineError } from '../../engine-error.ts'
import { loadPeer } from '../../load-peer.ts'
import { steppedEngine } from '../stepped/stepped-engine.ts'
import type { SteppedModel } from '../stepped/stepped-model.ts'
import { heldCache } from './held-cache.ts'
import type { LibraryModel, LibraryTokenizer, TransformersLibrary } from './transformers-library.ts'

export interface TransformersEngineOptions {
  /** A folder as transformers.js reads it (`config.json`, `tokenizer.json`, `onnx/model.onnx`), or a name on the hub. */
  readonly model: string
  /** The user's message, with `{question}` in it; the question alone where left out. */
  readonly promptTemplate?: string
  /** The whole prompt as the model reads it, with `{question}` in it, in place of its chat template. */
  readonly rawTemplate?: string
  /** Where the library may be installed, beside jevons itself. */
  readonly peers?: readonly string[]
  /** What the library is told when it loads the model: `{"dtype": "q4"}`, `session_options`. */
  readonly loading?: Readonly<Record<string, unknown>>
}

/** Where the model does not say how much it reads. */
const usualContext = 4096

/**
 * An ONNX model in this process, by @huggingface/transformers: on the CPU, token by token, with every policy.
 * @throws EngineError where the library is not installed or the model can't be loaded
 */
export async function transformersEngine(options: TransformersEngineOptions): Promise<Engine> {
  const { promptTemplate = '{question}', rawTemplate, peers = [] } = options
  const library = (await loadPeer('@huggingface/transformers', peers)) as TransformersLibrary
  const stepped = await steppedTransformers(library, options)
  const template = rawTemplate ?? stepped.chatPrompt?.replace('{question}', () => promptTemplate)
  if (template !== undefined)
    return steppedEngine(stepped, { name: 'transformers', promptTemplate: template })
  await stepped.close()
  throw new EngineError(`${stepped.model} has no chat template: give the whole prompt as a raw template`)
}

async function steppedTransformers(
  library: TransformersLibrary,
  { model: place, loading = {} }: TransformersEngineOptions,
): Promise<SteppedModel> {
  const name = placeOf(library, place)
  const told = Object.keys(loading).length === 0 ? '' : ` ${JSON.stringify(loading)}`
  const options = { dtype: 'fp32', device: 'cpu', ...loading }
  try {
    const tokenizer = await library.AutoTokenizer.from_pretrained(name, {})
    const model = await library.AutoModelForCausalLM.from_pretrained(name, options)
    const { pieces, added } = vocabularyOf(tokenizer)
    const cache = heldCache(library, model)
    return {
      model: `${name}${told}`,
      pieces,
      added,
      encode: (text) => tokenizer.encode(text, { add_special_tokens: false }),
      ends: endsOf(model),
      contextTokens: model.config.max_position_embeddings ?? usualContext,
      chatPrompt: chatPrompt(tokenizer),
      next: cache.next,
      close: async () => {
        await model.dispose()
      },
    }
  } catch (error) {
    throw new EngineError(`${name}: ${(error as Error).message.split('\n')[0]}`, { cause: error })
  }
}

/** A folder is read where it is; nothing else is then looked for on the hub. */
function placeOf({ env }: TransformersLibrary, place: string): string {
  if (!existsSync(place)) return place
  const folder = resolve(place)
  env.localModelPath = dirname(folder)
  env.allowRemoteModels = false
  return basename(folder)
}

function vocabularyOf(tokenizer: LibraryTokenizer): {
  readonly pieces: readonly string[]
  readonly added: ReadonlyMap<string, number>
} {
  const ids = tokenizer.get_vocab?.() ?? tokenizer.model?.tokens_to_ids
  const listed = tokenizer._tokenizer?.added_tokens ?? tokenizer.added_tokens
  if (!ids || !listed)
    throw new EngineError(
      'this version of @huggingface/transformers does not tell its vocabulary; 3 and 4 do',
    )
  const pieces: string[] = []
  for (const [piece, id] of ids) pieces[id] = piece
  const added = new Map(listed.map(({ content, id }) => [content, id]))
  for (const [content, id] of added) pieces[id] = content
  return { pieces: Array.from(pieces, (piece) => piece ?? ''), added }
}

function endsOf({ config, generation_config: generation }: LibraryModel): readonly number[] {
  const ids = [generation?.eos_token_id, config.eos_token_id].flat()
  return [...new Set(ids.filter((id) => typeof id === 'number'))]
}

function chatPrompt(tokenizer: LibraryTokenizer): string | undefined {
  if (!tokenizer.chat_template) return undefined
  const messages = [{ role: 'user', content: '{question}' }]
  const rendered = tokenizer.apply_chat_template(messages, { tokenize: false, add_generation_prompt: true })
  return typeof rendered === 'string' ? rendered : undefined
}
