/** What the API gives in the place of a secret that it keeps; given back, the secret stays. */
export const concealedText = '********';
