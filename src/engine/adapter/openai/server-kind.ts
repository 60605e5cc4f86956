import { z } from 'zod'
import { EngineError } from '../../engine-error.ts'
import { connectServer, type Server, type ServerOptions } from './server.ts'
import { ServerFailure } from './server-failure.ts'

/** Which program serves the model, as far as it matters what it can do beyond what all can. */
export type ServerKind = 'llama.cpp' | 'vllm' | 'sglang' | 'deepseek' | 'jevons' | 'other'

const modelsSchema = z.object({
  data: z.array(z.object({ id: z.string(), owned_by: z.string().nullish() })),
})

const owners: Readonly<Record<string, ServerKind>> = {
  llamacpp: 'llama.cpp',
  vllm: 'vllm',
  sglang: 'sglang',
  deepseek: 'deepseek',
  jevons: 'jevons',
}

/**
 * Asks a server which models it has, and tells by whose they are said to be which program it is. A server without that list is
 * taken for one of the other kind.
 * @throws EngineError where the server can't be reached, refuses the key, or does not have the model
 */
export async function serverKindOf(
  server: Server,
  model: string,
  signal: AbortSignal | undefined,
): Promise<ServerKind> {
  const models = await listedModels(server, signal)
  if (models === undefined) return 'other'
  const [only] = models
  const found = models.find(({ id }) => id === model)
  const kind = owners[(found ?? only)?.owned_by ?? ''] ?? 'other'
  // llama.cpp serves its one model by whatever name.
  if (found === undefined && kind !== 'llama.cpp' && models.length > 0) {
    const names = models.slice(0, 10).map(({ id }) => id)
    throw new EngineError(
      `${server.name} has no model "${model}": it has ${names.join(', ')}${models.length > 10 ? ', …' : ''}`,
    )
  }
  return kind
}

async function listedModels(
  server: Server,
  signal: AbortSignal | undefined,
  path = '/models',
): Promise<z.infer<typeof modelsSchema>['data'] | undefined> {
  try {
    const parsed = modelsSchema.safeParse(
      await server.retry(() => server.ask(path, undefined, signal), signal),
    )
    return parsed.success ? parsed.data.data : undefined
  } catch (error) {
    if (!(error instanceof ServerFailure && [404, 405, 501].includes(error.status ?? 0))) throw error
    // DeepSeek lists them below its root alone.
    return path === '/models' ? await listedModels(server, signal, '//models') : undefined
  }
}

/** The models that a server lists; none where it has no list. @throws EngineError where it can't be reached or refuses the key */
export async function serverModels(options: ServerOptions, signal?: AbortSignal): Promise<readonly string[]> {
  return ((await listedModels(connectServer(options), signal)) ?? []).map(({ id }) => id)
}
