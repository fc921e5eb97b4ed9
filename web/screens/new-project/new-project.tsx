import { Alert } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useWelcome } from '../../api/welcome.js';
import { later } from '../../parts/later.js';
import { BrokenPart } from '../../parts/shelter.js';
import { forgetWayBack } from '../../parts/way-back.js';
import { Screen } from '../../parts/screen.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { nameOfFile, nameOfUrl, planOf, suggestedName, useDraft, type Draft } from './draft.js';
import { DropZone } from './drop-zone.js';
import { takeOver } from './picked.js';
import { beginUpload, giveUpload, useUpload } from './upload.js';
import { useArrived } from './use-arrived.js';
import { words } from './words.js';

const Details = later(async () => (await import('./details.js')).Details, BrokenPart);

/** Takes files and addresses in, from this screen or handed over by another. */
const useVideo = (draft: Draft, change: (part: Partial<Draft>) => void) => {
  const upload = useUpload();
  const { mostUploadBytes } = useWelcome();
  const [tooLarge, setTooLarge] = useState<File | null>(null);
  const { name } = draft;
  const suggested = suggestedName(draft.source);
  const onFile = useCallback(
    (file: File) => {
      setTooLarge(file.size > mostUploadBytes ? file : null);
      if (file.size > mostUploadBytes) return;
      change({
        source: { kind: 'upload', fileName: file.name, bytes: file.size, uploadId: null },
        audioTrack: null,
        name: name === '' || name === suggested ? nameOfFile(file.name) : name,
      });
      void beginUpload(file);
    },
    [change, mostUploadBytes, name, suggested],
  );
  const onUrl = useCallback(
    (url: string) => {
      setTooLarge(null);
      change({
        source: { kind: 'url', url, rightsConfirmed: false, maxSeconds: null },
        audioTrack: null,
        name: name === '' || name === suggested ? nameOfUrl(url) : name,
      });
    },
    [change, name, suggested],
  );
  const onChange = useCallback(() => {
    void giveUpload(true);
    change({ source: null, name: name === suggested ? '' : name });
  }, [change, name, suggested]);
  useEffect(() => {
    const picked = takeOver();
    if (picked?.kind === 'file') onFile(picked.file);
    if (picked?.kind === 'url') onUrl(picked.url);
  }, [onFile, onUrl]);
  const { source } = draft;
  const arrivedId = upload.is === 'done' ? upload.uploadId : null;
  useEffect(() => {
    if (arrivedId !== null && source?.kind === 'upload' && source.uploadId !== arrivedId) change({ source: { ...source, uploadId: arrivedId } });
  }, [arrivedId, source, change]);
  return { upload, tooLarge, onFile, onUrl, onChange };
};

const NewProject = () => {
  const text = useWords(words);
  const { bytes } = useFormats();
  const { mostUploadBytes } = useWelcome();
  useEffect(forgetWayBack, []);
  const { draft, change, done } = useDraft();
  const { upload, tooLarge, onFile, onUrl, onChange } = useVideo(draft, change);
  const { source } = draft;
  const [address, setAddress] = useState('');
  const [asksLength, setAsksLength] = useState(false);
  const { data: arrived, error: gone } = useArrived(source?.kind === 'upload' ? source.uploadId : null);
  // after a reload the file is not in hand any more, and only its name is known
  const isCutOff = source?.kind === 'upload' && source.uploadId === null && upload.is === 'none';
  const plan = arrived?.state === 'refused' ? null : planOf(draft);
  /** The address is written otherwise: it stands where it was typed. */
  const correct = (): void => {
    setAddress(source?.kind === 'url' ? source.url : '');
    onChange();
  };
  const doing = {
    choose_another_file: onChange,
    choose_a_smaller_file: onChange,
    upload_again: onChange,
    upload_the_file: onChange,
    check_the_address: correct,
    use_the_address_of_the_file_itself: correct,
    create_without_transcription: () => change({ transcript: 'none' }),
    create_without_thumbnails: () => change({ thumbnails: 0 }),
    leave_language_away: () => change({ language: null }),
    choose_a_listed_track: () => change({ audioTrack: null }),
    state_a_maximum_length: () => setAsksLength(true),
    confirm_rights: () => source?.kind === 'url' && change({ source: { ...source, rightsConfirmed: true } }),
  };
  return (
    <Screen title={text.title} lead={text.lead}>
      {tooLarge && (
        <Alert color="orange" role="alert">
          {text.tooLarge(bytes(mostUploadBytes))}
        </Alert>
      )}
      {isCutOff && (
        <Alert color="blue" title={text.again(source.fileName)} role="status">
          {text.againLead}
        </Alert>
      )}
      {source === null || isCutOff ? (
        <DropZone onFile={onFile} onUrl={onUrl} url={address} />
      ) : (
        <Details {...{ draft, change, source, upload, arrived, gone, plan, doing, asksLength }} onOther={onChange} onDone={done} />
      )}
    </Screen>
  );
};

export default NewProject;
