/** The chord of an event: "mod+shift+ArrowUp"; `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function chordOf(event: KeyboardEvent, mac: boolean): string {
  const mod = mac ? event.metaKey : event.ctrlKey;
  const control = mac && event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const parts = [mod && 'mod', control && 'ctrl', event.altKey && 'alt', shiftCounts(event) && 'shift'];
  return [...parts.filter((part) => part !== false), key].join('+');
}

/** Shift that made a character ("?") is part of the character. */
function shiftCounts(event: KeyboardEvent): boolean {
  return event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key));
}

const signs: Readonly<Record<string, readonly [mac: string, other: string]>> = {
  mod: ['⌘', 'Ctrl+'],
  alt: ['⌥', 'Alt+'],
  shift: ['⇧', 'Shift+'],
  Enter: ['⏎', 'Enter'],
  ArrowUp: ['↑', 'Up'],
  ArrowDown: ['↓', 'Down'],
  ArrowLeft: ['←', 'Left'],
  ArrowRight: ['→', 'Right'],
};

/** A chord as menus show it. */
export function chordText(chord: string, mac: boolean): string {
  return chord
    .split('+')
    .map((part) => signs[part]?.[mac ? 0 : 1] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('');
}
