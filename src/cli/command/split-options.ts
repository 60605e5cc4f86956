import type { Command } from 'commander'

/** The flags of every command that cuts reasoning into thoughts. */
export function splitOptions(command: Command): Command {
  return command
    .option('--openers <NAME>', 'en, en-wide, zh, ko, or a file that jevons openers wrote')
    .option('--granularity <HOW>', 'opener, or blank-line: every block between blank lines')
    .option('--reflections', 'a reflection starts a thought too')
}
