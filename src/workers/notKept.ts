/** Of runs where nothing can be written: what there is to know of them, and why nothing can be set on one. */
export const notKept =
  'The store .tend/tend.db cannot be written: the disk or its permissions forbid it. Each window reads the runs anew until it can, and no stars, tags, notes, names or views are kept.';
