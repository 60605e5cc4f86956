import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { ModelConfig } from '../src/engine/adapter/reasoner/model-config.ts'
import type { Contestant, Decoding, Peers, Workload } from './contestant.ts'

/** What is used of onnxruntime-node, which the main install does not bring. */
interface Tensor {
  readonly data: Float32Array
}
interface Session {
  readonly inputNames: readonly string[]
  readonly run: (feeds: Record<string, Tensor>) => Promise<Record<string, Tensor>>
  readonly release: () => Promise<void>
}
interface Onnxruntime {
  readonly Tensor: new (
    type: 'int64' | 'float32',
    data: BigInt64Array | Float32Array,
    dims: readonly number[],
  ) => Tensor
  readonly InferenceSession: {
    readonly create: (path: string, options: object) => Promise<Session>
  }
}

const family = 'onnxruntime'
const install = 'cd bench && npm install'

/** onnxruntime in Node, on the export of standard operators and on that of its own fused ones. */
export async function onnxruntimePeers(folder: string, config: ModelConfig): Promise<Peers> {
  const require = createRequire(import.meta.url)
  let runtime: Onnxruntime
  let version: string
  try {
    runtime = require('onnxruntime-node') as Onnxruntime
    const manifest = join(require.resolve('onnxruntime-node'), '../../package.json')
    version = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
  } catch (error) {
    const why = (error as Error).message.split('\n')[0] ?? ''
    return { contestants: [], missing: [{ family: `${family} (Node)`, why, install }] }
  }
  const variants = [
    ['onnxruntime-node', 'model.onnx'],
    ['onnxruntime-node, fused operators', 'model_fused.onnx'],
  ] as const
  const contestants = variants.map(async ([name, file]): Promise<Contestant> => {
    const session = await runtime.InferenceSession.create(join(folder, 'onnx', file), {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
    })
    return {
      name,
      family,
      version,
      decode: (workload) => decode(runtime, session, config, workload),
      close: () => void session.release(),
    }
  })
  return { contestants: await Promise.all(contestants), missing: [] }
}

async function decode(
  runtime: Onnxruntime,
  session: Session,
  { layers, heads, headWidth, vocabulary }: ModelConfig,
  { prompts, steps }: Workload,
): Promise<Decoding> {
  const rows = prompts.length
  const whole = (values: readonly number[], length: number): Tensor =>
    new runtime.Tensor('int64', BigInt64Array.from(values, BigInt), [rows, length])
  let past: Record<string, Tensor> = {}
  for (let layer = 0; layer < layers; layer++) {
    for (const part of ['key', 'value']) {
      const empty = new runtime.Tensor('float32', new Float32Array(0), [rows, heads, 0, headWidth])
      past[`past_key_values.${layer}.${part}`] = empty
    }
  }
  const compute = async (ids: readonly (readonly number[])[], start: number): Promise<number[]> => {
    const length = ids[0]?.length ?? 0
    const feeds: Record<string, Tensor> = {
      input_ids: whole(ids.flat(), length),
      attention_mask: whole(Array(rows * (start + length)).fill(1), start + length),
      ...past,
    }
    if (session.inputNames.includes('position_ids')) {
      const positions = Array.from({ length: rows * length }, (_, index) => start + (index % length))
      feeds['position_ids'] = whole(positions, length)
    }
    const { logits, ...present } = await session.run(feeds)
    past = Object.fromEntries(
      Object.entries(present).map(([name, value]) => [name.replace('present', 'past_key_values'), value]),
    )
    if (!logits) throw new Error('the session gave no logits')
    return ids.map((_, row) => likeliest(logits.data, ((row + 1) * length - 1) * vocabulary, vocabulary))
  }
  const length = prompts[0]?.length ?? 0
  const tokens = (await compute(prompts, 0)).map((id) => [id])
  const startedMs = performance.now()
  for (let step = 0; step < steps; step++) {
    const next = await compute(
      tokens.map((said) => said.slice(-1)),
      length + step,
    )
    for (const [row, said] of tokens.entries()) said.push(next[row] ?? 0)
  }
  return { seconds: (performance.now() - startedMs) / 1000, tokens }
}

function likeliest(logits: Float32Array, from: number, count: number): number {
  let best = 0
  for (let i = 1; i < count; i++) {
    if ((logits[from + i] as number) > (logits[from + best] as number)) best = i
  }
  return best
}
