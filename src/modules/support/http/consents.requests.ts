import { Id } from '../../../infrastructure/http/shapes.js';

/** A consent that is over. */
export class EndedConsentShape {
  @Id()
  readonly accountId!: string;

  @Id()
  readonly consentId!: string;
}
