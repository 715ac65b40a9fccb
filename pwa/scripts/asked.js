const PAGE = 'limit=25&offset=0';
const RULES = '/api/admin/settings';

/**
 * What pages ask the API for first, as they do at their plain addresses. Whoever serves the document
 * names it, and browsers ask before the scripts have come. A test holds it to what pages really ask;
 * what depends on the person, the day or the address has no place here.
 * @type {Record<string, string[]>}
 */
export const ASKED = {
	'/': [`/api/tickets?sort=-updated_at&${PAGE}&open=true`],
	'/absences': ['/api/absences?scope=mine&offset=0&limit=25', '/api/absences/balance'],
	'/inbox': ['/api/notifications?limit=30'],
	'/profile': ['/api/me/preferences', '/api/me/schedule'],
	'/profile/duty': ['/api/teams?limit=200'],
	'/profile/tokens': ['/api/tokens'],
	'/settings': [RULES],
	'/settings/absences': ['/api/admin/absences', RULES],
	'/settings/audit': [`/api/admin/audit?${PAGE}`],
	'/settings/balances': [`/api/absences/balances?${PAGE}`],
	'/settings/categories': ['/api/categories'],
	'/settings/channels': ['/api/admin/channels'],
	'/settings/deliveries': [`/api/admin/deliveries?${PAGE}`],
	'/settings/desk': ['/api/admin/tickets', RULES],
	'/settings/files': ['/api/admin/files', RULES],
	'/settings/health': ['/api/admin/health'],
	'/settings/hours': ['/api/admin/company-hours', RULES],
	'/settings/look': ['/api/admin/look', RULES],
	'/settings/newcomers': ['/api/admin/newcomer-channels', RULES],
	'/settings/people': [`/api/employees?${PAGE}&active=true`],
	'/settings/people/clients': [`/api/clients?${PAGE}&active=true`],
	'/settings/people/contacts': [`/api/contacts?${PAGE}&active=true`],
	'/settings/people/import': [`/api/imports?${PAGE}`],
	'/settings/people/tree': ['/api/employees?limit=200&active=true'],
	'/settings/promises': ['/api/admin/sla', RULES],
	'/settings/reminders': ['/api/admin/task-reminders', RULES],
	'/settings/replies': ['/api/canned-replies'],
	'/settings/retention': ['/api/admin/retention', RULES],
	'/settings/teams': ['/api/teams?limit=200'],
	'/settings/templates': ['/api/admin/templates'],
	'/settings/texts': ['/api/admin/bot-texts', RULES],
	'/start': ['/api/admin/guide'],
	'/tasks': [`/api/tasks?${PAGE}&sort=due&scope=mine&open=true`],
	'/tickets': [`/api/tickets?sort=-updated_at&${PAGE}&open=true`],
};
