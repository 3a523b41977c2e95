import { parse } from 'yaml';
import * as z from 'zod/mini';
import { withoutFrontMatter } from './modelCard';

const named = z.looseObject({ license: z.string(), license_name: z.optional(z.string()) });

/** The licence that the YAML in front of a model card names, as Hugging Face writes it there; null: none. */
export function cardLicence(card: string): string | null {
  const front = card.slice(0, card.length - withoutFrontMatter(card).length).replace(/^\uFEFF/, '');
  const { license = '', license_name: own = '' } = named.safeParse(parsedFront(front)).data ?? {};
  // Of a licence that Hugging Face does not list the name stands beside it.
  return (license === 'other' ? own : license).trim() || null;
}

function parsedFront(front: string): unknown {
  try {
    return parse(front.replaceAll(/^---[ \t]*$/gm, ''), { logLevel: 'error' });
  } catch {
    return null;
  }
}
