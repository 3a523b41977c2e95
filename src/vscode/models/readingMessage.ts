/** Over a view until it is known what there is: with a message it does not say that there is nothing. */
export const readingMessage = 'Reading…';
