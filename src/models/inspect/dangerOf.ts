import { shorten } from '../../base/text';
import type { ModelFileReport, ModelImport } from './modelFileReport';

/** The id of the finding that says so, in the editor and on the command line. */
export const dangerCheck = 'model-dangerous';

/** The id of the finding that says that a file does not hold what it claims. */
export const damageCheck = 'model-damaged';

/** What is said of model files, as checks are listed: each has a page in `media/checks/<id>.md` under this title. */
export const modelChecks = [
  { id: dangerCheck, title: 'Loading a model file would run commands' },
  { id: damageCheck, title: 'A model file that is not what it says' },
] as const;

type Judged = Pick<ModelFileReport, 'verdict' | 'problems' | 'unloadable'>;

type Dangerous = Judged & Pick<ModelFileReport, 'imports'>;

/** Names out of a file may have any length. */
const longestName = 80;

/** What is said of a model file that is dangerous to load, as a sentence or two; null: nothing of it is known to. */
export function dangerOf(path: string, { verdict, imports, problems }: Dangerous): string | null {
  if (verdict !== 'dangerous') return null;
  const [first] = problems;
  const danger = commandsOf(path, imports) ?? `Loading ${path} is dangerous.${first ? ` ${first.problem}` : ''}`;
  return `${danger} ${advice}`;
}

/** The same behind a word that says that it is dangerous. */
export function dangerBehindWord({ verdict, imports, problems }: Dangerous): string | null {
  if (verdict !== 'dangerous') return null;
  const danger = commandsOf('it', imports) ?? problems[0]?.problem;
  return danger === undefined ? advice : `${danger} ${advice}`;
}

const advice = 'Do not load it; ask where it came from.';

/** Not all that is dangerous runs commands: an archive may be unpacked elsewhere, a pickle may use up the memory. */
function commandsOf(subject: string, imports: ModelFileReport['imports']): string | null {
  const dangerous = imports.filter((it) => it.verdict === 'dangerous');
  const called = dangerous.find((it) => it.called);
  if (called) return `Loading ${subject} would run commands: it calls ${importName(called)}.`;
  const [held] = dangerous;
  return held
    ? `Loading ${subject} brings in ${importName(held)}, which can run commands, at once or when what was loaded is used.`
    : null;
}

/** Whether a file is not what it says, and nothing worse is known of it. */
export function isDamaged({ verdict, problems, unloadable = false }: Judged): boolean {
  if (unloadable) return verdict !== 'dangerous';
  return (verdict === 'not-code' || verdict === 'safe') && problems.length > 0;
}

/** What keeps anybody from using a model file, in a word; null: nothing that is known. */
export function harmOf(report: Judged): 'dangerous' | 'damaged' | null {
  if (report.verdict === 'dangerous') return 'dangerous';
  return isDamaged(report) ? 'damaged' : null;
}

/** What is said of a model file that is damaged; null: nothing is known to be wrong with it. */
export function damageOf(path: string, report: Judged): string | null {
  const [first] = report.problems;
  if (!first || !isDamaged(report)) return null;
  return `${path} is damaged or not what it says. ${first.problem} Do not use it; get or write it again.`;
}

/** "os.system", cut in the middle where it is long. */
export function importName({ module, name }: Pick<ModelImport, 'module' | 'name'>): string {
  return shorten(`${module}.${name}`, longestName);
}
