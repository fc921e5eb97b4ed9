/** Makes and checks slow hashes of passwords, a few at a time; throws `sign_in_busy` when too many are waiting. */
export abstract class Passwords {
  /** A hash in PHC form, with the parameters of today. */
  abstract hash(password: string): Promise<string>;
  /** False for a wrong password; with null it takes as long and is always false. */
  abstract verify(hash: string | null, password: string): Promise<boolean>;
  /** True when a hash was made with other parameters than today's. */
  abstract isOutdated(hash: string): boolean;
}
