import { knowSecret, MASK } from './redact';

/**
 * A secret string that prints as `•••` wherever a string, JSON or a log line is made of it.
 * Only {@link Secret.reveal} gives the text; call it where it is sent or stored, nowhere else. Texts of a service that
 * repeat it are redacted from then on (utils/redact.ts).
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    knowSecret(text);
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }
}

/** What a person may see of a token: its last four characters, e.g. `••••••••3f9a`. */
export function mask(token: string): string {
  return `••••••••${token.slice(-4)}`;
}
