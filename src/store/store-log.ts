/** Messages of the store for the operator: one sentence each, without secrets and stacks. */
export interface StoreLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
