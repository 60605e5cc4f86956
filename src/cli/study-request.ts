import { z } from 'zod'
import { UsageError } from './usage-error.ts'

/** What a study can be asked for, by flags or by a study file: the same keys and the same limits. */
export interface StudyRequest {
  readonly problems?: number
  readonly samples?: number
  readonly policy?: readonly string[]
  readonly temperature?: number
  readonly seed?: string
  readonly split?: 'development' | 'sealed'
  readonly baseline?: string
  readonly margin?: number
  readonly out?: string
  readonly json?: boolean
  readonly quiet?: boolean
}

/** What only flags can say. */
export interface StudyFlags extends StudyRequest {
  readonly resume?: boolean
  readonly config?: string
}

const text = fitting<string>((value) => typeof value === 'string' && value !== '', 'a text that is not empty')
const flag = fitting<boolean>((value) => typeof value === 'boolean', 'true or false')

export const requestFields: {
  readonly [Field in keyof Required<StudyRequest>]: z.ZodType<Required<StudyRequest>[Field]>
} = {
  problems: whole(1, 1_000_000),
  samples: whole(1, 1000),
  policy: z.array(text, {
    error: 'must be a policy or a list of policies, such as none and tip:alpha=3,beta=20',
  }),
  temperature: fitting<number>((value) => isBetween(value, 0, 10), 'a number from 0 to 10'),
  seed: text,
  split: fitting((value) => value === 'development' || value === 'sealed', 'development or sealed'),
  baseline: text,
  margin: fitting<number>(
    (value) => isBetween(value, 0, 1) && value !== 0,
    'a share of 1 above 0, such as 0.02',
  ),
  out: text,
  json: flag,
  quiet: flag,
}

const flagsSchema: z.ZodType<StudyFlags> = z.object({
  ...optional(requestFields),
  resume: flag.exactOptional(),
  config: text.exactOptional(),
})

/** Reads the flags of `jevons study`, as texts from the command line. */
export function readStudyFlags(flags: object): StudyFlags {
  const { problems, samples, temperature, margin, ...rest } = flags as Record<string, unknown>
  const numbers = Object.entries({ problems, samples, temperature, margin }).filter(
    ([, value]) => value !== undefined,
  )
  const parsed = flagsSchema.safeParse({
    ...rest,
    ...Object.fromEntries(numbers.map(([name, value]) => [name, numberIn(value)])),
  })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new UsageError(`--${String(issue?.path[0])} ${issue?.message}`)
}

/** A whole number in a range, both ends allowed. */
export function whole(least: number, most: number): z.ZodType<number> {
  return fitting<number>(
    (value) => Number.isInteger(value) && isBetween(value, least, most),
    `a whole number from ${least} to ${most}`,
  )
}

/** The number a text is, or the text itself where it is none. */
export function numberIn(value: unknown): unknown {
  const isNumber = typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)
  return isNumber ? Number(value) : value
}

/** Every field may be left out. */
export function optional<Fields extends Readonly<Record<string, z.ZodType>>>(
  fields: Fields,
): { [Name in keyof Fields]: z.ZodExactOptional<Fields[Name]> } {
  const entries = Object.entries(fields).map(([name, field]) => [name, field.exactOptional()])
  return Object.fromEntries(entries) as { [Name in keyof Fields]: z.ZodExactOptional<Fields[Name]> }
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most
}

function fitting<Value>(fits: (value: unknown) => boolean, allowed: string): z.ZodType<Value> {
  return z.custom<Value>(fits, { error: ({ input }) => `must be ${allowed}, not ${JSON.stringify(input)}` })
}
