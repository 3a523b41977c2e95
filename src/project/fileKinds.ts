/** The file in which a person says what is wanted, at the top of a project. */
export const configName = 'tend.yaml';

/** Endings of names, without the dot. */
export const scriptEndings = ['py', 'ipynb'] as const;
/** As pandas, joblib and people who pack by hand name pickles. */
const packedPickles = ['pkl', 'pickle', 'joblib'].flatMap((ending) =>
  ['gz', 'bz2', 'xz', 'zst', 'lzma', 'lz4', 'z'].map((packing) => `${ending}.${packing}`),
);
export const modelEndings = [
  ...['pkl', 'pickle', 'joblib', 'skops', 'pt', 'pth', 'ckpt', 'safetensors'],
  ...['onnx', 'gguf', 'h5', 'keras', 'tflite', 'cbm', 'mlmodel'],
  ...packedPickles,
] as const;
/** Arrays of NumPy: data as a rule, but one of objects is a pickle. */
export const arrayEndings = ['npy', 'npz'] as const;

const modelFile = endingIn(modelEndings);
const scriptFile = endingIn(scriptEndings);
const arrayFile = endingIn(arrayEndings);

function endingIn(endings: readonly string[]): RegExp {
  return new RegExp(String.raw`\.(${endings.join('|').replaceAll('.', String.raw`\.`)})$`, 'i');
}

/** A glob of files with these endings, in small letters or capitals, wherever they lie. */
export function globOf(endings: readonly string[]): string {
  return `**/*.{${endings.flatMap((ending) => [ending, ending.toUpperCase()]).join(',')}}`;
}

/** Data files that Tend reads, by the end of their name. */
export function dataFormat(name: string): 'csv' | 'tsv' | null {
  if (/\.csv$/i.test(name)) return 'csv';
  return /\.(tsv|tab)$/i.test(name) ? 'tsv' : null;
}

/** Files that hold rows by their names, also of formats that Tend does not read: nothing that could be loaded as a model. */
export function isTableName(name: string): boolean {
  return /\.(csv|tsv|tab|parquet|feather|arrow|jsonl|ndjson|xlsx?)$/i.test(name);
}

/** Files that trained models and what belongs to them are usually kept in: loading one may run something. */
export function looksLikeModel(name: string): boolean {
  return modelFile.test(name);
}

/** What trainers (Transformers, Accelerate) keep beside the weights of a checkpoint to go on from there: no model by itself. */
const trainingState = /^((optimizer|scheduler|scaler)(_\d+)?\.pt|rng_state(_\d+)?\.pth|random_states_\d+\.pkl)$/i;

/** Files that hold a model by their names. */
export function isModelFile(name: string): boolean {
  return looksLikeModel(name) && !trainingState.test(name);
}

export function isArray(name: string): boolean {
  return arrayFile.test(name);
}

export function isScript(name: string): boolean {
  return scriptFile.test(name);
}

export function isNotebook(name: string): boolean {
  return /\.ipynb$/i.test(name);
}

/** Where a tracking server of MLflow keeps what runs made, whose runs may be kept elsewhere. */
export const servedArtifacts = 'mlartifacts';

/** Whether a file may be a database of SQLite by its name. */
export function mayBeDatabase(name: string): boolean {
  return /\.(db|db3|sqlite\d?)$/i.test(name);
}

/** Whether a name is one under which MLflow keeps runs here: by these the models are known that lie in `mlartifacts`. */
export function mayTellOfRuns(name: string): boolean {
  return name === 'mlruns' || mayBeDatabase(name);
}

const toolFolders = new Set([
  'node_modules',
  '__pycache__',
  'site-packages',
  'mlruns',
  servedArtifacts,
  'wandb',
  'lightning_logs',
  'catboost_info',
]);

/** Folders that belong to a tool and hold nothing of the project's own: hidden ones, installed packages, run logs. */
export function isToolFolder(name: string): boolean {
  return name.startsWith('.') || toolFolders.has(name);
}

/** Folders of runs that hold what these trained as well. Models that MLflow keeps are known by their runs, where these are here. */
export function holdsCheckpoints(name: string): boolean {
  return ['lightning_logs', 'wandb'].includes(name);
}

/** What is downloaded or made again when it is missing, by the names that such folders have. */
export function isCacheFolder(name: string): boolean {
  return /^(.*[_-])?caches?$/i.test(name);
}

/** The file with which a folder says that it is a cache (https://bford.info/cachedir/). */
export const cacheTag = 'CACHEDIR.TAG';

/** What people take out of panels, below a project: made of what Tend shows, and no data of the project. */
export const exportsFolder = 'tend/exports';

/** Where DVCLive writes the courses of metrics, a table each, in whatever folder it is told: they are shown as runs. */
export function isCoursesFolder(path: string): boolean {
  return /(^|\/)plots\/metrics$/.test(path);
}

/** Folders in which git, Tend and installers keep what is theirs, by names that nobody gives to a folder of models. */
export function isKeptByTools(name: string): boolean {
  return ['.git', '.tend', 'node_modules', 'site-packages'].includes(name);
}

/** Tool folders of which nobody asks why they hold no data: git's, Tend's own, and those whose runs Tend shows. */
export function isAccountedFor(name: string): boolean {
  return ['.git', '.tend', 'mlruns', servedArtifacts, 'lightning_logs'].includes(name);
}
