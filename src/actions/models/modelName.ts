import * as z from 'zod/mini';
import { pathProblem } from '../../models/package/packagePath';

/** What a model may be called: folders of the ledger, of packages and of archives have its name, on every system. */
export const modelName = z.string().check(
  z.regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
    'A model is named by up to 100 letters from a to z without accents, digits, ".", "_" and "-".',
  ),
  z.refine((name) => pathProblem(name) === null, {
    error:
      'A model cannot be named like a device of Windows, such as CON or NUL, or end in a dot: choose another name.',
  }),
);
