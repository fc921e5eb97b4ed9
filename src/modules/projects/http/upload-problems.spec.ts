import { UploadProblem, type UploadProblemCode } from '../../../infrastructure/uploads/upload-problem.js';
import { refusalOf } from './upload-problems.js';

/** Each code of the uploads with the kind of refusal that tells of it. */
const told: readonly (readonly [UploadProblemCode, string])[] = [
  ['upload_too_large', 'too-large'],
  ['upload_empty', 'invalid'],
  ['upload_truncated', 'malformed'],
  ['upload_checksum_mismatch', 'malformed'],
  ['upload_checksum_unsupported', 'malformed'],
  ['upload_unknown', 'missing'],
  ['upload_expired', 'missing'],
  ['upload_offset_conflict', 'conflict'],
  ['upload_busy', 'conflict'],
  ['too_many_uploads', 'too-many'],
  ['upload_request_invalid', 'malformed'],
  ['upload_version_unsupported', 'malformed'],
];

it.each(told)('tells of %s under the same code, as %s', (code, kind) => {
  const { code: named, kind: shown } = refusalOf(new UploadProblem(code));
  expect([named, shown]).toEqual([code, kind]);
});
