/**
 * Leaves keys that edit the text of a field to the field: choosing all of it, undo and redo. VS Code answers every key that reaches
 * the window as well, some time later: it would choose all again of what was typed meanwhile.
 */
export function keepEditingKeys(): void {
  document.addEventListener('keydown', (event) => {
    const edits = (event.ctrlKey || event.metaKey) && /^[azy]$/i.test(event.key);
    if (edits && isTextField(event.target)) event.stopPropagation();
  });
}

export function isTextField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, vscode-text-field, vscode-text-area') !== null;
}
