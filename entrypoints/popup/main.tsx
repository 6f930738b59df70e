import { i18n } from '#i18n';
import { mount } from '@/components/mount';
import { readAhead, valueAhead } from '@/components/read-ahead';
import { capturesItem } from '@/utils/capture/storage';
import { knownConnectionsItem } from '@/utils/connections/storage';
import { pushItem } from '@/utils/push/storage';
import { realItems } from '@/utils/sample/real';
import { sampleItem } from '@/utils/sample/storage';
import { setupPresenceItem } from '@/utils/syncs/presence';
import { Root } from './root';
import { isUnderway } from './underway';
import { loadConnectionList } from './use-connection-list';
import { loadJourney } from './use-journey';
import { viewItem } from './view/view';
import './popup.css';

// All of it is there before the first rendering, so that there is one rendering and not two.
void open();

async function open(): Promise<void> {
  await readAhead([...realItems, sampleItem, viewItem, knownConnectionsItem, setupPresenceItem]);
  if (isUnderway({ captures: valueAhead(capturesItem) ?? [], push: valueAhead(pushItem) ?? null }))
    await loadJourney();
  else if (valueAhead(knownConnectionsItem)?.length) await loadConnectionList();
  mount(i18n.t('manifest.name'), <Root />);
}
