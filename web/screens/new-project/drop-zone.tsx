import { FileButton, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import IconUpload from '@tabler/icons-react/icons/IconUpload';
import { useEffect, useState, type FormEvent } from 'react';
import { useWelcome } from '../../api/welcome.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import classes from './drop-zone.module.css';
import { dropWords } from './drop-words.js';

/** Files may be let go anywhere on the screen. Tells whether one is held over it. */
const useDropAnywhere = (onFile: (file: File) => void): boolean => {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // leaving the window, not an element in it
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) onFile(file);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [onFile]);
  return isOver;
};

interface Wishes {
  readonly onFile: (file: File) => void;
  readonly onUrl: (url: string) => void;
  readonly url?: string;
}

/** Where a video comes in: dropped, chosen, or by its address. */
export const DropZone = ({ onFile, onUrl, url: known = '' }: Wishes) => {
  const text = useWords(dropWords);
  const { bytes } = useFormats();
  const { mostUploadBytes, fileEndings } = useWelcome();
  // a browser does not know all of them by their type
  const accept = ['video/*', 'audio/*', ...fileEndings.map(ending => `.${ending}`)].join(',');
  const [url, setUrl] = useState(known);
  const isOver = useDropAnywhere(onFile);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onUrl(url.trim());
  };
  return (
    <Paper p="xl" className={classes['zone'] ?? ''} data-over={isOver || undefined}>
      <Stack align="center" gap="md">
        <IconUpload size={40} aria-hidden className={classes['quiet'] ?? ''} />
        <Text fw={600} ta="center">
          {isOver ? text.letGo : text.drop}
        </Text>
        <FileButton accept={accept} onChange={file => file && onFile(file)} inputProps={{ 'aria-label': text.choose }}>
          {props => (
            <Button {...props} size="md">
              {text.choose}
            </Button>
          )}
        </FileButton>
        <Text size="xs" ta="center" className={classes['quiet'] ?? ''}>
          {fileEndings.map(ending => ending.toUpperCase()).join(', ')}
          {Number.isFinite(mostUploadBytes) && ` · ${text.most(bytes(mostUploadBytes))}`}
        </Text>
        <form onSubmit={submit} className={classes['address']}>
          <Stack gap="xs">
            <Text size="sm" ta="center">
              {text.or}
            </Text>
            <Group gap="xs" align="flex-start">
              <TextInput
                flex="1 1 14rem"
                type="url"
                aria-label={text.address}
                description={text.addressHint}
                inputWrapperOrder={['input', 'description']}
                value={url}
                onChange={event => setUrl(event.currentTarget.value)}
                placeholder="https://"
                autoComplete="off"
                spellCheck={false}
              />
              <Button
                type="submit"
                variant="default"
                disabled={!/^https?:\/\/\S+\.\S+/.test(url.trim()) && !/^https?:\/\/[^\s/]+\/\S+/.test(url.trim())}
              >
                {text.take}
              </Button>
            </Group>
          </Stack>
        </form>
      </Stack>
    </Paper>
  );
};
