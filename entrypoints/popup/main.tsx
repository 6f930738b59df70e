import { i18n } from '#i18n';
import { mount } from '@/components/mount';
import { captureItem, pushItem } from '@/utils/storage';
import { Popup } from './popup';
import './popup.css';

// Read before the first rendering, so that there is one rendering and not two.
void Promise.all([captureItem.get(), pushItem.get()]).then(([capture, push]) =>
  mount(i18n.t('manifest.name'), <Popup capture={capture} push={push} />),
);
