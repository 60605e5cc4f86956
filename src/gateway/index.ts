export type { Backend, OnPolicyError } from './backend.ts'
export { engineBackend } from './engine/engine-backend.ts'
export { serveGateway } from './serve-gateway.ts'
export { upstreamBackend } from './upstream/upstream-backend.ts'
