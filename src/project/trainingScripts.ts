import { shellWord } from '../base/shellWord';
import type { Discovery, Script } from './discovery';
import { isNotebook } from './fileKinds';

/** What can be run to train, Python files before notebooks, each in the order of their paths. */
export function trainingScripts(discovery: Pick<Discovery, 'scripts'> | null): readonly Script[] {
  const scripts = discovery?.scripts ?? [];
  const isBook = ({ path }: Script) => isNotebook(path);
  return [...scripts.filter((script) => !isBook(script)), ...scripts.filter(isBook)];
}

/** What is typed into a shell to run a script with this Python; a notebook is executed by Jupyter (nbclient), which writes nothing into it. */
export function runLine(python: string, path: string): string {
  const named = shellWord(path);
  return isNotebook(path) ? `${python} -m jupyter execute ${named}` : `${python} ${named}`;
}
