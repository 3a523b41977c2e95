import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { plural } from '../../../base/text';
import type { ModelImport } from '../../../models/inspect/modelFileReport';
import { modelOf } from '../../../models/package/collectContents';
import { contentText } from '../../../models/package/contentText';
import type { PackageContents } from '../../../models/package/packageContents';
import type { PackageSource } from '../../../models/package/sourceFiles';
import { liesIn } from '../../../models/restore/archiveFolder';
import { loadingProblem } from '../../../models/restore/loadingPlan';
import { shownPath } from '../../../runs/importing/shownPath';
import type { RunDetails } from '../../../runs/runStore';
import { importedCode, type ImportedCode } from './importedCode';

interface Looking {
  readonly source: PackageSource;
  readonly run: RunDetails | null;
  readonly imports: readonly ModelImport[];
}

/** Code of the project that goes into a package, and sentences on that and on what of it was not found. */
export interface RunningNeeds extends Pick<ImportedCode, 'files'> {
  readonly added: readonly string[];
  readonly missing: readonly string[];
}

/** What a bare model file needs of the project to be loaded. A folder with an MLmodel brings its own. */
export function runningNeeds(root: string, { source, run, imports }: Looking): RunningNeeds {
  if (source.kind === 'mlmodel') return { files: new Map(), added: [], missing: [] };
  const model = modelOf(source);
  const folders = foldersOfModules(root, source, run);
  const { files, missing } = importedCode({ root, folders }, imports);
  const added = new Map([...files].filter(([path]) => !source.files.has(`code/${path}`)));
  const shown = folders.map((folder) => (folder === root ? 'its root' : shownPath(root, folder))).join(', ');
  return { files: added, added: addedNote(model, added), missing: missingNotes(model, missing, shown, run !== null) };
}

/** Where Python finds modules: beside the script that trained, in the project, and beside the model. */
function foldersOfModules(root: string, source: PackageSource, run: RunDetails | null): readonly string[] {
  const file = source.files.get(modelOf(source));
  const script = run?.code?.script ?? null;
  const folders = [
    ...(file === undefined ? [] : [join(dirname(file), 'code')]),
    ...(script === null ? [] : [dirname(resolve(root, script))]),
    root,
    join(root, 'src'),
    ...(file === undefined ? [] : [dirname(file)]),
  ];
  return [...new Set(folders)].filter((folder) => existsSync(folder) && liesIn(root, folder));
}

function addedNote(model: string, files: ImportedCode['files']): readonly string[] {
  if (files.size === 0) return [];
  return [
    `${model} needs code of this project; ${plural(files.size, 'file')} in code/: ${[...files.keys()].join(', ')}.`,
  ];
}

const ofScript =
  'names what the script that saved it defined itself (__main__), which nothing else can load; define it in a module of the project and save the model again.';
const namesRun = 'Code beside the script that trained it is found where the run that logged it is packaged.';

function missingNotes(model: string, missing: readonly string[], folders: string, hasRun: boolean): readonly string[] {
  const unknown = missing.filter((module) => module !== '__main__').join(', ');
  const notFound = `${model} names ${unknown}, not found in this project (${folders}): it runs only where its requirements bring that.`;
  return [
    ...(missing.includes('__main__') ? [`${model} ${ofScript}`] : []),
    ...(unknown === '' ? [] : [hasRun ? notFound : `${notFound} ${namesRun}`]),
  ];
}

/** What whoever packages is to know: what was put in, and why it cannot be run, if it cannot at all, else what that lacks. */
export function runningNotes({ added, missing }: RunningNeeds, { files }: PackageContents): readonly string[] {
  const mlmodel = files.find(({ path }) => path === 'MLmodel');
  const problem = mlmodel ? loadingProblem(contentText(mlmodel)) : null;
  return [...added, ...(problem === null ? missing : [problem])];
}
