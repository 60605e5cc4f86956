/** Small pieces of WebAssembly text that several functions of the kernel use. */

/** Numbers 0 to count − 1. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** One piece of text for each number from 0, a line each. */
export const repeat = (count: number, piece: (index: number) => string): string =>
  upTo(count).map(piece).join('\n')

/** Declares locals of one type. */
export const locals = (type: string, ...names: string[]): string =>
  names.map((name) => `(local $${name} ${type})`).join(' ')

/** Runs `body` at least once, and again while `$pointer`, moved on by `step` each time, is below `$end`. */
export const walk = (label: string, pointer: string, step: string, end: string, body: string): string => `
    (loop $${label}
      ${body}
      (local.set $${pointer} (i32.add (local.get $${pointer}) ${step}))
      (br_if $${label} (i32.lt_u (local.get $${pointer}) (local.get $${end}))))`

/** Moves a pointer on by a number of bytes. */
export const advance = (pointer: string, by: string): string =>
  `(local.set $${pointer} (i32.add (local.get $${pointer}) ${by}))`

export const bytes = (count: number): string => `(i32.const ${count})`

/** Adds the product of two vectors to an accumulator. */
export const accumulate = (into: string, left: string, right: string): string =>
  `(local.set $${into} (f32x4.add (local.get $${into}) (f32x4.mul ${left} ${right})))`

/** Adds up the four lanes of a vector. */
export const laneSum = (vector: string): string => {
  const lane = (index: number): string => `(f32x4.extract_lane ${index} (local.get $${vector}))`
  return `(f32.add (f32.add ${lane(0)} ${lane(1)}) (f32.add ${lane(2)} ${lane(3)}))`
}
