/** Microseconds of the machine's own clock, the same in all of its processes. */
export function microseconds(): number {
  return Number(process.hrtime.bigint() / 1000n)
}
