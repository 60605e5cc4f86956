/** A condition that was to fail on holds: exit code 1, though nothing is wrong with the program or its use. */
export class ConditionHolds extends Error {
  override readonly name = 'ConditionHolds'
}
