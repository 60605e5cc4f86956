import { colorStyle } from './colors.ts'
import { pageStyle } from './page-style.ts'
import { printStyle } from './print-style.ts'
import { sampleStyle } from './sample-style.ts'
import { tableStyle } from './table-style.ts'

/** The report's one style sheet. The content security policy holds its hash. */
export const reportStyle: string = [colorStyle, pageStyle, tableStyle, sampleStyle, printStyle].join('')
