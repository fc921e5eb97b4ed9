/** One event of a stream. */
export interface ServerSentEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

const fieldsOf = (frame: string): ServerSentEvent => {
  const fields = { id: '', event: 'message', data: '' };
  for (const line of frame.split('\n')) {
    const [name, value] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()];
    if (name === 'id' || name === 'event') fields[name] = value;
    if (name === 'data') fields.data += value;
  }
  return fields;
};

/** Reads Server-Sent Events as they come; comments and empty frames are left out. */
export async function* serverSentEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  let waiting = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    waiting += text;
    const frames = waiting.split('\n\n');
    waiting = frames.pop() ?? '';
    for (const frame of frames) if (/^data:/m.test(frame)) yield fieldsOf(frame);
  }
}
