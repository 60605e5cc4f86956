import { z } from 'zod'

/** What a run's responses come from: a study that generated them, or an import of other tools' files. */
export type RunStudy = CountdownStudy | DatasetStudy | ImportedStudy

/** A study of countdown, whose problems are drawn. */
export interface CountdownStudy extends GeneratingStudy {
  readonly kind: 'countdown'
  readonly split: 'training' | 'tuning' | 'development' | 'sealed'
}

/** A study of the problems of a file. */
export interface DatasetStudy extends GeneratingStudy {
  readonly kind: 'dataset'
  readonly split: 'dataset'
  /** The file's name, without its folder. */
  readonly file: string
  /** Whose protocol it follows; null where it follows none. */
  readonly protocol: StudyProtocol | null
}

/** A published protocol: its settings are the study's. */
export interface StudyProtocol {
  readonly name: string
  readonly set: string
  /** Arms of the protocol that the engine can't carry out, and why. */
  readonly leftOut: readonly { readonly arm: string; readonly reason: string }[]
}

/** What a study was asked to do, every default filled in. */
interface GeneratingStudy {
  readonly problems: number
  /** Responses to each problem in each arm. */
  readonly samples: number
  readonly temperature: number
  readonly topP: number
  readonly maxTokens: number
  readonly seed: string
  readonly baseline: string
  /** The largest loss of accuracy that counts as none, a share of 1; null where none was declared. */
  readonly margin: number | null
}

/** A file that was imported, and as what. */
export interface ImportedFile {
  readonly name: string
  readonly bytes: number | null
  readonly format: string
}

/** Responses that another tool recorded: how they were sampled is not known here. */
export interface ImportedStudy {
  readonly kind: 'import'
  readonly files: readonly ImportedFile[]
  readonly problems: number
  readonly responses: number
  /** The most responses that one arm has to one problem. */
  readonly samples: number
  /** What resampling is seeded by. */
  readonly seed: string
  readonly split: string
  /** The first arm, which the others stand beside. */
  readonly baseline: string
  readonly margin: null
}

export interface RunArm {
  readonly id: string
  readonly engine: string
  readonly policy: {
    readonly name: string
    readonly parameters: Readonly<Record<string, number>>
    /** One of the policy's lists of words; its usual one where left out. */
    readonly lexicon?: string
  }
  /** What picks answers from the arm named `of`, as the command line writes it: `shortest:n=5`. */
  readonly selection: string | null
  /** The arm that it selects from; only where there is a selection. */
  readonly of?: string
}

export interface RunEngine {
  readonly name: string
  readonly model: string
  readonly weightsHash: string | null
  readonly tokenizer: string
  readonly promptTemplate: string
  readonly reasoningMarkers: { readonly open: string; readonly close: string }
  readonly notice: string | null
  /** How a server is asked; absent where the engine is none. */
  readonly server?: {
    readonly url: string
    readonly kind: string
    readonly isRaw: boolean
    readonly body: Readonly<Record<string, unknown>>
  }
}

/** Weights of the three kinds of billed tokens, relative to uncached input. */
export interface PriceRatio {
  readonly uncachedInput: number
  readonly cachedInput: number
  readonly output: number
}

/** run.json: what was asked, and by which versions. Written before the first response and never changed. */
export interface RunDescription {
  readonly version: 1
  /** When the run began, ISO 8601. */
  readonly startedAt: string
  readonly versions: { readonly jevons: string; readonly node: string }
  readonly study: RunStudy
  readonly arms: readonly RunArm[]
  readonly engine: RunEngine
  /** The first problem's prompt as it is sent. */
  readonly prompt: string
  readonly judge: string
  /** The comparisons with the baseline that the simultaneous intervals cover together. */
  readonly family: { readonly metrics: readonly ('accuracy' | 'tokens')[]; readonly level: number }
  readonly priceRatio: PriceRatio
}

const imported: z.ZodType<ImportedStudy> = z.strictObject({
  kind: z.literal('import'),
  files: z.array(
    z.strictObject({ name: z.string(), bytes: z.int().nonnegative().nullable(), format: z.string() }),
  ),
  problems: z.int().nonnegative(),
  responses: z.int().nonnegative(),
  samples: z.int().nonnegative(),
  seed: z.string(),
  split: z.string(),
  baseline: z.string(),
  margin: z.null(),
})

const generating = {
  problems: z.int().positive(),
  samples: z.int().positive(),
  temperature: z.number().nonnegative(),
  topP: z.number().positive().max(1),
  maxTokens: z.int().positive(),
  seed: z.string(),
  baseline: z.string(),
  margin: z.number().positive().nullable(),
}

const countdown: z.ZodType<CountdownStudy> = z.strictObject({
  kind: z.literal('countdown'),
  ...generating,
  split: z.enum(['training', 'tuning', 'development', 'sealed']),
})

const protocol: z.ZodType<StudyProtocol> = z.strictObject({
  name: z.string(),
  set: z.string(),
  leftOut: z.array(z.strictObject({ arm: z.string(), reason: z.string() })),
})

const dataset: z.ZodType<DatasetStudy> = z.strictObject({
  kind: z.literal('dataset'),
  ...generating,
  split: z.literal('dataset'),
  file: z.string(),
  protocol: protocol.nullable(),
})

const study: z.ZodType<RunStudy> = z.union([countdown, dataset, imported])

const engine: z.ZodType<RunEngine> = z.strictObject({
  name: z.string(),
  model: z.string(),
  weightsHash: z.string().nullable(),
  tokenizer: z.string(),
  promptTemplate: z.string(),
  reasoningMarkers: z.strictObject({ open: z.string(), close: z.string() }),
  notice: z.string().nullable(),
  server: z
    .strictObject({
      url: z.string(),
      kind: z.string(),
      isRaw: z.boolean(),
      body: z.record(z.string(), z.unknown()),
    })
    .exactOptional(),
})

const arm: z.ZodType<RunArm> = z.strictObject({
  id: z.string(),
  engine: z.string(),
  policy: z.strictObject({
    name: z.string(),
    parameters: z.record(z.string(), z.number()),
    lexicon: z.string().exactOptional(),
  }),
  selection: z.string().nullable(),
  of: z.string().exactOptional(),
})

export const runDescriptionSchema: z.ZodType<RunDescription> = z.strictObject({
  version: z.literal(1),
  startedAt: z.string(),
  versions: z.strictObject({ jevons: z.string(), node: z.string() }),
  study,
  arms: z.array(arm),
  engine,
  prompt: z.string(),
  judge: z.string(),
  family: z.strictObject({ metrics: z.array(z.enum(['accuracy', 'tokens'])), level: z.number() }),
  priceRatio: z.strictObject({ uncachedInput: z.number(), cachedInput: z.number(), output: z.number() }),
})
