/** A key with its colon; no item of a list, no comment, nothing that goes on or ends between braces. */
const keyOfLine = /^( *)(?:"[^"]*"|'[^']*'|[^\s"'#,{}[\]-][^:]*):(?=\s|$)/;

/** Of which file a mapping speaks, in one line: names of columns under the keys beside it are those of that file. */
const namesFile = /^\s*path:\s+("[^"]*"|'[^']*'|[^\s"'{}[\]|>&*!][^{}[\]]*)\s*$/;

/** What stands under the key begins in the next line. */
const opensBlock = /:(\s+[&!]\S*)*\s*(#.*)?$/;

/**
 * The lines of a `tend.yaml` that tell what stands in one of them: the keys that lead there and those beside it, without what
 * stands under the others, and the paths of files beside them. Reading all of a large file takes longer than anybody wants to wait between two keys.
 */
export function linesAround(lines: readonly string[], line: number): readonly string[] {
  const first = lines.find((text) => /^\s*[^\s#]/.test(text)) ?? '';
  const indent = keyOfLine.exec(first)?.[1];
  const keys = lines.map((text) => keyOfLine.exec(text)).map((key) => (key?.[1] === indent ? key : null));
  const from = keys.findLastIndex((key, at) => key && at <= line);
  if (indent === undefined || from < 0) return lines;
  const next = keys.findIndex((key, at) => key && at > line);
  const to = next < 0 ? lines.length : next;
  const own = lines.slice(from, to);
  const [opening = '', ...under] = own;
  if (from < line && opensBlock.test(opening)) {
    const files = lines.filter((text, at) => keys[at] && namesFile.test(text));
    return [...files, opening, ...linesAround(under, line - from - 1)];
  }
  const told = keys.map((key, at) => (namesFile.test(lines[at] ?? '') ? lines[at] : key?.[0]) ?? []);
  return [...told.slice(0, from).flat(), ...own, ...told.slice(to).flat()];
}
