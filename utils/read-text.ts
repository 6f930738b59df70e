/**
 * The text of an answer; undefined once it is longer than it may be, and then nothing more is read. Counted as it comes in:
 * the length that a server announces is what it says, and of the compressed text.
 */
export async function readText({ body }: Response, mostBytes: number): Promise<string | undefined> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      // Not waited for: nothing of it matters any more.
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
