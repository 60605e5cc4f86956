import type { Engine } from '#engine'
import type { ServedEngine } from '#gateway'
import { openReplay, openStudyEngine } from './study-engine.ts'
import type { World } from './world.ts'

/** Opens what `jevons serve` serves. Of a replayed run whoever asks its questions gets one of the responses to them. */
export async function servedEngine(engine: ServedEngine, world: World): Promise<Engine> {
  if (engine === 'reasoner') return await world.openEngine()
  if (engine.name === 'replay') return await openReplay(engine, 'question')
  const { name, model, rawPrompt } = engine
  return await openStudyEngine(
    // A client says itself what it wants: its question is the prompt.
    { engine: name, model, ...(rawPrompt === undefined ? { prompt: '{question}' } : { rawPrompt }) },
    { world, recorded: undefined },
  )
}
