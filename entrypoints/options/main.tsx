import { i18n } from '#i18n';
import { mount } from '@/components/mount';
import { Options } from './options';
import './options.css';

mount(i18n.t('options.title'), <Options />);
