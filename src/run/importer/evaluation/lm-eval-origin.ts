import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { objectOf, sayingText, withoutMissing } from '../json-value.ts'

/** What the samples themselves do not say. */
export interface LmEvalOrigin {
  readonly task?: string
  readonly model?: string
}

const samplesName = /^samples_(.+)_(\d{4}-\d{2}-\d{2}T[\d.-]+)\.jsonl(?:\.gz|\.zst)?$/
/** Results are a table of numbers; a file beyond this is none. */
const maxResultsBytes = 64 * 1024 ** 2

let known: { readonly file: string; readonly origin: LmEvalOrigin } | undefined

/**
 * Task and model of a file of samples: the task from its name, the model from the results written at the same time beside
 * it, or from its folder, which is named after the model (`org__model`).
 */
export function lmEvalOrigin(file: string | undefined): LmEvalOrigin {
  if (file === undefined) return {}
  if (known?.file !== file) known = { file, origin: findOrigin(file) }
  return known.origin
}

function findOrigin(file: string): LmEvalOrigin {
  const [, task, date] = samplesName.exec(basename(file)) ?? []
  if (task === undefined) return {}
  const folder = basename(dirname(file))
  const model =
    modelOfResults(join(dirname(file), `results_${date}.json`)) ??
    (folder.includes('__') ? folder.replace('__', '/') : undefined)
  return withoutMissing<LmEvalOrigin>({ task, model })
}

function modelOfResults(file: string): string | undefined {
  try {
    if (!existsSync(file) || statSync(file).size > maxResultsBytes) return undefined
    return sayingText(objectOf(JSON.parse(readFileSync(file, 'utf8')))?.['model_name'])
  } catch {
    return undefined
  }
}
