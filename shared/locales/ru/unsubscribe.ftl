### Страница, на которую ведёт ссылка «Отписаться» в письме.

unsubscribe-question = Больше не присылать вам писем?
unsubscribe-question-text = Уведомления перестанут приходить по электронной почте. Остальные каналы — Telegram и другие — будут работать как прежде.
unsubscribe-question-button = Не присылать писем
unsubscribe-farewell = Писем больше не будет
unsubscribe-farewell-text = Уведомления по электронной почте отключены. Если передумаете, их можно включить здесь же в любое время.
unsubscribe-farewell-button = Снова получать письма
unsubscribe-unknown = Ссылка не подходит
unsubscribe-unknown-text = Скорее всего, она скопирована не полностью. Откройте её прямо из письма.
