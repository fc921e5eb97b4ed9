/** Why an upload did not go well; stable, and safe to show. */
export type UploadProblemCode =
  | 'upload_too_large'
  | 'upload_empty'
  /** Fewer bytes came than were announced. */
  | 'upload_truncated'
  /** The bytes are not those that the sender has hashed; they were thrown away. */
  | 'upload_checksum_mismatch'
  /** A checksum in no form or algorithm that is known here. */
  | 'upload_checksum_unsupported'
  /** No such upload, or another account's; the two look the same. */
  | 'upload_unknown'
  /** Unfinished for too long. */
  | 'upload_expired'
  /** Where the sender goes on is not where the upload stands. */
  | 'upload_offset_conflict'
  /** Another request for the same upload is still at work. */
  | 'upload_busy'
  | 'too_many_uploads'
  /** Not what the upload protocol asks for. */
  | 'upload_request_invalid'
  | 'upload_version_unsupported';

/** What the upload protocol, where it says so, and HTTP answer to each. */
const STATUS: Readonly<Record<UploadProblemCode, number>> = {
  upload_too_large: 413,
  upload_empty: 422,
  upload_truncated: 400,
  upload_checksum_mismatch: 460,
  upload_checksum_unsupported: 400,
  upload_unknown: 404,
  upload_expired: 410,
  upload_offset_conflict: 409,
  upload_busy: 423,
  too_many_uploads: 429,
  upload_request_invalid: 400,
  upload_version_unsupported: 412,
};

/** An upload that went wrong by the sender's doing. */
export class UploadProblem extends Error {
  override readonly name = 'UploadProblem';
  constructor(readonly code: UploadProblemCode) {
    super(code);
  }

  /** Clients of the protocol act on these. */
  get status(): number {
    return STATUS[this.code];
  }
}

/** The problem behind a status of the protocol's own implementation; null for what is our own trouble. */
export const problemBehind = (status: number): UploadProblem | null => {
  if (status === 403 || status === 501) return new UploadProblem('upload_request_invalid');
  const code = (Object.keys(STATUS) as UploadProblemCode[]).findLast(candidate => STATUS[candidate] === status);
  return code === undefined ? null : new UploadProblem(code);
};
