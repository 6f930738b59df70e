import * as z from 'zod/mini';
import { type Messages, NO_PAYLOAD } from '../messaging';
import type { Expressions } from './phrases/vocabulary';
import type { Drawing } from './prompt-markup';
import type { PromptTexts } from './prompt-texts';
import { CaptureDelivery } from './types';

/** Longest tag of a language that RFC 5646 wants room for (section 4.4.1), in characters. */
const MOST_LANGUAGE = 35;

const ACapture = z.object({ captureId: z.string() });

export const captureMessages = {
  'capture.deliver': { from: 'console', payload: CaptureDelivery },
  'capture.room': { from: 'console', payload: NO_PAYLOAD },
  'capture.supplies': {
    from: 'console',
    payload: z.object({ language: z.string().check(z.maxLength(MOST_LANGUAGE), z.toLowerCase()) }),
  },
  'capture.paste': { from: 'pages', payload: z.object({ token: z.string() }) },
  'capture.discard': { from: 'pages', payload: ACapture },
  'capture.restore': { from: 'pages', payload: ACapture },
  'capture.use': { from: 'pages', payload: ACapture },
  'capture.close-lost': { from: 'pages', payload: NO_PAYLOAD },
} as const satisfies Messages;

export interface CaptureAnswers {
  /** Captured just now or before; `unopened` where the popup did not open by itself either. */
  'capture.deliver': { outcome: 'captured' | 'known' | 'unopened' };
  'capture.room': { room: boolean };
  /**
   * What finds English words, and those of the language where they are known; how the prompt is drawn, and what it says. Null
   * where nothing is to be offered.
   */
  'capture.supplies': {
    expressions: Expressions;
    isForeign: boolean;
    drawing: Drawing;
    texts: PromptTexts;
  } | null;
}
