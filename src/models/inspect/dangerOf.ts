import type { ModelFileReport } from './modelFileReport';

/** The id of the finding that says so, in the editor and on the command line. */
export const dangerCheck = 'model-dangerous';

/** What is said of a model file that would run commands, as a sentence or two; null: nothing of it is known to. */
export function dangerOf(
  path: string,
  { verdict, imports, problems }: Pick<ModelFileReport, 'verdict' | 'imports' | 'problems'>,
): string | null {
  if (verdict !== 'dangerous') return null;
  const worst = imports.find((it) => it.verdict === 'dangerous');
  const what = worst ? `it calls ${worst.module}.${worst.name}` : (problems[0]?.problem ?? 'it runs commands');
  return `Loading ${path} would run commands: ${what}. Do not load it; ask where it came from.`;
}
