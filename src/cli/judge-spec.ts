import { UsageError } from './usage-error.ts'

/** A judge as the command line names it. */
export type JudgeSpec = { readonly kind: 'exact' | 'mention' | 'rollout' | 'human' } | ModelSpec

/** A language model at a server. */
export interface ModelSpec {
  readonly kind: 'model'
  readonly model: string
  readonly url: string
}

const plain = ['exact', 'mention', 'rollout', 'human'] as const

/** Reads `exact`, `mention`, `rollout`, `human` or `model:NAME@URL`. */
export function judgeSpec(text: string): JudgeSpec {
  const kind = plain.find((name) => name === text)
  if (kind !== undefined) return { kind }
  const spec = modelSpec(text)
  if (spec === undefined) {
    throw new UsageError(
      `--judge must be one of ${plain.join(', ')} or model:NAME@URL, such as model:qwen3@http://127.0.0.1:8080/v1, not "${shown(text)}"`,
    )
  }
  if (!URL.canParse(spec.url)) throw new UsageError(`--judge ${shown(text)}: the part after @ is no URL`)
  return spec
}

/** Reads `model:NAME@URL`; undefined where it is none. */
export function modelSpec(text: string): ModelSpec | undefined {
  // The name may hold an @ itself: the address begins at the last one that has a scheme behind it.
  const [, model, url] = /^model:(.+)@(https?:\/\/[^@\s]+)$/.exec(text) ?? []
  return model === undefined || url === undefined ? undefined : { kind: 'model', model, url }
}

/** An address may hold a password by mistake: nothing before an @ of it is said again. */
function shown(text: string): string {
  return text.replace(/\/\/[^/\s]*@/g, '//…@').slice(0, 200)
}
