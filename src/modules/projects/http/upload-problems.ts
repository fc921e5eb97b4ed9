import type { ServerResponse } from 'node:http';
import { problemOf, statusOf } from '../../../infrastructure/http/problem.js';
import type { UploadProblem, UploadProblemCode } from '../../../infrastructure/uploads/upload-problem.js';
import { refusal, type Refusal, type RefusalDeclaration } from '../../../shared-kernel/refusal.js';
import { UploadUnknown } from '../domain/errors.js';

export const UploadTooLarge = refusal('upload_too_large', 'too-large', 'The file is larger than this service takes.', {
  remedies: ['choose_a_smaller_file', 'ask_the_operator'],
});
export const UploadEmpty = refusal('upload_empty', 'invalid', 'The file is empty.', { remedies: ['choose_another_file'] });
export const UploadTruncated = refusal('upload_truncated', 'malformed', 'Fewer bytes came than were announced.', { remedies: ['upload_again'] });
export const UploadChecksumMismatch = refusal(
  'upload_checksum_mismatch',
  'malformed',
  'The bytes are not those that were announced; they were thrown away.',
  {
    remedies: ['upload_again'],
  },
);
export const UploadChecksumUnsupported = refusal('upload_checksum_unsupported', 'malformed', 'This kind of checksum is not known here.', {
  remedies: ['use_sha_256'],
});
export const UploadExpired = refusal('upload_expired', 'missing', 'The upload was not finished in time.', { remedies: ['upload_again'] });
export const UploadOffsetConflict = refusal('upload_offset_conflict', 'conflict', 'The upload does not stand where the sender goes on.', {
  remedies: ['ask_for_the_offset'],
});
export const UploadBusy = refusal('upload_busy', 'conflict', 'Another request for this upload is still at work.', { remedies: ['wait_and_retry'] });
export const TooManyUploads = refusal('too_many_uploads', 'too-many', 'There are too many unfinished uploads.', {
  remedies: ['finish_or_delete_uploads'],
});
export const UploadRequestInvalid = refusal('upload_request_invalid', 'malformed', 'This is not what the upload protocol asks for.');
export const UploadVersionUnsupported = refusal(
  'upload_version_unsupported',
  'malformed',
  'This version of the upload protocol is not spoken here.',
  {
    remedies: ['use_tus_1_0_0'],
  },
);

const REFUSALS: Readonly<Record<UploadProblemCode, RefusalDeclaration>> = {
  upload_too_large: UploadTooLarge,
  upload_empty: UploadEmpty,
  upload_truncated: UploadTruncated,
  upload_checksum_mismatch: UploadChecksumMismatch,
  upload_checksum_unsupported: UploadChecksumUnsupported,
  upload_unknown: UploadUnknown,
  upload_expired: UploadExpired,
  upload_offset_conflict: UploadOffsetConflict,
  upload_busy: UploadBusy,
  too_many_uploads: TooManyUploads,
  upload_request_invalid: UploadRequestInvalid,
  upload_version_unsupported: UploadVersionUnsupported,
};

/** The refusal that tells of an upload's problem. */
export const refusalOf = ({ code }: UploadProblem, mostBytes?: number) =>
  REFUSALS[code](code === 'upload_too_large' && mostBytes !== undefined ? { mostBytes } : {});

/** Answers an exchange of the upload protocol with a problem: its own status, our document. */
export const answerProblem = (response: ServerResponse, problem: UploadProblem, requestId: string): void =>
  answerRefusal(response, refusalOf(problem), requestId, problem.status);

/** Answers an exchange of the upload protocol with a refusal of ours. */
export const answerRefusal = (response: ServerResponse, refused: Refusal, requestId: string, status = statusOf(refused)): void => {
  if (response.headersSent) return void response.destroy();
  const body = JSON.stringify({ ...problemOf(refused, requestId), status });
  response.writeHead(status, { 'Content-Type': 'application/problem+json', 'Content-Length': Buffer.byteLength(body) }).end(body);
};
