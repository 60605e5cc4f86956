import { asBody, type Body, textAt } from './body.ts'

const longest = 200

/**
 * Why a body is no reply but a failure, in one line; undefined where it tells of none. Servers say `error` (an object or a
 * text), FastAPI says `detail`, older vLLM `object: "error"`, Bedrock names an exception.
 */
export function errorReason(body: Body): string | undefined {
  const { error } = body
  if (typeof error === 'string' && error !== '') return oneLine(error)
  const told = asBody(error)
  if (told) return describe(told)
  if (body.object === 'error' || body.type === 'error') return describe(body)
  const exception = Object.keys(body).find((key) => key.endsWith('Exception') && asBody(body[key]))
  if (exception !== undefined)
    return oneLine(`${exception}: ${textAt(asBody(body[exception]), 'message') ?? ''}`)
  return undefined
}

function describe(error: Body): string {
  const message = textAt(error, 'message', 'msg', 'detail')
  const label = textAt(error, 'type', 'status') ?? codeOf(error.code)
  if (message === undefined) return oneLine(label ?? 'an error without a message')
  return oneLine(label === undefined || label === 'error' ? message : `${label}: ${message}`)
}

const codeOf = (code: unknown): string | undefined =>
  typeof code === 'string' || typeof code === 'number' ? String(code) : undefined

/** A server's words are foreign text: one line, and not a page of it. */
function oneLine(text: string): string {
  const line = text
    .slice(0, longest * 2)
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}
