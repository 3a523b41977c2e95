/** The ledger of a project, relative to it. */
export const ledgerFolder = 'tend/ledger';
