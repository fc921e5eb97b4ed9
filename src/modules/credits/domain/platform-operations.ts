import type { OperationClass, OperationKind } from '../../../shared-kernel/tariff.js';

/** What the product itself fixes about a kind of operation; a catalogue states prices, it does not shift purses (R21). */
export interface PlatformOperation {
  readonly operationClass: OperationClass;
  /** What the work is measured in; a price per anything else would never be charged. */
  readonly units: readonly string[];
}

const TOKENS = ['input-token', 'cached-input-token', 'output-token'];

/** The kinds of work that this version does; a catalogue may bring more, and must price these. */
export const platformOperations: Readonly<Record<OperationKind, PlatformOperation>> = {
  download: { operationClass: 'credit-paid', units: ['operation'] },
  transcription: { operationClass: 'credit-paid', units: ['second'] },
  thumbnails: { operationClass: 'credit-paid', units: ['operation'] },
  text: { operationClass: 'key-paid', units: TOKENS },
  card: { operationClass: 'key-paid', units: TOKENS },
  image: { operationClass: 'key-paid', units: ['image', 'input-token', 'output-token'] },
};
