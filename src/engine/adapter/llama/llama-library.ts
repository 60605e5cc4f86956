/** What is used of node-llama-cpp, which the main install does not bring. */
export interface LlamaLibrary {
  readonly getLlama: (options: object) => Promise<Llama>
  readonly LlamaLogLevel: { readonly error: string }
}

export interface Llama {
  readonly loadModel: (options: object) => Promise<LlamaModel>
  readonly dispose: () => Promise<void>
}

export interface LlamaModel {
  readonly trainContextSize: number
  readonly tokens: { readonly eos: number | null; readonly eot: number | null }
  readonly fileInfo: {
    readonly metadata: {
      readonly general?: { readonly name?: string }
      readonly tokenizer?: {
        readonly chat_template?: string
        readonly ggml?: {
          readonly tokens?: readonly string[]
          readonly token_type?: readonly number[]
          readonly bos_token_id?: number
          readonly eos_token_id?: number
        }
      }
    }
  }
  readonly tokenize: (text: string, specialTokens: boolean) => readonly number[]
  readonly createContext: (options: object) => Promise<{ readonly getSequence: () => LlamaSequence }>
}

export interface LlamaSequence {
  readonly nextTokenIndex: number
  readonly clearHistory: () => Promise<void>
  readonly eraseContextTokenRanges: (
    ranges: readonly { readonly start: number; readonly end: number }[],
  ) => Promise<void>
  readonly controlledEvaluate: (
    input: readonly (number | readonly [number, object])[],
  ) => Promise<
    readonly ({ readonly next: { readonly probabilities?: ReadonlyMap<number, number> } } | undefined)[]
  >
}
