import type { RecordFormat } from '../import-format.ts'
import { datasetAime } from './dataset-aime.ts'
import { datasetChoices } from './dataset-choices.ts'
import { datasetGpqa } from './dataset-gpqa.ts'
import { datasetGsm8k } from './dataset-gsm8k.ts'
import { datasetKmmlu } from './dataset-kmmlu.ts'
import { datasetMath } from './dataset-math.ts'
import { datasetNuminaMath } from './dataset-numina-math.ts'
import { datasetRows } from './dataset-rows.ts'
import { datasetVerl } from './dataset-verl.ts'
import { hubOpenR1 } from './hub-open-r1.ts'
import { hubOpenThoughts } from './hub-open-thoughts.ts'
import { hubS1k } from './hub-s1k.ts'
import { jevonsExport } from './jevons-export.ts'
import { lrmTokenEconomy } from './lrm-token-economy.ts'
import { shareGpt } from './share-gpt.ts'

/** The shapes of data sets, in the order in which they are asked whether they know a record: specific ones first. */
export const datasetFormats: readonly RecordFormat[] = [
  jevonsExport,
  hubOpenR1,
  hubOpenThoughts,
  hubS1k,
  lrmTokenEconomy,
  datasetNuminaMath,
  datasetVerl,
  datasetGpqa,
  datasetKmmlu,
  datasetChoices,
  datasetGsm8k,
  datasetMath,
  datasetAime,
  shareGpt,
  datasetRows,
]
