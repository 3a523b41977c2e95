/**
 * VS Code opens a menu with Cut, Copy and Paste over everything in a panel. Where there is nothing to cut, copy or paste it is
 * kept away; a menu of the panel's own has its place already.
 */
export function keepEmptyMenusAway(): void {
  document.addEventListener('contextmenu', (event) => {
    const inText = (event.target as Element).closest('input, textarea, vscode-text-field') !== null;
    const isSelected = document.getSelection()?.isCollapsed === false;
    if (!inText && !isSelected) event.preventDefault();
  });
}
