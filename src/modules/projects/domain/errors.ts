import { refusal } from '../../../shared-kernel/refusal.js';

export const CardUnknown = refusal('card_unknown', 'missing', 'There is no such card in this project.');
export const UploadUnknown = refusal('upload_unknown', 'missing', 'There is no such upload.', { remedies: ['upload_again'] });
export const ResultUnusable = refusal('result_unusable', 'missing', 'What was made can no longer be read here, by no fault of yours.');
export const OutputUnknown = refusal('output_unknown', 'missing', 'There is no such output.');
export const MediaNotUsable = refusal('media_not_usable', 'invalid', 'This file cannot be worked on.', { remedies: ['choose_another_file'] });
export const NoSound = refusal('no_audio', 'invalid', 'This video has no sound, so there is nothing to transcribe.', {
  remedies: ['create_without_transcription'],
});
export const AudioTrackUnknown = refusal('audio_track_unknown', 'invalid', 'This video has no such sound track.', {
  remedies: ['choose_a_listed_track'],
});
export const LanguageUnknown = refusal('language_unknown', 'invalid', 'This is the tag of no language that is known here.', {
  remedies: ['choose_a_language', 'leave_language_away'],
});
export const NoPicture = refusal('no_video', 'invalid', 'This file has no moving picture, so there are no thumbnails to take.', {
  remedies: ['create_without_thumbnails'],
});
export const RightsNotConfirmed = refusal(
  'rights_not_confirmed',
  'invalid',
  'A page is imported only for somebody who says that they may have its video.',
  {
    remedies: ['confirm_rights', 'upload_the_file'],
  },
);
/** `seconds` says how long the video is. */
export const TimeOutsideVideo = refusal('time_outside_video', 'invalid', 'The video has no frame at this time.', {
  remedies: ['choose_a_time_inside_the_video'],
});
export const LengthUnknown = refusal('length_unknown', 'invalid', 'The length of this video cannot be found out beforehand.', {
  remedies: ['state_a_maximum_length'],
});
export const SourceNotReady = refusal('source_not_ready', 'conflict', 'The video of this project is not here yet.', { remedies: ['wait_and_retry'] });
export const RenditionMissing = refusal('rendition_missing', 'missing', 'There is no sound that was made of this video for browsers.', {
  remedies: ['play_the_source'],
});
/** Waiting helps while one is being made, and nobody else; the reason says which. */
export const TranscriptNotReady = refusal('transcript_not_ready', 'conflict', 'The transcript of this project is not ready yet.', {
  remedies: ['wait_and_retry', 'make_a_transcript', 'leave_the_transcript_away'],
});
export const ProjectNotReadyToFork = refusal('project_not_ready_to_fork', 'conflict', 'Not all that a fork would carry over is there yet.', {
  remedies: ['wait_and_retry'],
});
export const NothingToDo = refusal('nothing_to_make', 'invalid', 'Nothing would be made of this video.', {
  remedies: ['ask_for_a_transcript_or_thumbnails'],
});
export const ModelUnknown = refusal('model_unknown', 'invalid', 'This model is not offered for this kind of work.', {
  remedies: ['choose_a_listed_model'],
});
export const ModelNotAllowed = refusal('model_not_allowed', 'invalid', 'You do not let yourself use this model.', {
  remedies: ['choose_an_allowed_model', 'change_allowed_models'],
});
/** Which option, of which model, and what is offered instead are details. */
export const ImageOptionNotOffered = refusal('image_option_not_offered', 'invalid', 'This model does not make images in this way.', {
  remedies: ['choose_an_offered_option', 'choose_another_model'],
});
export const ImageWithoutPrompt = refusal('image_without_prompt', 'invalid', 'Nothing says what the images are to show.', {
  remedies: ['give_a_prompt_a_card_or_a_text'],
});
export const VariableMissing = refusal('variable_missing', 'invalid', 'The card’s prompt names a variable that has no value.', {
  remedies: ['give_the_variable_a_value'],
});
export const CardVersionUnknown = refusal('card_version_unknown', 'missing', 'There is no such version of this card.', {
  remedies: ['choose_a_listed_version'],
});
export const GalleryCardUnknown = refusal('gallery_card_unknown', 'missing', 'There is no such card in this gallery.', {
  remedies: ['choose_a_listed_card'],
});
export const GalleryFull = refusal('gallery_full', 'conflict', 'There is no room for another card in this gallery.', { remedies: ['remove_cards'] });
export const CitationsNotThere = refusal(
  'citations_not_there',
  'missing',
  'This output does not cite the words of the video in a form that can be checked.',
  {
    remedies: ['run_the_chapters_or_quotes_card'],
  },
);
/** The reason is the state that it is in. */
export const OutputNotReady = refusal('output_not_ready', 'conflict', 'This output is not ready.', { remedies: ['wait_and_retry', 'run_again'] });
export const VariableUnknown = refusal('variable_unknown', 'invalid', 'A value was given for a variable that the card does not have.', {
  remedies: ['leave_the_variable_away', 'name_it_in_the_prompt'],
});
export const PromptTooLong = refusal('prompt_too_long', 'invalid', 'The prompts with their variables and instructions are too long.', {
  remedies: ['shorten_the_prompt', 'run_fewer_cards_at_once'],
});
/** The reason says whether there are none or too many. */
export const CardsNotRunnable = refusal('cards_not_runnable', 'invalid', 'These cards cannot be run together.', {
  remedies: ['add_a_card', 'run_fewer_cards_at_once'],
});
export const TranscriptVersionUnknown = refusal('transcript_version_unknown', 'missing', 'There is no such version of these words.', {
  remedies: ['choose_a_listed_version'],
});
export const EditNotPossible = refusal('edit_not_possible', 'invalid', 'These words cannot be changed in this way.', { remedies: ['read_again'] });
export const TranscriptTwice = refusal('transcript_twice', 'invalid', 'A transcript cannot be brought and paid for at once.', {
  remedies: ['leave_transcribe_away', 'leave_subtitles_away'],
});
/** Why is the reason: what state it is in, or what would end it in the same way. */
export const TaskNotRetryable = refusal('task_not_retryable', 'conflict', 'This task cannot be done once more.', {
  remedies: ['order_it_anew'],
});
export const StepNotSkippable = refusal('step_not_skippable', 'conflict', 'This step cannot be left out.', {
  remedies: ['retry_the_whole_task'],
});
/** What changed is the reason; nothing was held, and no other price is ever charged in the place of the quoted one. */
export const QuoteOutdated = refusal('quote_outdated', 'conflict', 'The quote that this order cites does not hold any more.', {
  remedies: ['ask_for_a_new_quote'],
});
export const StorageQuotaReached = refusal('storage_quota_reached', 'conflict', 'The account’s files take all the room that it has.', {
  remedies: ['delete_projects', 'choose_a_smaller_file', 'ask_the_operator'],
});
/** What is wrong is the reason, and `line` and `cue` say where; both count from 1. */
export const SubtitlesUnreadable = refusal('subtitles_unreadable', 'invalid', 'This subtitle file cannot be read.', {
  remedies: ['mend_the_line', 'export_it_as_srt_or_vtt', 'save_it_as_utf8'],
});
/** What is wrong is the reason. The query itself is told nowhere. */
export const SearchNotPossible = refusal('search_not_possible', 'invalid', 'There is nothing in this query that can be looked for.', {
  remedies: ['search_for_a_word', 'search_for_fewer_words'],
});
export const ProjectDeleted = refusal('project_deleted', 'conflict', 'This project is being deleted.', { remedies: ['restore_project'] });
/** For whoever has a link it is all the same why it shows nothing: it never was one, has expired, was revoked, or its project is gone. */
export const ShareUnknown = refusal('share_unknown', 'missing', 'There is nothing to be seen by this link.', { remedies: ['ask_for_a_new_link'] });
export const NothingToShare = refusal('nothing_to_share', 'invalid', 'A link must show something.', {
  remedies: ['name_what_is_shared'],
});
