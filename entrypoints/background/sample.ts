import { isAnythingReal, realFacts, realItems } from '@/utils/sample/real';
import { sampleItem } from '@/utils/sample/storage';

/** Ends the sample as soon as there is anything real, for good. Call it in the first turn of the background. */
export function keepSample(): void {
  for (const item of [sampleItem, ...realItems]) item.watch(() => void endUnlessAlone());
}

async function endUnlessAlone(): Promise<void> {
  if (!(await sampleItem.get())) return;
  if (isAnythingReal(await realFacts())) await sampleItem.set(false);
}
