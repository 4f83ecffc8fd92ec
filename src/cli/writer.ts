import type { SocialAccount } from "../index.js";

/** An account, and the id of the workspace that it was asked for by. */
export interface Row {
  workspaceId: string;
  account: SocialAccount;
}

/** Gives accounts out in some format. */
export interface Writer {
  write(rows: readonly Row[]): Promise<void>;
  /** Gives out what a whole output ends with. */
  end(): Promise<void>;
}

export type Write = (text: string) => Promise<void>;
