import type { Letter } from "./letter.js";

/** Where letters leave the house. Rejects when the letter was not taken; a `LetterRefused` says never to ask again. */
export interface Transport {
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** The letter was refused for what it is, so sending it again would be refused again. */
export class LetterRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "LetterRefused";
  }
}
