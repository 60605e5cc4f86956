import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { microseconds } from './microseconds.ts'

/**
 * A server in OpenAI's form that says as many tokens as the question asks for (`tokens=64 pace=5`), one every so many
 * milliseconds, or with pace 0 as fast as they are read. Each token is the moment at which it was written, so that whoever reads
 * it knows how long it was under way. Under `/vllm` it hands everything on to the server of JEVONS_BENCH_BEHIND and says of
 * its models that they are vLLM's: a gateway carries policies out itself then.
 */
const server = createServer((asked, response) => {
  void answer(asked, response).catch(() => response.destroy())
})
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`)
})

interface Asked {
  readonly stream?: boolean
  readonly stream_options?: { readonly include_usage?: boolean }
  readonly messages: readonly { readonly content: string }[]
}

const models = JSON.stringify({
  object: 'list',
  data: [{ id: 'scripted', object: 'model', owned_by: 'vllm' }],
})

async function answer(asked: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of asked as AsyncIterable<Buffer>) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  if (asked.url?.startsWith('/vllm/')) return await handOn(asked, body, response)
  if (asked.method === 'GET') return void response.setHeader('content-type', 'application/json').end(models)
  const { stream, stream_options, messages } = JSON.parse(body.toString()) as Asked
  const script = messages.at(-1)?.content ?? ''
  const tokens = Number(/tokens=(\d+)/.exec(script)?.[1] ?? 16)
  const paceMs = Number(/pace=(\d+)/.exec(script)?.[1] ?? 0)
  if (stream !== true) return whole(response, tokens)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const usage = stream_options?.include_usage === true ? usageEvent(tokens) : ''
  if (paceMs > 0) await paced(response, { tokens, paceMs })
  else await atOnce(response, tokens)
  response.end(`${eventOf({}, 'stop')}${usage}data: [DONE]\n\n`)
}

/** Three quarters of the tokens are reasoning, as a server with a reasoning parser tells them. */
function tokenEvent(place: number, tokens: number): string {
  const text = `@${microseconds()} `
  return eventOf(place < tokens * 0.75 ? { reasoning_content: text } : { content: text }, null)
}

const head = {
  id: 'chatcmpl-scripted',
  object: 'chat.completion.chunk',
  created: 1_764_000_000,
  model: 'scripted',
}

function eventOf(delta: object, finish: string | null): string {
  const choices = [{ index: 0, delta, logprobs: null, finish_reason: finish }]
  return `data: ${JSON.stringify({ ...head, choices })}\n\n`
}

const usageOf = (tokens: number): object => ({
  prompt_tokens: 12,
  completion_tokens: tokens,
  total_tokens: tokens + 12,
})

function usageEvent(tokens: number): string {
  return `data: ${JSON.stringify({ ...head, choices: [], usage: usageOf(tokens) })}\n\n`
}

function whole(response: ServerResponse, tokens: number): void {
  const message = { role: 'assistant', content: `@${microseconds()} `.repeat(tokens) }
  const choices = [{ index: 0, message, finish_reason: 'stop' }]
  const answer = { ...head, object: 'chat.completion', choices, usage: usageOf(tokens) }
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
}

async function atOnce(response: ServerResponse, tokens: number): Promise<void> {
  for (let place = 0; place < tokens && !response.destroyed; place++)
    if (!response.write(tokenEvent(place, tokens))) await once(response, 'drain')
}

async function paced(
  response: ServerResponse,
  { tokens, paceMs }: { readonly tokens: number; readonly paceMs: number },
): Promise<void> {
  await new Promise<void>((resolve) => {
    let said = 0
    const say = (): void => {
      response.write(tokenEvent(said++, tokens))
      if (said === tokens || response.destroyed) {
        clearInterval(timer)
        resolve()
      }
    }
    const timer = setInterval(say, paceMs)
    say()
  })
}

async function handOn(asked: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
  const behind = new URL(process.env['JEVONS_BENCH_BEHIND'] ?? '')
  const path = (asked.url ?? '').slice('/vllm'.length)
  const further = request({ port: behind.port, path, method: asked.method, headers: asked.headers })
  response.on('close', () => further.destroy())
  further.end(body)
  const [told] = (await once(further, 'response')) as [IncomingMessage]
  if (path !== '/v1/models') {
    response.writeHead(told.statusCode ?? 502, told.headers)
    told.pipe(response)
    return
  }
  let text = ''
  for await (const chunk of told) text += String(chunk)
  response
    .setHeader('content-type', 'application/json')
    .end(text.replace(/"owned_by":"[^"]*"/g, '"owned_by":"vllm"'))
}
