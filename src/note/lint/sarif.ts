import type { NoteDocument } from '../document/note-document.ts'
import type { Severity } from './finding.ts'
import { rules } from './rules.ts'
import type { CheckedFinding } from './waiver.ts'

const level: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** Findings as SARIF 2.1.0, which code hosts and editors show beside the lines. */
export function sarifOf(
  files: readonly { readonly file: string; readonly findings: readonly CheckedFinding[] }[],
  version: string,
  language: NoteDocument['language'] = 'en',
): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'jevons lint',
            version,
            rules: rules.map(({ name, checks }) => ({
              id: name,
              shortDescription: { text: checks[language] },
            })),
          },
        },
        results: files.flatMap(({ file, findings }) => findings.map((finding) => resultOf(file, finding))),
      },
    ],
  }
}

function resultOf(
  file: string,
  { rule, severity, line, message, printed, recomputed, waived }: CheckedFinding,
): object {
  return {
    ruleId: rule,
    level: level[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
          region: { startLine: line },
        },
      },
    ],
    properties: { printed, recomputed },
    ...(waived === null ? {} : { suppressions: [{ kind: 'external', justification: waived }] }),
  }
}
