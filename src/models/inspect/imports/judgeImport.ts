import type { ModelImport } from '../modelFileReport';
import {
  allowedFunctions,
  allowedLibraries,
  allowedModules,
  notClassesOfLibraries,
  notOfLibraries,
} from './allowedImports';
import {
  dangerousModules,
  dangerousNames,
  privateButKnown,
  programBuilders,
  programModules,
  renamedModules,
} from './dangerousImports';

/** `module.name` of imports that a person has decided to trust. */
export type TrustedImports = ReadonlySet<string>;

const className = /^_?[A-Z]\w*$/;
const nestedClass = /^_?[A-Z]\w*(\._?[A-Z]\w*)+$/;

/**
 * What loading a class or function by its name means. An allow list decides what is safe; the list of dangerous names only
 * tells apart what is known to run commands from what is not known.
 */
export function judgeImport(module: string, name: string, trusted: TrustedImports): ModelImport {
  const place = renamedModules.get(module) ?? module;
  const danger = isProgram(place, name) ? null : dangerOf(place, name);
  if (danger !== null) return { module, name, verdict: 'dangerous', reason: danger };
  if (isAllowed(place, name) || trusted.has(`${module}.${name}`)) return { module, name, verdict: 'safe', reason: '' };
  return { module, name, verdict: 'needs-trust', reason: unknownReason(place, name) };
}

/** The same of what loading calls, and does not only bring in. */
export function judgeCall(module: string, name: string, trusted: TrustedImports): ModelImport {
  const judged = judgeImport(module, name, trusted);
  return judged.verdict === 'dangerous' ? { ...judged, called: true } : judged;
}

function isProgram(module: string, name: string): boolean {
  return programModules.has(module) && programBuilders.has(name);
}

/** What stands in `__main__` or in a package of one's own is only as good as the code that is there when it is loaded. */
function unknownReason(module: string, name: string): string {
  if (module === '__main__') return 'a class or function of the script that saved it';
  if (module.startsWith('__torch__') || isProgram(module, name)) return 'a program inside the file itself';
  return 'nothing is known of it';
}

function dangerOf(module: string, name: string): string | null {
  if (isAllowed(module, name)) return null;
  const root = module.split('.')[0] ?? '';
  if (dangerousNames.get(module)?.has(name.split('.')[0] ?? '') === true)
    return 'runs what it is given, or reaches files';
  if (prefixes(module).some((prefix) => dangerousModules.has(prefix)))
    return `${root} can run commands, load code or reach files`;
  if (name.includes('.') && !nestedClass.test(name)) return 'reaches through attributes for something else';
  if (root.startsWith('_') && !privateButKnown.has(root)) return 'a private module of Python';
  if (module === '' || name === '' || /[^\w.]/.test(module + name)) return 'a name that no class has';
  return null;
}

/** `a.b.c` → `a`, `a.b`, `a.b.c` */
function prefixes(module: string): readonly string[] {
  const parts = module.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

function isAllowed(module: string, name: string): boolean {
  const allowed = allowedModules.get(module);
  if (allowed === 'classes' ? className.test(name) : allowed?.includes(name) === true) return true;
  return isClassOfLibrary(module, name) || allowedFunctions.some((pattern) => pattern.test(`${module}.${name}`));
}

function isClassOfLibrary(module: string, name: string): boolean {
  if (!className.test(name) || notOfLibraries.test(module) || notClassesOfLibraries.test(name)) return false;
  return allowedLibraries.some((library) => module === library || module.startsWith(`${library}.`));
}
