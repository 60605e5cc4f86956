/** A configuration that can't be served by: one line that says where it is wrong and what is allowed. It holds no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
