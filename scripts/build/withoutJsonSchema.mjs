/** What is imported by name; the rest is asked for only when a JSON Schema is written. */
const names = [
  ...['createToJSONSchemaMethod', 'createStandardJSONSchemaMethod', 'allProcessors', 'toJSONSchema'],
  ...['initializeContext', 'processSchema', 'extractDefs', 'finalize', 'handleUnrepresentable'],
];

/**
 * For esbuild: leaves out what zod writes JSON Schemas with. Tests alone do that, for the one of `tend.yaml`, and no program that
 * people load.
 * @type {import('esbuild').Plugin}
 */
export const withoutJsonSchema = {
  name: 'without-json-schema',
  setup(build) {
    build.initialOptions.logOverride = { ...build.initialOptions.logOverride, 'import-is-undefined': 'silent' };
    const filter = /\/(json-schema-processors|to-json-schema)\.js$/;
    const namespace = 'left-out';
    build.onResolve({ filter }, ({ path }) => ({ path, namespace, sideEffects: false }));
    const contents = names.map((name) => `export const ${name} = undefined;`).join('\n');
    build.onLoad({ filter: /./, namespace }, () => ({ contents }));
  },
};
