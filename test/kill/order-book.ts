/** What the service has acknowledged: nobody may be told so of what is not there, and nothing may be there twice. */
export class OrderBook {
  readonly accounts: { readonly accountId: string; readonly token: string }[] = [];
  readonly uploads: string[] = [];
  readonly projects: string[] = [];
  /** Ordered one by one; those that come with a project are not among them. */
  readonly tasks: string[] = [];
  readonly ownKeys: string[] = [];
  readonly keys = { added: 0, removed: 0 };
  /** Refused because the key was away, as it must be. */
  locked = 0;
  /** Requests that could be sent again and came to nothing all the same, and answers that nobody expected. */
  readonly failures: string[] = [];
}
