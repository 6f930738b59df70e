import type { LastingAnswer, LastingRequest } from '@/utils/lasting-fetch';
import { readText } from '@/utils/read-text';
import { singleFlight } from '@/utils/single-flight';

/** Bytes of an answer that is a token and a few ids. */
const MAX_ANSWER = 2 ** 20;

const oneAtATime = singleFlight<LastingAnswer>();

// Only the extension's own service worker can send these.
navigator.serviceWorker.addEventListener('message', async ({ data, ports }: MessageEvent<LastingRequest>) => {
  ports[0]?.postMessage(await oneAtATime(data.url, () => answerTo(data)));
});
navigator.serviceWorker.startMessages();

async function answerTo({ url, method }: LastingRequest): Promise<LastingAnswer> {
  try {
    const response = await fetch(url, {
      method,
      credentials: 'include',
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      // Even this document may end, e.g. as the extension is loaded anew.
      keepalive: true,
    });
    // Browsers give no status of a redirect.
    const status = response.type === 'opaqueredirect' ? 302 : response.status;
    return { status, headers: [...response.headers], text: (await readText(response, MAX_ANSWER)) ?? '' };
  } catch {
    return undefined;
  }
}
