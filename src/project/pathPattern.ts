import picomatch from 'picomatch';

/** `./data\raw/` → `data/raw`: how paths of `tend.yaml` are compared. */
export function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' && parts.length > 0) continue;
    if (part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** Whether a declared path may mean a table that is checked; data sets may be declared in formats that are not. */
export function isTablePath(path: string): boolean {
  return !/\.(jsonl|json|parquet|gz|zst)$/i.test(path);
}

/** How a declared path takes in a file: as itself, inside the folder, by the pattern, or not at all. */
export function pathMatch(declared: string, file: string): 'exact' | 'within' | null {
  const pattern = normalPath(declared);
  if (pattern === file) return 'exact';
  if (pattern === '' || file.startsWith(`${pattern}/`)) return 'within';
  return picomatch.scan(pattern).isGlob && picomatch(pattern)(file) ? 'within' : null;
}
