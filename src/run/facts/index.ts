export { readGpus } from './gpus.ts'
export { readModels } from './models.ts'
export { readFacts } from './read-facts.ts'
