/** The version of this package, which is that of the document; a test holds the three together. */
export const version = "0.1.0";
