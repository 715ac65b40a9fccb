// What the usual mail servers want: port 465 with TLS from the first byte, or 587 with STARTTLS.
import type { Values } from '../settings/fields.ts';

export type Preset = {
	key: string;
	settings: Values;
	/** Where its people make a password for programs; a server of one's own has no such page. */
	passwords?: string;
};

const tls = (host: string): Values => ({ host, port: 465, security: 'tls' });
const starttls = (host: string): Values => ({ host, port: 587, security: 'starttls' });

export const PRESETS: Preset[] = [
	{
		key: 'yandex',
		settings: tls('smtp.yandex.ru'),
		passwords: 'https://id.yandex.ru/security/app-passwords',
	},
	{
		key: 'mailru',
		settings: tls('smtp.mail.ru'),
		passwords: 'https://help.mail.ru/mail/security/protection/external/',
	},
	{
		key: 'workmail',
		settings: tls('smtp.mail.ru'),
		passwords: 'https://help.mail.ru/mail/security/protection/external/',
	},
	{
		key: 'gmail',
		settings: starttls('smtp.gmail.com'),
		passwords: 'https://myaccount.google.com/apppasswords',
	},
	{
		key: 'outlook',
		settings: starttls('smtp.office365.com'),
		passwords:
			'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
	},
	{ key: 'own', settings: {} },
];
