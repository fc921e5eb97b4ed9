import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../../api/client.js';
import { NumberField } from '../../parts/number-field.js';
import { useWords } from '../../words/catalogue.js';
import type { DraftSource } from './draft.js';
import { words } from './words.js';

type UrlSource = Extract<DraftSource, { readonly kind: 'url' }>;

/** What may have to be said about a video that is fetched. */
export const UrlDetails = ({ source, asksLength, onChange }: { source: UrlSource; asksLength: boolean; onChange: (source: UrlSource) => void }) => {
  const text = useWords(words);
  const { data } = useQuery({ queryKey: ['sources'], queryFn: () => taken(api.GET('/v1/sources', { params: {} })), staleTime: Infinity });
  const asksRights = data?.items.some(({ on, needsRightsConfirmed }) => on && needsRightsConfirmed) ?? false;
  return (
    <>
      {(asksRights || source.rightsConfirmed) && (
        <Checkbox
          label={text.rights}
          checked={source.rightsConfirmed}
          onChange={event => onChange({ ...source, rightsConfirmed: event.currentTarget.checked })}
        />
      )}
      {(asksLength || source.maxSeconds !== null) && (
        <NumberField
          label={text.maxMinutes}
          min={1}
          max={1_440}
          value={source.maxSeconds === null ? '' : source.maxSeconds / 60}
          onChange={value => onChange({ ...source, maxSeconds: typeof value === 'number' ? Math.ceil(value * 60) : null })}
        />
      )}
    </>
  );
};
