/** How checks introduce themselves. The version is that of package.json; a spec holds them together. */
export const userAgent = 'Dialtone/0.1.0';
