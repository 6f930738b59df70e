import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Answers } from '@/utils/push/answers';
import { latch } from '../../support/latch';

const LONGEST = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Someone to ask, whose answers come when they are let go. */
function asked(...words: (string | Error)[]) {
  const latches = words.map(() => latch());
  let count = 0;
  return {
    answer: (index: number) => latches[index]?.release(),
    ask: async () => {
      const turn = count;
      count += 1;
      await latches[turn]?.until;
      const word = words[turn];
      if (word instanceof Error) throw word;
      return word;
    },
  };
}

test('a question is asked once while its answer counts, under way or there', async () => {
  const answers = new Answers(LONGEST);
  const { ask, answer } = asked('first', 'second');
  const [one, other] = [answers.get('?', 5_000, ask), answers.get('?', 5_000, ask)];
  answer(0);
  expect(await Promise.all([one, other])).toEqual(['first', 'first']);
  vi.advanceTimersByTime(5_000);
  expect(await answers.get('?', 5_000, ask)).toBe('first');
  vi.advanceTimersByTime(1);
  const again = answers.get('?', 5_000, ask);
  answer(1);
  expect(await again).toBe('second');
});

test('who takes an older answer does not wait for the newer one that somebody else wants', async () => {
  const answers = new Answers(LONGEST);
  const { ask, answer } = asked('older', 'newer');
  answer(0);
  expect(await answers.get('?', 5_000, ask)).toBe('older');
  vi.advanceTimersByTime(3_000);
  const newer = answers.get('?', 2_000, ask);
  expect(await answers.get('?', 5_000, ask)).toBe('older');
  answer(1);
  expect(await newer).toBe('newer');
  expect(await answers.get('?', 5_000, ask)).toBe('newer');
});

test('an older answer counts no more once the newer one has failed', async () => {
  const answers = new Answers(LONGEST);
  const { ask, answer } = asked('free', new Error('taken'), 'asked anew');
  answer(0);
  await answers.get('?', 5_000, ask);
  vi.advanceTimersByTime(3_000);
  const newer = answers.get('?', 2_000, ask);
  answer(1);
  await expect(newer).rejects.toThrow('taken');
  answer(2);
  expect(await answers.get('?', 5_000, ask)).toBe('asked anew');
});

test('a failure that lasts is kept as an answer is', async () => {
  const answers = new Answers(LONGEST);
  const gone = new Error('free');
  const { ask, answer } = asked(gone, 'asked anew');
  answer(0);
  const lasts = () => true;
  await expect(answers.get('?', 5_000, ask, lasts)).rejects.toBe(gone);
  await expect(answers.get('?', 5_000, ask, lasts)).rejects.toBe(gone);
});

test('nothing counts for longer than anything may, nor after it is forgotten', async () => {
  const answers = new Answers(LONGEST);
  const { ask, answer } = asked('first', 'second', 'third');
  for (const index of [0, 1, 2]) answer(index);
  await answers.get('?', LONGEST * 2, ask);
  vi.advanceTimersByTime(LONGEST + 1);
  expect(await answers.get('?', LONGEST * 2, ask)).toBe('second');
  answers.forget();
  expect(await answers.get('?', LONGEST * 2, ask)).toBe('third');
});

test('what is forgotten while it is under way is not kept when it comes', async () => {
  const answers = new Answers(LONGEST);
  const { ask, answer } = asked('before', 'after');
  const before = answers.get('?', 5_000, ask);
  answers.forget();
  answer(0);
  await before;
  answer(1);
  expect(await answers.get('?', 5_000, ask)).toBe('after');
});
