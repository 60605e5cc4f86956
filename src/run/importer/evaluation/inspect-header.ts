import { type JsonObject, objectOf, sayingText, withoutMissing } from '../json-value.ts'

/** What an inspect log says of all its samples. */
export interface InspectHeader {
  /** `openai/gpt-4o`; absent where the task ran without a model. */
  readonly model?: string
  /** The data set's name, or the task's where it has none. */
  readonly dataset?: string
}

/** The members of `header.json`, `_journal/start.json` and of a log in JSON that are needed here. */
export const inspectHeaderMembers: ReadonlySet<string> = new Set(['version', 'eval', 'status'])

/** Is it the head of an inspect log: a spec of what was evaluated, with its task and model? */
export function isInspectHead(document: JsonObject): boolean {
  const spec = objectOf(document['eval'])
  return spec !== undefined && typeof spec['task'] === 'string' && typeof spec['model'] === 'string'
}

export function inspectHeader(document: JsonObject): InspectHeader {
  const spec = objectOf(document['eval']) ?? {}
  const model = sayingText(spec['model'])
  const dataset = sayingText(objectOf(spec['dataset'])?.['name']) ?? sayingText(spec['task'])
  return withoutMissing<InspectHeader>({ model: model === 'none/none' ? undefined : model, dataset })
}
