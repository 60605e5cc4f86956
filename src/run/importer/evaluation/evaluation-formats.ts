import type { ArchiveFormat, DocumentFormat, RecordFormat } from '../import-format.ts'
import { cotFaithfulness } from './cot-faithfulness.ts'
import { inspectArchive } from './inspect-archive.ts'
import { inspectDocument } from './inspect-document.ts'
import { lighteval } from './lighteval.ts'
import { lmEval } from './lm-eval.ts'
import { logitCot } from './logit-cot.ts'
import { mathArena } from './matharena.ts'
import { mathArenaFile } from './matharena-file.ts'
import { promptfoo } from './promptfoo.ts'
import { qwenMath } from './qwen-math.ts'
import { simpleEvals } from './simple-evals.ts'
import { splitSolutions } from './split-solutions.ts'
import { steeringThinking } from './steering-thinking.ts'
import { traceTopology } from './trace-topology.ts'
import { zeroEval } from './zeroeval.ts'

/** What other tools' evaluations leave behind. None of them recognises what another one does. */
export const evaluationFormats: readonly (RecordFormat | DocumentFormat | ArchiveFormat)[] = [
  inspectArchive,
  inspectDocument,
  lmEval,
  lighteval,
  simpleEvals,
  promptfoo,
  zeroEval,
  mathArena,
  mathArenaFile,
  traceTopology,
  qwenMath,
  logitCot,
  cotFaithfulness,
  steeringThinking,
  splitSolutions,
]
