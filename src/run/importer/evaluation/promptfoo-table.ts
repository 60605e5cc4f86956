import { type JsonObject, listOf, objectOf } from '../json-value.ts'

/**
 * The rows of a result of version 2 that has only its table: each cell as the result it stands for. Undefined where there
 * is no table.
 */
export function promptfooTable(summary: JsonObject): readonly JsonObject[] | undefined {
  const table = objectOf(summary['table'])
  const body = listOf(table?.['body'])
  if (body === undefined) return undefined
  const prompts = listOf(objectOf(table?.['head'])?.['prompts']) ?? []
  return body.flatMap((line) => {
    const row = objectOf(line) ?? {}
    const test = objectOf(row['test']) ?? {}
    return (listOf(row['outputs']) ?? []).map((cell, promptIdx) => {
      const { text, pass, ...output } = objectOf(cell) ?? {}
      const prompt = objectOf(prompts[promptIdx])
      return {
        ...output,
        promptIdx,
        testCase: test,
        vars: objectOf(test['vars']) ?? {},
        provider: output['provider'] ?? prompt?.['provider'],
        success: pass,
        response: { output: text, tokenUsage: output['tokenUsage'] },
      }
    })
  })
}
