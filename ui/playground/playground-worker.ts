import type { Engine } from '#engine'
import { inlineReasonerEngine } from '#engine/adapter/inline-reasoner'
import type { PlaygroundReply, PlaygroundRequest } from './worker-message.ts'

/** The embedded reasoner in a thread of its own, so that the page never waits for it. */

const running = new Map<number, AbortController>()
const engine = loadedEngine()

engine.then(
  (ready) => post({ type: 'ready', notice: ready.describe().notice ?? null }),
  (error) => post({ type: 'failed', id: null, reason: reasonOf(error) }),
)

addEventListener('message', ({ data }: MessageEvent<PlaygroundRequest>) => {
  if (data.type === 'stop') running.get(data.id)?.abort()
  else void carryOut(data)
})

async function carryOut(message: Exclude<PlaygroundRequest, { readonly type: 'stop' }>): Promise<void> {
  const { id } = message
  const stopping = new AbortController()
  running.set(id, stopping)
  try {
    const ready = await engine
    await (message.type === 'respond'
      ? respond(ready, message, stopping.signal)
      : sample(ready, message, stopping.signal))
    post({ type: 'done', id })
  } catch (error) {
    if (!stopping.signal.aborted) post({ type: 'failed', id, reason: reasonOf(error) })
  } finally {
    running.delete(id)
  }
}

async function respond(
  ready: Engine,
  { id, request }: Extract<PlaygroundRequest, { readonly type: 'respond' }>,
  signal: AbortSignal,
): Promise<void> {
  const tokens: string[] = []
  for await (const event of ready.generate(request, { signal })) {
    if (event.type === 'token') tokens.push(event.text)
    else if (event.type === 'rollback') takeBack(tokens, event.characters)
    else post({ type: 'response', id, response: { tokens, finishReason: event.finishReason } })
  }
}

function takeBack(tokens: string[], characters: number): void {
  for (let left = characters; left > 0; ) left -= tokens.pop()?.length ?? left
}

async function sample(
  ready: Engine,
  { id, requests }: Extract<PlaygroundRequest, { readonly type: 'sample' }>,
  signal: AbortSignal,
): Promise<void> {
  for await (const { index, generation } of ready.generateAll(requests, { signal })) {
    const { text, finishReason } = generation
    post({ type: 'sampled', id, index, text, finishReason })
  }
}

async function loadedEngine(): Promise<Engine> {
  const file = async (name: string): Promise<Response> => {
    const answer = await self.fetch(`/reasoner/${name}`)
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
    return answer
  }
  const [config, tokenizer, weights] = await Promise.all([
    file('config.json').then((answer) => answer.text()),
    file('tokenizer.json').then((answer) => answer.text()),
    file('model.safetensors').then((answer) => answer.arrayBuffer()),
  ])
  return inlineReasonerEngine({ config, tokenizer, weights: new Uint8Array(weights) })
}

function post(reply: PlaygroundReply): void {
  postMessage(reply)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
