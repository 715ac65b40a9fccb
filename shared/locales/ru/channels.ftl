### Слова, которые каналы добавляют к любому уведомлению.

channels-files = 📎 Файлы: { $names }
channels-open = Открыть
channels-unsubscribe = Отписаться от таких писем
channels-push-hidden = Новое событие
channels-push-ready = Ключи готовы; открытый ключ: { $public }
