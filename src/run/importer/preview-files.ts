import type { ResponseLine } from '../record.ts'
import type { EncodedRecord, EncodedResponse } from './encoded-block.ts'
import { fileToRead } from './files-to-read.ts'
import type { ImportedRecord, ImportedResponse } from './import-format.ts'
import type { ImportRequest } from './import-request.ts'
import { readFile } from './read-file.ts'
import { previewOf } from './record-preview.ts'

const mostRecords = 3

/**
 * What the first records of each file would be read as, in words. Nothing is written.
 * @throws RunError where a file cannot be read or fits no format
 */
export async function previewFiles(
  request: Pick<ImportRequest, 'files' | 'choice' | 'options'>,
  { stdin }: { readonly stdin: AsyncIterable<Uint8Array> },
): Promise<string> {
  const previews: string[] = []
  for (const path of request.files) {
    const asked = fileToRead(path, { ...request, threads: 1 }, { stdin, onBytes: () => {}, done: 0 })
    const { format, blocks, close } = await readFile(asked)
    const records: ImportedRecord[] = []
    const skipped: string[] = []
    for await (const { items, bytes } of blocks) {
      for (const item of items) {
        if ('problem' in item) records.push(decodedRecord(item, bytes))
        else skipped.push(`skipped ${item.place}: ${item.skipped}\n`)
      }
      if (records.length >= mostRecords) break
    }
    close?.()
    previews.push(`${path} as ${format}\n\n${skipped.slice(0, mostRecords).join('')}${previewOf(records)}`)
  }
  return previews.join('\n')
}

function decodedRecord({ problem, responses, skipped }: EncodedRecord, bytes: Uint8Array): ImportedRecord {
  return { problem, responses: responses.map((one) => decodedResponse(one, bytes)), skipped }
}

function decodedResponse({ start, end, arm, sample }: EncodedResponse, bytes: Uint8Array): ImportedResponse {
  const line = JSON.parse(`{${Buffer.from(bytes.subarray(start, end)).toString('utf8')}`) as ResponseLine
  const {
    text,
    span = { start: 0, end: 0, answerStart: 0 },
    reasoning = 'full',
    finishReason,
    usage,
    recorded,
  } = line
  return {
    reply: { text, span, reasoning, finish: finishReason, usage },
    ...(arm === undefined ? {} : { arm }),
    ...(sample === undefined ? {} : { sample }),
    ...(recorded && { recorded }),
  }
}
