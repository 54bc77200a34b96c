/** Where the store says what an operator must know; one sentence a call, never a secret, never a stack. */
export interface StoreLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
