import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What was fetched once and can be fetched again; ignored by git. */
export const cache = join(root, '.cache');

/** The VS Code hosts; ignored by git. */
export const hosts = join(root, '.vscode-test');

/** What a build leaves for people to look at: the vsix, pictures, reports. */
export const out = join(root, 'out');

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts);
