/** A setting that makes no sense; the message says what to do. */
export class Misconfigured extends Error {
  override readonly name = 'Misconfigured';
}
