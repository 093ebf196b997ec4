/** Where checks may connect, judged on the binary address that would be connected to. */
export interface Egress {
  /** Whether a connection to this IP address, v4 or v6 as text, is refused. */
  refuses(address: string): boolean;
}
