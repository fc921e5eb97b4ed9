/** How the page's session lies in a browser: no script reads it, no other site sends it along with what it asks for itself. */
export class SessionCookie {
  readonly name: string;
  readonly #manner: string;

  /** Whether there is TLS is what the operator says, never what a request claims. */
  constructor(readonly publicUrl: string) {
    const isSecure = publicUrl.startsWith('https:');
    this.name = isSecure ? '__Host-keyreel' : 'keyreel';
    this.#manner = `Path=/; HttpOnly; ${isSecure ? 'Secure; ' : ''}SameSite=Lax`;
  }

  /** Null for none; of several nobody knows which is ours, so they are no token. */
  in(header: string | undefined): string | null {
    const pairs = (header ?? '').split(';').map(pair => pair.trim());
    const [first, ...others] = pairs.filter(pair => pair.startsWith(`${this.name}=`)).map(pair => pair.slice(this.name.length + 1));
    if (first === undefined) return null;
    return others.length === 0 ? first : '';
  }

  holding(token: string, seconds: number): string {
    return `${this.name}=${token}; Max-Age=${seconds}; ${this.#manner}`;
  }

  get gone(): string {
    return `${this.name}=; Max-Age=0; ${this.#manner}`;
  }
}
