import { capturesItem, lostItem, setAsideItem } from '@/utils/capture/storage';
import { pushItem } from '@/utils/push/storage';
import { isAnythingReal } from '@/utils/sample/real';
import { sampleItem } from '@/utils/sample/storage';

/** Ends the sample as soon as there is anything real, for good. Call it in the first turn of the background. */
export function keepSample(): void {
  for (const item of [sampleItem, capturesItem, setAsideItem, lostItem, pushItem])
    item.watch(() => void endUnlessAlone());
}

async function endUnlessAlone(): Promise<void> {
  if (!(await sampleItem.get())) return;
  const [captures, setAside, lost, push] = await Promise.all([
    capturesItem.get(),
    setAsideItem.get(),
    lostItem.get(),
    pushItem.get(),
  ]);
  if (isAnythingReal({ captures, setAside, lost, push })) await sampleItem.set(false);
}
