/**
 * For esbuild: leaves out methods of better-sqlite3 that nothing here calls: functions and tables in JavaScript, copies of a database.
 * @type {import('esbuild').Plugin}
 */
export const withoutSqliteExtras = {
  name: 'without-sqlite-extras',
  setup(build) {
    const namespace = 'sqlite-extras';
    build.onResolve({ filter: /^\.\/methods\/(table|aggregate|function|backup|serialize)$/ }, ({ path, importer }) =>
      /[\\/]better-sqlite3[\\/]lib[\\/]/.test(importer) ? { path, namespace } : null,
    );
    build.onLoad({ filter: /./, namespace }, () => ({ contents: 'module.exports = undefined;' }));
  },
};
