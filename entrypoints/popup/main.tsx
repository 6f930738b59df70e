import { i18n } from '#i18n';
import { mount } from '@/components/mount';
import { readAhead, valueAhead } from '@/components/read-ahead';
import { knownConnectionsItem } from '@/utils/connections/storage';
import { realFacts } from '@/utils/sample/real';
import { sampleItem } from '@/utils/sample/storage';
import { Root } from './root';
import { isUnderway } from './underway';
import { loadConnectionList } from './use-connection-list';
import { loadJourney } from './use-journey';
import { viewItem } from './view/view';
import './popup.css';

// All of it is there before the first rendering, so that there is one rendering and not two.
void open();

async function open(): Promise<void> {
  const [facts, isSample, view, connections] = await Promise.all([
    realFacts(),
    sampleItem.get(),
    viewItem.get(),
    readAhead([knownConnectionsItem]).then(() => valueAhead(knownConnectionsItem)),
  ]);
  const journey = isUnderway(facts) ? await loadJourney() : undefined;
  if (!journey && connections?.length) await loadConnectionList();
  mount(i18n.t('manifest.name'), <Root {...facts} isSample={isSample} view={view} journey={journey} />);
}
