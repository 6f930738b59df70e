import { i18n } from '#i18n';
import { mount } from '@/components/mount';
import { capturesItem, lostItem, setAsideItem } from '@/utils/capture/storage';
import { pushItem } from '@/utils/push/storage';
import { sampleItem } from '@/utils/sample/storage';
import { Root } from './root';
import './popup.css';

// Read before the first rendering, so that there is one rendering and not two.
void Promise.all([
  capturesItem.get(),
  setAsideItem.get(),
  lostItem.get(),
  pushItem.get(),
  sampleItem.get(),
]).then(([captures, setAside, lost, push, isSample]) =>
  mount(
    i18n.t('manifest.name'),
    <Root captures={captures} setAside={setAside} lost={lost} push={push} isSample={isSample} />,
  ),
);
