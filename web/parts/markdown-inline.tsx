import { Anchor, Code } from '@mantine/core';
import type { ReactNode } from 'react';

/** What a line can hold, the longest mark first. Nothing in it is ever taken for HTML. */
const MARK =
  /\\([\\`*_{}[\]()#+\-.!~>|])|(`+)(.+?)\2(?!`)|!?\[([^\]]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)|(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\6|(?<![\p{L}\p{N}])_(?=\S)([^_]+?)(?<=\S)_(?![\p{L}\p{N}])|\*(?=\S)([^*]+?)(?<=\S)\*|~~(?=\S)(.+?)(?<=\S)~~/u;

const isWebAddress = (address: string): boolean => {
  try {
    const { protocol } = new URL(address);
    return protocol === 'http:' || protocol === 'https:';
  } catch {
    return false;
  }
};

const Linked = ({ address, children }: { readonly address: string; readonly children: ReactNode }) =>
  isWebAddress(address) ? (
    <Anchor href={address} target="_blank" rel="noreferrer noopener nofollow">
      {children}
    </Anchor>
  ) : (
    <>{children}</>
  );

const marked = (found: RegExpExecArray): ReactNode => {
  const [, escaped, , code, label, address, strong, strongText, underlined, starred, deleted] = found;
  if (escaped !== undefined) return escaped;
  if (code !== undefined) return <Code>{code.trim() === '' ? code : code.replace(/^ (.+) $/, '$1')}</Code>;
  if (label !== undefined) return <Linked address={address ?? ''}>{inline(label)}</Linked>;
  if (strongText !== undefined) return <strong>{strong === '***' ? <em>{inline(strongText)}</em> : inline(strongText)}</strong>;
  if (deleted !== undefined) return <del>{inline(deleted)}</del>;
  return <em>{inline(underlined ?? starred ?? '')}</em>;
};

/** Emphasis, code and links of one line, as elements. */
export const inline = (text: string): ReactNode => {
  const parts: ReactNode[] = [];
  let rest = text;
  for (let found = MARK.exec(rest); found; found = MARK.exec(rest)) {
    if (found.index > 0) parts.push(rest.slice(0, found.index));
    parts.push(<span key={parts.length}>{marked(found)}</span>);
    rest = rest.slice(found.index + found[0].length);
  }
  if (parts.length === 0) return text;
  return [...parts, rest];
};
