/** One letter in plain text. It lives in memory while it is sent and nowhere else. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same at each try: a server or reader that got it twice can tell. */
  readonly messageId?: string;
  /** A POST there stops letters of this kind (RFC 8058); mail programs offer it as a button. */
  readonly unsubscribeUrl?: string;
}

/** Sends letters, where the operator said through which server. */
export abstract class Mailer {
  /** False when no server was named: then nothing can be sent, and nobody is asked to confirm anything. */
  abstract readonly ready: boolean;
  /** Resolves once the server has taken it. Throws LetterRefused for good, LetterDelayed when trying again makes sense. */
  abstract send(letter: Letter): Promise<void>;
}

/** The server will not take this letter, however often it is asked; `code` is its answer, never the address. */
export class LetterRefused extends Error {
  override readonly name = 'LetterRefused';
  constructor(readonly code: string) {
    super(`The mail server refuses the letter (${code}).`);
  }
}

/** Not now: the server is away, hangs, or asks to come back later. */
export class LetterDelayed extends Error {
  override readonly name = 'LetterDelayed';
  constructor(readonly code: string) {
    super(`The letter could not be handed over yet (${code}).`);
  }
}
