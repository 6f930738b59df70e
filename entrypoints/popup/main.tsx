import { i18n } from '#i18n';
import { mount } from '@/components/mount';
import { capturesItem } from '@/utils/capture/storage';
import { pushItem } from '@/utils/push/storage';
import { Popup } from './popup';
import './popup.css';

// Read before the first rendering, so that there is one rendering and not two.
void Promise.all([capturesItem.get(), pushItem.get()]).then(([captures, push]) =>
  mount(i18n.t('manifest.name'), <Popup captures={captures} push={push} />),
);
