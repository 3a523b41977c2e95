/**
 * Where no language was set up, some browsers name one that they cannot use themselves ("en-US@posix"); libraries that ask
 * for it when they are loaded would take the whole page down. To be imported before them.
 */
function isUsable(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
}

if (!isUsable(navigator.language)) Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true });
