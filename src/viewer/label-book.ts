import { join } from 'node:path'
import { type LabelLine, readLabels, type ThoughtKey, thoughtId } from '#run'
import { type FileState, lookAt } from './plain-file.ts'
import { ViewerError } from './viewer-error.ts'

/** The last word of people on the thoughts of a run, read again when labels.jsonl changed. */
export interface LabelBook {
  readonly of: () => Promise<(thought: ThoughtKey) => LabelLine['label']>
}

export function labelBook(folder: string): LabelBook {
  let seen: FileState | undefined
  let byThought: ReadonlyMap<string, LabelLine['label']> = new Map()
  return {
    async of() {
      const now = await lookAt(join(folder, 'labels.jsonl'))
      if (now && !now.plain) throw new ViewerError(422, 'labels.jsonl is no plain file')
      if (
        now?.identity !== seen?.identity ||
        now?.bytes !== seen?.bytes ||
        now?.modifiedMs !== seen?.modifiedMs
      ) {
        const labels = await readLabels(folder)
        byThought = new Map([...labels].map(([id, lines]) => [id, lines.at(-1)?.label ?? null]))
        seen = now
      }
      return (thought) => byThought.get(thoughtId(thought)) ?? null
    },
  }
}
