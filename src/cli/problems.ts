import { z } from 'zod'
import { type CountdownLevel, countdownLevels, type Split, splits } from '#problem'
import { faultOf } from '#run'
import { defaultSettings, drawProblems, StudyError } from '#study'
import { type ProblemsFromFlags, problemsFrom } from './problems-from.ts'
import { numberIn, optional, requestFields, whole } from './study-request.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface ProblemFlags {
  readonly problems?: number
  readonly seed?: string
  readonly split?: Split
  readonly level?: number
}

const flagsSchema: z.ZodType<ProblemFlags> = z.object(
  optional({
    problems: requestFields.problems,
    seed: requestFields.seed,
    split: z.enum(splits, { error: ({ input }) => `must be one of ${splits.join(', ')}, not "${input}"` }),
    level: whole(1, countdownLevels.length),
  }),
)

/** `jevons problems`: prints problems, one JSON object a line: countdown's, or those of a local data set. */
export async function problems(flags: object, world: World): Promise<void> {
  if (isFromFile(flags)) return await problemsFrom(flags, world)
  const { problems: count, seed, split, level } = { ...defaultSettings, ...readFlags(flags) }
  const levels = countdownLevels.filter((one) => level === undefined || one === level)
  const drawn = drawProblems({ count, seed, split, levels: levels as readonly CountdownLevel[] })
  if (drawn.length < count) {
    throw new StudyError(`--problems ${count} are too many: there are ${drawn.length} such problems to draw`)
  }
  world.out(drawn.map((problem) => `${JSON.stringify({ version: 1, ...problem })}\n`).join(''))
}

function isFromFile(flags: object): flags is ProblemsFromFlags {
  if ('from' in flags) return true
  const needing = ['format', 'map'].find((name) => name in flags)
  if (needing !== undefined) throw new UsageError(`--${needing} needs --from FILE`)
  return false
}

function readFlags(flags: object): ProblemFlags {
  const { problems: count, level, ...rest } = flags as Record<string, unknown>
  const value = {
    ...rest,
    ...(count === undefined ? {} : { problems: numberIn(count) }),
    ...(level === undefined ? {} : { level: numberIn(level) }),
  }
  const parsed = flagsSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const { place, says } = faultOf(parsed.error, value)
  throw new UsageError(`--${place.split('.')[0]} ${says}`)
}
