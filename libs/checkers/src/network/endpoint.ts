/** An address and a port as sentences name them: `10.0.0.1:80`, `[::1]:80`. */
export const endpoint = (address: string, port: number): string =>
  `${address.includes(':') ? `[${address}]` : address}:${port}`;
