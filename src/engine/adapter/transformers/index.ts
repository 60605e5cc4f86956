export { transformersEngine } from './transformers-engine.ts'
