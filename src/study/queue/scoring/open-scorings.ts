import { existsSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { derivingWith } from '../../score-settings.ts'
import { StudyError } from '../../study-error.ts'
import type { ScoringOptions } from '../worker-options.ts'
import type { QueuedScoring } from './queued-scoring.ts'
import type { ReadyScoring } from './ready-scoring.ts'
import { type ShardThreads, shardThreads } from './shard-threads.ts'

/** The scorings that a worker is ready for. Its threads start with the first of them. */
export interface Scorings {
  /** @throws Error why this worker can't score the run, in one line */
  readonly open: (scoring: QueuedScoring) => Promise<ReadyScoring>
  readonly close: () => Promise<void>
}

export function openScorings({ threads: size, sharedFolder }: ScoringOptions): Scorings {
  let threads: ShardThreads | undefined
  return {
    async open(scoring) {
      const run = scoring.shared && sharedRun(scoring.shared, sharedFolder)
      const { judge: _, ...settings } = scoring.settings
      // A tokenizer that is not at hand is told before any work is taken.
      await derivingWith(settings, '')
      threads ??= shardThreads(size)
      return { scoring, threads, ...(run === undefined ? {} : { run }) }
    },
    close: async () => threads?.close(),
  }
}

/** Where a shared run is on this machine: below the folder that the worker was told, whatever the queue says. */
function sharedRun(
  { folder, bytes }: NonNullable<QueuedScoring['shared']>,
  sharedFolder: string | undefined,
): string {
  if (sharedFolder === undefined)
    throw new StudyError('its responses are in a folder that workers share: add --shared-folder DIR')
  const path = join(sharedFolder, folder)
  if (!existsSync(path)) throw new StudyError(`--shared-folder ${sharedFolder} holds no ${folder}`)
  const [root, found] = [realpathSync(sharedFolder), realpathSync(path)]
  if (found !== root && !found.startsWith(root.endsWith(sep) ? root : root + sep))
    throw new StudyError(`${folder} leads out of --shared-folder ${sharedFolder}`)
  const size = statSync(join(found, 'responses.jsonl'), { throwIfNoEntry: false })?.size
  if (size !== bytes)
    throw new StudyError(
      `${folder} in --shared-folder ${sharedFolder} is another run: ${size ?? 'no'} bytes of responses, not ${bytes}`,
    )
  return found
}
