# Панель під картою: таблиця оцінок, висновки, списки робіт.
menu-scores = Оцінки
area-feedback = Оцінки
cmd-scores-table = Таблиця оцінок
cmd-insights = Про що свідчать оцінки
cmd-worklists = Списки робіт
cmd-export-scores-csv = Експорт таблиці оцінок у CSV…
cmd-export-scores-xlsx = Експорт таблиці оцінок для Excel…
cmd-export-worklists-csv = Експорт списків робіт у CSV…
cmd-export-worklists-markdown = Експорт списків робіт у Markdown…
task-scores = Збираються оцінки…
file-kind-table = Таблиця
file-kind-markdown = Текст (Markdown)
path-table = Зберегти таблицю як
below-close = Закрити панель
below-tall = Збільшити панель

# Таблиця.
scores-table-title = Оцінки
scores-none = Відповідей ще немає. Імпортуйте опитування або внесіть готову оцінку точки взаємодії — її цифри зʼявляться тут.
scores-none-in-slice = За вибрані місяці та за вибраними сегментами відповідей немає. Виберіть інші або погляньте на всі відповіді.
scores-nothing-found = Таких рядків немає. Спробуйте інше слово або іншу метрику.
scores-by = За: { $group }
scores-all-metrics = Усі метрики
scores-search = Знайти в таблиці…
scores-search-name = Знайти в таблиці оцінок
scores-rows = { $count ->
    [one] { $number } рядок
    [few] { $number } рядки
   *[many] { $number } рядків
}
scores-sort = Сортувати: { $column }
scores-sorted-up = { $column }: за зростанням
scores-sorted-down = { $column }: за спаданням
scores-target = ціль { $target }
scores-pain = біль { $pain }
scores-reported = за звітом
scores-reported-by = за звітом: { $source }
column-metric = Метрика
column-value = Значення
column-interval = Інтервал 95 %
column-low = Інтервал від
column-high = Інтервал до
column-answers = Відповідей
column-target = Ціль
column-change = Зміна
column-change-clear = Явна зміна
column-pain = Біль
column-reported = За звітом
change-better = { $value } до минулого періоду: явно краще
change-worse = { $value } до минулого періоду: явно гірше
change-unclear = { $value } до минулого періоду: явної різниці немає
change-unclear-short = неясно

# Висновки.
insights-title = Про що свідчать оцінки
insights-none = У вибраних відповідях ніщо не виділяється. Коли відповідей за інші місяці чи в інших точках побільшає, буде що порівняти.

# Списки робіт.
worklists-title = Списки робіт
worklists-none = Оцінок, нижчих за ціль, немає: опікуватися поки нічим. Цілі задаються у властивостях карти.
worklists-choose = Виберіть точку взаємодії, щоб побачити, що кажуть клієнти, і записати, що робиться.
worklists-everybody = Усі відповідальні
worklists-nobody = Без відповідального
worklists-copy = Копіювати як Markdown
worklists-count = { $count ->
    [one] { $number } точка взаємодії
    [few] { $number } точки взаємодії
   *[many] { $number } точок взаємодії
}
worklists-state = Стан роботи
worklists-answer = Що робиться
worklists-answer-hint = Наприклад: друге вікно з 8 до 10
worklists-since = { $state } з { $date }
worklists-before-after = До: { $before }. Після: { $after }.
worklists-difference-better = { $value }: явно краще, ніж було
worklists-difference-worse = { $value }: явно гірше, ніж було
worklists-difference-unclear = { $value }: явної різниці немає
worklists-not-measured = Чи допомогло, стане видно, коли зʼявляться відповіді за наступні місяці.
worklists-reopen = Після того як це зробили, оцінка все ще нижча за ціль. Відкрити знову?
worklists-comments = Що пишуть клієнти
worklists-more = { $count ->
    [one] і ще { $number }
    [few] і ще { $number }
   *[many] і ще { $number }
}
notice-worklists-copied = Списки робіт скопійовано.
