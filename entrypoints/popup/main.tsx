import { i18n } from '#i18n';
import { mount } from '@/components/mount';
import { realFacts } from '@/utils/sample/real';
import { sampleItem } from '@/utils/sample/storage';
import { Root } from './root';
import { viewItem } from './view/view';
import './popup.css';

// Read before the first rendering, so that there is one rendering and not two.
void Promise.all([realFacts(), sampleItem.get(), viewItem.get()]).then(([facts, isSample, view]) =>
  mount(i18n.t('manifest.name'), <Root {...facts} isSample={isSample} view={view} />),
);
