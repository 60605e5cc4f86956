export { type TransformersEngineOptions, transformersEngine } from './transformers-engine.ts'
