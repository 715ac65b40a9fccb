/** Which document of rules a page of the settings keeps. */
export const DOCUMENTS: Record<string, string> = {
	'/settings/newcomers': 'newcomer_channels',
	'/settings/promises': 'sla',
	'/settings/desk': 'desk_policy',
	'/settings/files': 'files',
	'/settings/hours': 'company_hours',
	'/settings/absences': 'absence_rules',
	'/settings/reminders': 'task_reminders',
	'/settings/texts': 'bot_texts',
	'/settings/look': 'look',
	'/settings/retention': 'retention',
};
