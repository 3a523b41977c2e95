/**
 * One line of text typed in place, over a rectangle of the page. Enter and leaving it take what stands there, Escape
 * gives null; the focus goes back to where it was.
 */
export function editInPlace(over: DOMRect, title: string, value: string, placeholder: string): Promise<string | null> {
  const before = document.activeElement;
  const input = document.createElement('input');
  input.className = 'inline-edit';
  input.setAttribute('aria-label', title);
  input.placeholder = placeholder;
  input.value = value;
  input.maxLength = 2000;
  input.style.cssText = `left:${over.left}px;top:${over.top}px;width:${over.width}px;height:${over.height}px`;
  document.body.append(input);
  input.focus();
  input.select();
  return new Promise((resolve) => {
    const end = (text: string | null) => {
      input.removeEventListener('blur', leave);
      input.remove();
      if (before instanceof HTMLElement) before.focus();
      resolve(text);
    };
    const leave = () => end(input.value);
    input.addEventListener('blur', leave);
    input.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Enter') end(input.value);
      else if (event.key === 'Escape') end(null);
    });
  });
}
