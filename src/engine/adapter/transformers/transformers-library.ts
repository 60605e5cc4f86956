/** What is used of @huggingface/transformers, 3 or 4, which the main install does not bring. */
export interface TransformersLibrary {
  readonly AutoTokenizer: {
    readonly from_pretrained: (model: string, options: object) => Promise<LibraryTokenizer>
  }
  readonly AutoModelForCausalLM: {
    readonly from_pretrained: (model: string, options: object) => Promise<LibraryModel>
  }
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dimensions: readonly number[]) => LibraryTensor
  readonly env: { localModelPath: string; allowRemoteModels: boolean; allowLocalModels: boolean }
}

export interface LibraryTokenizer {
  readonly encode: (text: string, options: object) => readonly number[]
  readonly chat_template?: unknown
  readonly apply_chat_template: (messages: readonly object[], options: object) => unknown
  /** Of 4. */
  readonly get_vocab?: () => ReadonlyMap<string, number>
  /** Of 3. */
  readonly model?: { readonly tokens_to_ids: ReadonlyMap<string, number> }
  readonly added_tokens?: readonly AddedToken[]
  /** Of 4. */
  readonly _tokenizer?: { readonly added_tokens: readonly AddedToken[] }
}

export interface AddedToken {
  readonly id: number
  readonly content: string
}

export interface LibraryTensor {
  readonly data: Float32Array
  readonly dims: readonly number[]
  readonly slice: (...ranges: readonly (readonly [number, number] | null)[]) => LibraryTensor
  readonly dispose?: () => void
}

export type Outputs = Readonly<Record<string, LibraryTensor>>

export interface LibraryModel {
  readonly config: {
    readonly max_position_embeddings?: number
    readonly eos_token_id?: number | readonly number[]
  }
  readonly generation_config?: { readonly eos_token_id?: number | readonly number[] | null }
  readonly sessions: { readonly model: { readonly inputNames: readonly string[] } }
  readonly forward: (inputs: object) => Promise<Outputs>
  readonly dispose: () => Promise<unknown>
}
