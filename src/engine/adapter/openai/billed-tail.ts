/** Reads at the end of a streamed answer how many tokens the server says it took. */
export interface BilledTail {
  readonly push: (bytes: Uint8Array) => void
  /** Of the prompt and generated together; undefined where it is not said. */
  readonly tokens: () => number | undefined
}

/** The usage stands in the last event: so many bytes of the end are looked at. */
const longestTail = 4096

/** As OpenAI names them, and llama.cpp at its `/completion`. */
const usageNames = [
  ['prompt_tokens', 'completion_tokens'],
  ['tokens_evaluated', 'tokens_predicted'],
] as const

export function billedTail(): BilledTail {
  let pieces: Uint8Array[] = []
  let length = 0
  return {
    push(bytes) {
      const piece = bytes.length > longestTail ? bytes.slice(-longestTail) : bytes
      pieces.push(piece)
      length += piece.length
      while (length - (pieces[0]?.length ?? length) >= longestTail) length -= pieces.shift()?.length ?? 0
    },
    tokens() {
      const text = new TextDecoder().decode(Buffer.concat(pieces))
      pieces = []
      for (const names of usageNames) {
        const [prompt, output] = names.map((name) => lastNumber(text, name))
        if (prompt !== undefined && output !== undefined) return prompt + output
      }
      return undefined
    },
  }
}

function lastNumber(text: string, name: string): number | undefined {
  const at = text.lastIndexOf(`"${name}"`)
  const number = at < 0 ? undefined : text.slice(at + name.length + 2).match(/^\s*:\s*(\d{1,12})\b/)?.[1]
  return number === undefined ? undefined : Number(number)
}
