// What holds for the whole desk: each document of rules, its defaults, who changed it, and the way back.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import { PAGE, searching, type Place } from '../api/paging.ts';
import type {
	AbsenceRules,
	BalanceChange,
	BotTexts,
	CompanyHours,
	DeskLook,
	DeskPolicy,
	FileRules,
	NewcomerChannels,
	Retention,
	SlaPolicy,
	TaskReminders,
	WorkCalendarChange,
} from '../api/types.ts';

/** The first word of every key here: whatever is changed, all of it is read anew. */
export const RULES = 'rules';

/** What is kept under a document's name: a form shows there what it has saved. */
export const documentKey = (name: string) => [RULES, name];

/** The name of a year's days, which no document of the table is. */
export const workDays = (year: number) => `work-days-${year}`;

export const states = () =>
	queryOptions({
		queryKey: [RULES, 'states'],
		queryFn: () => ask(api.GET('/api/admin/settings')),
	});

/** @param version of the document that was looked at */
export const restore = (setting: string, version: number) =>
	ask(
		api.DELETE('/api/admin/settings/{setting}', {
			params: { path: { setting }, query: { version } },
		}),
	);

export const promises = () =>
	queryOptions({ queryKey: documentKey('sla'), queryFn: () => ask(api.GET('/api/admin/sla')) });

export const keepPromises = (body: SlaPolicy) => ask(api.PUT('/api/admin/sla', { body }));

/** What the promises would mean for a ticket that comes now. */
export const promised = (body: SlaPolicy) =>
	queryOptions({
		queryKey: [RULES, 'sla', 'preview', body],
		queryFn: () => ask(api.POST('/api/admin/sla/preview', { body })),
		// What is typed may be nonsense, and the field says so.
		retry: false,
	});

/** The first of the companies that are promised other times, and how many there are. */
export const companiesApart = () =>
	queryOptions({
		queryKey: ['clients', 'apart'],
		queryFn: () =>
			ask(api.GET('/api/clients', { params: { query: { own_targets: true, limit: 10 } } })),
	});

export const companyHours = () =>
	queryOptions({
		queryKey: documentKey('company_hours'),
		queryFn: () => ask(api.GET('/api/admin/company-hours')),
	});

export const keepCompanyHours = (body: CompanyHours) =>
	ask(api.PUT('/api/admin/company-hours', { body }));

const YEAR = '/api/admin/work-calendar/{year}';
const of = (year: number) => ({ path: { year } });

export const workYear = (year: number) =>
	queryOptions({
		queryKey: documentKey(workDays(year)),
		queryFn: () => ask(api.GET(YEAR, { params: of(year) })),
	});

export const keepWorkYear = (year: number, body: WorkCalendarChange) =>
	ask(api.PUT(YEAR, { params: of(year), body }));

export const restoreWorkYear = (year: number, version: number) =>
	ask(api.DELETE(YEAR, { params: { ...of(year), query: { version } } }));

export const absenceRules = () =>
	queryOptions({
		queryKey: documentKey('absence_rules'),
		queryFn: () => ask(api.GET('/api/admin/absences')),
	});

export const keepAbsenceRules = (body: AbsenceRules) =>
	ask(api.PUT('/api/admin/absences', { body }));

export const taskReminders = () =>
	queryOptions({
		queryKey: documentKey('task_reminders'),
		queryFn: () => ask(api.GET('/api/admin/task-reminders')),
	});

export const keepTaskReminders = (body: TaskReminders) =>
	ask(api.PUT('/api/admin/task-reminders', { body }));

export const newcomers = () =>
	queryOptions({
		queryKey: documentKey('newcomer_channels'),
		queryFn: () => ask(api.GET('/api/admin/newcomer-channels')),
	});

export const keepNewcomers = (body: NewcomerChannels) =>
	ask(api.PUT('/api/admin/newcomer-channels', { body }));

export const retention = () =>
	queryOptions({
		queryKey: documentKey('retention'),
		queryFn: () => ask(api.GET('/api/admin/retention')),
	});

export const keepRetention = (body: Retention) => ask(api.PUT('/api/admin/retention', { body }));

export const fileRules = () =>
	queryOptions({ queryKey: documentKey('files'), queryFn: () => ask(api.GET('/api/admin/files')) });

export const keepFileRules = (body: FileRules) => ask(api.PUT('/api/admin/files', { body }));

export const deskPolicy = () =>
	queryOptions({
		queryKey: documentKey('desk_policy'),
		queryFn: () => ask(api.GET('/api/admin/tickets')),
	});

export const keepDeskPolicy = (body: DeskPolicy) => ask(api.PUT('/api/admin/tickets', { body }));

export const botTexts = () =>
	queryOptions({
		queryKey: documentKey('bot_texts'),
		queryFn: () => ask(api.GET('/api/admin/bot-texts')),
	});

export const keepBotTexts = (body: BotTexts) => ask(api.PUT('/api/admin/bot-texts', { body }));

export const look = () =>
	queryOptions({ queryKey: documentKey('look'), queryFn: () => ask(api.GET('/api/admin/look')) });

export const keepLook = (body: DeskLook) => ask(api.PUT('/api/admin/look', { body }));

/** The desk's picture is an upload of one's own. */
export const keepLogo = (file_id: string) =>
	ask(api.PUT('/api/admin/look/logo', { body: { file_id } }));

export const dropLogo = () => ask(api.DELETE('/api/admin/look/logo'));

export const balances = (search: string, place: Place) =>
	queryOptions({
		queryKey: [RULES, 'balances', search, place],
		queryFn: () =>
			ask(
				api.GET('/api/absences/balances', {
					params: { query: { ...searching(search), limit: PAGE, ...place } },
				}),
			),
	});

export const balanceOf = (person_id: string) =>
	queryOptions({
		queryKey: [RULES, 'balance', person_id],
		queryFn: () => ask(api.GET('/api/absences/balance', { params: { query: { person_id } } })),
	});

export const corrections = (person_id: string) =>
	queryOptions({
		queryKey: [RULES, 'balance', person_id, 'corrections'],
		queryFn: () =>
			ask(
				api.GET('/api/absences/balance/{person_id}/corrections', {
					params: { path: { person_id } },
				}),
			),
	});

export const employee = (employee_id: string) =>
	queryOptions({
		queryKey: [RULES, 'employee', employee_id],
		queryFn: () =>
			ask(api.GET('/api/employees/{employee_id}', { params: { path: { employee_id } } })),
	});

export const changeBalance = (person_id: string, body: BalanceChange) =>
	ask(api.PATCH('/api/absences/balance/{person_id}', { params: { path: { person_id } }, body }));
