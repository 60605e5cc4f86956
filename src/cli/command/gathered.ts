/** A flag that may be repeated keeps all its values. */
export function gathered(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}
