/** The token of a one-time link stands behind the #, so that no server log ever sees it. */
export const token = location.hash.slice(1);
