/** Bad usage or input of which nothing can be read: one sentence on standard error, exit code 2. */
export class CommandError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
  }
}
