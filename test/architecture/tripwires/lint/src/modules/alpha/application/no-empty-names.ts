export interface IAccount {
  readonly id: string;
}
export class AccountManager {}
