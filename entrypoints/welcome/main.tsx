import { i18n } from '#i18n';
import { mount } from '@/components/mount';
import { Welcome } from './welcome';
import './welcome.css';

mount(i18n.t('welcome.title'), <Welcome />);
