import { en } from 'zod/locales';

/** For what people have written, where the words of zod are shown to them: `zod/mini` alone says "Invalid input" of everything. */
export const inEnglish = { error: en().localeError };
