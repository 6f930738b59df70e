import { i18n } from '#i18n';
import { mount } from '@/components/mount';
import { Popup } from './popup';
import './popup.css';

mount(i18n.t('manifest.name'), <Popup />);
