import * as z from 'zod/mini';
import { defineItem } from '../storage';
import { Preflight } from './types';

export const preflightItem = defineItem('session:preflight', z.nullable(Preflight), null);
