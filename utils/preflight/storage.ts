import { defineLargeItem } from '../storage';
import { Preflight } from './types';

export const preflightItem = defineLargeItem('session:preflight', Preflight);
