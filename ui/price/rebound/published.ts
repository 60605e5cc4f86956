import type { PublishedElasticity } from '#economics'
import elasticityFacts from '../../../data/economics/elasticities.json'

/** Elasticities that somebody published, with what each measures. */
export const publishedElasticities = elasticityFacts.elasticities as readonly PublishedElasticity[]
