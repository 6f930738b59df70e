import * as z from 'zod/mini';
import { defineLargeItem } from '../storage';
import { Preflight } from './types';

export const preflightItem = defineLargeItem('session:preflight', z.nullable(Preflight), null);
