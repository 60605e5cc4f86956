/** Loggers keep JSON as text inside JSON. The value of such a text; anything else as it is. */
export function parsedIfJson(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s{0,20}[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
