/** Of runs where nothing can be written: what there is to know of them, and why nothing can be set on one. */
export const notKept =
  '.tend cannot be written here: runs are read anew in each window, and no stars, tags, notes, names or views are kept.';
