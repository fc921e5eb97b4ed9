/** Of many small pieces: enough for one write. */
const PIECE = 16_384;

/** Many small pieces of text as few larger ones. */
export async function* joined(pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let waiting = '';
  for await (const piece of pieces) {
    waiting += piece;
    if (waiting.length < PIECE) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}
