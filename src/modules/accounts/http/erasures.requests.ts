import { Id, MapOf, Moment, Nested, OneOf, Text } from '../../../infrastructure/http/shapes.js';
import { whole } from '../../../infrastructure/http/value-shapes.js';
import { codeField, WHERE_NEEDED } from './second-factor.requests.js';

const LONGEST_PASSWORD = 200;
const LEAF = /^[0-9a-f]{64}$/;

/** Who wants their account to be gone for good. */
export class EraseAccountRequest {
  @Text({ max: LONGEST_PASSWORD, secret: true, description: 'The account’s password, once more.' })
  readonly password!: string;

  @Text({ ...codeField, optional: true, description: WHERE_NEEDED })
  readonly code?: string;

  @OneOf(['ERASE'], { description: 'The word that shows that it is meant: nothing of the account can be had back afterwards.' })
  readonly confirm!: string;
}

/** One event of an erasure, as it stands in the log. */
class ErasureMarkShape {
  @Moment()
  readonly at!: string;

  @Text({ max: 64, description: 'Where the event stands in the log.' })
  readonly position!: string;

  @Text({ max: 64, pattern: LEAF, description: 'SHA-256 leaf of the event in the log (docs/log-format.md): an auditor finds the same in any copy.' })
  readonly leaf!: string;
}

/** That everything outside of the log is gone. */
class ErasureCompletedShape extends ErasureMarkShape {
  @MapOf(whole({ min: 0 }), { max: 100, keys: /^[A-Za-z]{1,40}$/, description: 'How much was destroyed, by kind: files, bytes, sessions and so on.' })
  readonly destroyed!: Readonly<Record<string, number>>;
}

/** The tombstone of an erased account. It says nothing of who that was. */
export class TombstoneShape {
  @Id()
  readonly accountId!: string;

  @OneOf(['underway', 'complete'], { description: '`underway` goes on by itself; ask again.' })
  readonly state!: string;

  @OneOf(['owner', 'operator'], { description: 'On whose word it was erased.' })
  readonly by!: string;

  @Nested(() => ErasureMarkShape)
  readonly erased!: object;

  @Nested(() => ErasureCompletedShape, { nullable: true })
  readonly completed!: object | null;
}
