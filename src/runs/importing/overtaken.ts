/** Ends a visit that another one of the same source has overtaken: see `SourceVisit.commit`. */
export class OvertakenError extends Error {
  constructor() {
    super('Another window or command read the same source meanwhile.');
    this.name = 'OvertakenError';
  }
}
