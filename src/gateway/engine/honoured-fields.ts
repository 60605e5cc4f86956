import { GatewayError } from '../gateway-error.ts'

/** What a client may send and nothing here could act on: it changes no text. */
const withoutEffect: ReadonlySet<string> = new Set([
  'user',
  'metadata',
  'store',
  'service_tier',
  'safety_identifier',
  'prompt_cache_key',
  'parallel_tool_calls',
  'add_generation_prompt',
])

/** Fields that ask for nothing with these values, as JSON, and can't be honoured with others. */
const neutralValues: Readonly<Record<string, readonly string[]>> = {
  stop: ['[]', '""'],
  frequency_penalty: ['0'],
  presence_penalty: ['0'],
  logprobs: ['false', '0'],
  top_logprobs: ['0'],
  tools: ['[]'],
  functions: ['[]'],
  tool_choice: ['"none"', '"auto"'],
  response_format: ['{"type":"text"}'],
  modalities: ['["text"]'],
  top_k: ['0', '-1'],
  min_p: ['0'],
  repetition_penalty: ['1'],
  repeat_penalty: ['1'],
  best_of: ['1'],
  echo: ['false'],
  suffix: ['""'],
}

/**
 * The fields of a request that matter to an engine.
 * @throws GatewayError where one asks for what an engine can't do: passed over in silence, it would seem to be done
 */
export function honouredFields(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kept = Object.entries(body).filter(([name, value]) => {
    if (value === null || withoutEffect.has(name)) return false
    const neutral = Object.hasOwn(neutralValues, name) ? neutralValues[name] : undefined
    if (neutral === undefined) return true
    if (neutral.includes(JSON.stringify(value))) return false
    throw new GatewayError(400, `${name}: can't be honoured by this engine; leave it out`, {
      param: name,
      code: 'unsupported_parameter',
    })
  })
  return Object.fromEntries(kept)
}
