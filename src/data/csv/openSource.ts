import type { CheckSource } from '../checkRequest';
import { DataError } from '../report';
import { fileSource, textSource, type ByteSource } from './byteSource';
import { contentKind, insteadOf } from './contentKind';
import { utf16Source } from './utf16Source';

/** What shows what a file is. */
const headBytes = 65_536;

/**
 * Opens a file or the text of a document for reading as UTF-8. Throws `DataError` with one sentence when it is missing, a
 * folder, closed to us, or not a table at all.
 */
export function openSource(from: CheckSource): ByteSource {
  if (from.kind === 'text') return openText(from.text, from.path);
  const file = fileSource(from.path);
  try {
    const content = contentKind(file.read(0, headBytes), from.path);
    if (content.kind === 'binary')
      throw new DataError('binary', `${from.path} is not a text table: its content looks like ${content.what}.`);
    if (content.kind === 'notTable') throw new DataError('binary', `${from.path} is ${content.what}.`);
    return content.encoding === 'utf-8' ? file : utf16Source(file, content.encoding);
  } catch (error) {
    file.close();
    throw error;
  }
}

function openText(text: string, path: string): ByteSource {
  const instead = insteadOf(text.slice(0, headBytes), path);
  if (instead !== null) throw new DataError('binary', `${path} is ${instead}.`);
  return textSource(text);
}
