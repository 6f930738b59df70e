import { showPopup } from '@/utils/open-popup';
import { sampleItem } from '@/utils/sample/storage';

/** Has the popup play its journey with made-up facts. */
export const trySample = (): Promise<void> => showPopup(sampleItem.set(true));
