/**
 * What every answer says beside itself. Scripts and styles are files of this server alone, none is written into a page; nothing
 * may frame it, be told where it came from, or keep what it saw.
 */
const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
} as const

/** The reasoner is WebAssembly: a worker has the policy of its own script, and so no page may compile any. */
const scriptPolicy = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'connect-src': "'self'",
} as const

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'x-dns-prefetch-control': 'off',
} as const

export function withHeaders(answer: Response): Response {
  const { headers } = answer
  const isScript = headers.get('content-type')?.startsWith('text/javascript') === true
  for (const [name, value] of Object.entries(always)) headers.set(name, value)
  headers.set('content-security-policy', policyText(isScript ? scriptPolicy : policy))
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  return answer
}

function policyText(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}
