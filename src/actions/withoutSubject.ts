/** "data.csv is a folder, not a file." stands beside the name of the file: "a folder, not a file." */
export function withoutSubject(message: string, path: string): string {
  return message.startsWith(`${path} `) ? message.slice(path.length + 1).replace(/^is /, '') : message;
}
