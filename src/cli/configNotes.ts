import { checkIds } from '../data/checks/catalogue';
import type { ConfigProblem } from '../project/configProblem';
import { unknownChecks } from '../project/configReferences';
import type { CommandProject, ConfigFile } from './project';

/** What is wrong with parts of `tend.yaml` while the rest applies: one line each. */
export function configNotes({ config }: CommandProject): readonly string[] {
  if (config.unusable !== null) return [];
  return [...config.parsed.problems, ...unknownChecks(config.parsed, checkIds)].map((it) => noteOf(config, it));
}

function noteOf({ name }: ConfigFile, { range, severity, message }: ConfigProblem): string {
  return `${name}:${range.start.line + 1}:${range.start.character + 1}: ${severity}: ${message}`;
}
