import { i18n } from '#i18n';
import { mount } from '@/components/mount';
import { realFacts } from '@/utils/sample/real';
import { sampleItem } from '@/utils/sample/storage';
import { setupPresenceItem } from '@/utils/syncs/presence';
import { Root } from './root';
import { isUnderway } from './underway';
import { loadJourney } from './use-journey';
import { viewItem } from './view/view';
import './popup.css';

// All of it is there before the first rendering, so that there is one rendering and not two.
void open();

async function open(): Promise<void> {
  const [facts, isSample, view, setup] = await Promise.all([
    realFacts(),
    sampleItem.get(),
    viewItem.get(),
    setupPresenceItem.get(),
  ]);
  const journey = isUnderway(facts) ? await loadJourney() : undefined;
  mount(
    i18n.t('manifest.name'),
    <Root {...facts} isSample={isSample} setup={setup} view={view} journey={journey} />,
  );
}
