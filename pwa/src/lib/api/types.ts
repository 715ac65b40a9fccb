// The names the pages use for what the generated schema calls `components["schemas"][...]`.
import type { components, paths } from './schema.d.ts';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type MeChange = Schemas['MeChange'];
export type Login = Schemas['Login'];
export type Setup = Schemas['Setup'];
export type PasswordReset = Schemas['PasswordReset'];
export type PasswordChange = Schemas['PasswordChange'];
export type ObjectKind = Schemas['ObjectKind'];
export type PersonRef = Schemas['PersonRef'];
export type TicketRow = Schemas['TicketRow'];
export type Ticket = Schemas['Ticket'];
export type TicketStatus = Schemas['TicketStatus'];
export type TicketAction = Schemas['TicketAction'];
export type TicketMove = Schemas['TicketMove'];
export type Assignee = Schemas['Assignee'];
export type TicketChange = Schemas['TicketChange'];
export type TicketDraft = Schemas['TicketDraft'];
export type TicketLink = Schemas['TicketLink'];
export type LinkKind = Schemas['LinkKind'];
export type Category = Schemas['Category'];
export type CategoryDraft = Schemas['CategoryDraft'];
export type CannedReply = Schemas['CannedReply'];
export type CannedReplyDraft = Schemas['CannedReplyDraft'];
export type Team = Schemas['Team'];
export type TeamDraft = Schemas['TeamDraft'];
export type TeamRef = Schemas['TeamRef'];
export type AssignmentRule = Schemas['AssignmentRule'];
export type DeskPolicy = Schemas['DeskPolicy'];
export type Rating = Schemas['Rating'];
export type FileRules = Schemas['FileRules'];
export type Token = Schemas['Token'];
export type TokenDraft = Schemas['TokenDraft'];
export type NewToken = Schemas['NewToken'];
export type Priority = Schemas['Priority'];
export type Task = Schemas['Task'];
export type TaskDraft = Schemas['TaskDraft'];
export type TaskRow = Schemas['TaskRow'];
export type TaskStatus = Schemas['TaskStatus'];
export type TaskAction = Schemas['TaskAction'];
export type TaskComment = Schemas['TaskComment'];
export type Delegatee = Schemas['Delegatee'];
export type Absence = Schemas['Absence'];
export type AbsenceRow = Schemas['AbsenceRow'];
export type AbsenceKind = Schemas['AbsenceKind'];
export type AbsenceStatus = Schemas['AbsenceStatus'];
export type AbsenceAction = Schemas['AbsenceAction'];
export type AbsenceDraft = Schemas['AbsenceDraft'];
export type AbsenceEntry = Schemas['AbsenceEntry'];
export type AbsencePreview = Schemas['AbsencePreview'];
export type Overlap = Schemas['Overlap'];
export type CalendarEntry = Schemas['CalendarEntry'];
export type Schedule = Schemas['Schedule'];
export type Comment = Schemas['Comment'];
export type CommentDraft = Schemas['CommentDraft'];
export type Visibility = Schemas['Visibility'];
export type HistoryEntry = Schemas['HistoryEntry'];
export type FileInfo = Schemas['FileInfo'];
export type FileLimits = Schemas['FileLimits'];
export type Notification = Schemas['Notification'];
export type Inbox = Schemas['Inbox'];
export type TimeZone = Schemas['TimeZone'];
export type Preferences = Schemas['Preferences'];
export type ChannelSwitch = Schemas['ChannelSwitch'];
export type ChannelKind = Schemas['ChannelKind'];
export type ChannelMode = Schemas['ChannelMode'];
export type QuietHours = Schemas['QuietHours'];
export type PushSubscriptionDraft = Schemas['PushSubscriptionDraft'];
export type PushSubscriptionRow = Schemas['PushSubscription'];
export type Employee = Schemas['Employee'];
export type EmployeeDraft = Schemas['EmployeeDraft'];
export type Contact = Schemas['Contact'];
export type ContactDraft = Schemas['ContactDraft'];
export type Unreachable = Schemas['Unreachable'];
export type Client = Schemas['Client'];
export type ClientDraft = Schemas['ClientDraft'];
export type Role = Schemas['Role'];
export type Lane = Schemas['Lane'];
export type ChannelView = Schemas['ChannelView'];
export type Template = Schemas['Template'];
export type TemplatePreview = Schemas['TemplatePreview'];
export type DeliveryRow = Schemas['DeliveryRow'];
export type DeliveryState = Schemas['DeliveryState'];
export type AuditRow = Schemas['AuditRow'];
export type TestReport = Schemas['TestReport'];

/** The settings of a channel with the tag that tells them apart on the wire. */
export type ChannelSettings =
	| ({ channel: 'telegram' } & Schemas['TelegramSettings'])
	| ({ channel: 'mattermost' } & Schemas['MattermostSettings'])
	| ({ channel: 'email' } & Schemas['EmailSettings'])
	| ({ channel: 'push' } & Schemas['PushSettings']);

export type TaskQuery = NonNullable<paths['/api/tasks']['get']['parameters']['query']>;
export type TicketQuery = NonNullable<paths['/api/tickets']['get']['parameters']['query']>;

/** One page of a list by limit and offset. */
export type Page<T> = { items: T[]; total: number; limit: number; offset: number };

/** One line of `GET /api/stream`: what to fetch again, never the content itself. */
export type LiveEvent = { kind: string; id?: string; unread?: number | null };
