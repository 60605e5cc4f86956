import { z } from 'zod'
import { appendLabel, faultOf, type LabelLine } from '#run'
import type { LabelRequest } from './api.ts'
import type { RunPlace } from './find-runs.ts'
import type { ViewedRun } from './viewed-run.ts'
import { ViewerError } from './viewer-error.ts'

const mostBytes = 16_384
const place = z.int().nonnegative()

const schema: z.ZodType<LabelRequest> = z.strictObject({
  response: z.string().max(8192),
  start: place,
  end: place,
  textHash: z.string().regex(/^[0-9a-f]{32}$/),
  label: z.enum(['correct', 'incorrect', 'unsure']).nullable(),
})

export interface Labelling {
  readonly place: RunPlace
  readonly run: ViewedRun
  readonly labeller: string
  /** ISO 8601. */
  readonly labelledAt: string
}

/**
 * Appends what somebody says of a thought to the run's labels.jsonl.
 * @throws ViewerError where it is no label, or the thought is not there as it was labelled
 */
export async function takeLabel(request: Request, labelling: Labelling): Promise<LabelLine> {
  const { response, ...asked } = await readLabel(request)
  const { problem, arm, sample, thoughtList } = await labelling.run.response(response)
  const isThere = thoughtList.some(
    ({ start, end, textHash }) => start === asked.start && end === asked.end && textHash === asked.textHash,
  )
  if (!isThere) throw new ViewerError(409, 'the response was cut into other thoughts since: load it again')
  const { labeller, labelledAt } = labelling
  const line: LabelLine = { version: 1, problem, arm, sample, ...asked, labeller, labelledAt }
  appendLabel(labelling.place.folder, line)
  return line
}

/** JSON by its content type: a form of another page can't send that. */
async function readLabel(request: Request): Promise<LabelRequest> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json(;|$)/i.test(type))
    throw new ViewerError(415, 'a label is sent as application/json')
  const value = await jsonOf(request)
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const { place, says } = faultOf(parsed.error, value)
  throw new ViewerError(400, `${place || 'label'}: ${says}`)
}

async function jsonOf(request: Request): Promise<unknown> {
  const text = await textOf(request)
  try {
    return JSON.parse(text)
  } catch {
    throw new ViewerError(400, 'label: not JSON')
  }
}

async function textOf(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length
      if (bytes > mostBytes) break
      chunks.push(chunk)
    }
  } catch {
    throw new ViewerError(400, 'label: broke off')
  }
  if (bytes > mostBytes) throw new ViewerError(413, 'that is too long for a label')
  return Buffer.concat(chunks).toString('utf8')
}
