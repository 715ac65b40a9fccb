/// <reference lib="webworker" />
// A table of contents: what happens is in the file beside.
import { self } from '$app/service-worker';
import { clicked } from './click.ts';
import { pushed } from './push.ts';
import { resubscribed } from './resubscribe.ts';
import * as shell from './shell.ts';

self.addEventListener('install', shell.install);
self.addEventListener('activate', shell.activate);
self.addEventListener('fetch', shell.answer);
self.addEventListener('message', shell.obey);
self.addEventListener('push', pushed);
self.addEventListener('notificationclick', clicked);
self.addEventListener('pushsubscriptionchange', resubscribed);
