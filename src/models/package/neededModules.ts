import type { ModelImport } from '../inspect/modelFileReport';

/** Modules of Python itself that the pickles of models name. */
const ofPython = new Set(
  `__builtin__ __main__ _codecs _io _operator abc argparse array ast base64 builtins codecs collections copy copy_reg copyreg csv
   dataclasses datetime decimal enum fractions functools hashlib importlib inspect io itertools json logging math nt operator os
   pathlib pickle posix random re statistics string subprocess sys tempfile threading time types typing uuid weakref zlib`.split(
    /\s+/,
  ),
);

/** What whoever loads a model has to have installed by its imports: `sklearn`, `joblib`; null: it needs nothing but Python. */
export function neededModules(
  imports: readonly Pick<ModelImport, 'module'>[],
  files: readonly { readonly path: string }[],
): readonly string[] | null {
  const own = new Set(files.map(({ path }) => /^code\/([^/]+?)(?:\.py|\/.+)$/.exec(path)?.[1]));
  const roots = new Set(imports.map(({ module }) => module.split('.')[0] ?? ''));
  const needed = [...roots].filter((root) => root !== '' && !ofPython.has(root) && !own.has(root));
  return imports.length > 0 && needed.length === 0 ? null : needed.sort();
}
