/** The file name of the native driver's binary for this machine, in the words of better-sqlite3. */
export function prebuildName() {
  return `${isMusl() ? 'linuxmusl' : process.platform}-${process.arch}.node`;
}

/** The platform that the Marketplace calls this machine. */
export function vscodeTarget() {
  return `${isMusl() ? 'alpine' : process.platform}-${process.arch}`;
}

function isMusl() {
  if (process.platform !== 'linux') return false;
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header.glibcVersionRuntime === undefined;
}
