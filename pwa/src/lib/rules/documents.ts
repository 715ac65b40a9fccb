/** The documents of rules, as the API names them, and the page of the settings that keeps each. */
export const DOCUMENTS = {
	newcomer_channels: '/settings/newcomers',
	sla: '/settings/promises',
	desk_policy: '/settings/desk',
	files: '/settings/files',
	company_hours: '/settings/hours',
	absence_rules: '/settings/absences',
	task_reminders: '/settings/reminders',
	bot_texts: '/settings/texts',
	look: '/settings/look',
	retention: '/settings/retention',
} as const;

export type DocumentName = keyof typeof DOCUMENTS;

/** The page of what the API names; what has none is kept elsewhere. */
export const pageOf = (name: string): string | undefined => DOCUMENTS[name as DocumentName];
