/** Whether the node can do its work, and what it found. */
export interface Health {
  ready(): Promise<{ readonly ready: boolean; readonly checks: Readonly<Record<string, string>> }>;
}
