# Вставка таблицы: что значат её столбцы, что пропускается.
table-title = Вставить таблицу
table-hint = Каждая строка станет точкой контакта. Укажите, что значит каждый столбец.
table-header = В первой строке заголовки
table-split = В ячейке может быть несколько барьеров, цитат…: по строкам или через «;»
task-paste = Идёт вставка…
table-column = Столбец { $number }
table-column-titled = Столбец { $number }: { $title }
table-row = Строка { $row }: { $cells }
table-paste = { $count ->
    [one] Вставить { $number } точку контакта
    [few] Вставить { $number } точки контакта
   *[many] Вставить { $number } точек контакта
}
table-cancel = Не вставлять
table-new-stages = { $count ->
    [one] { $number } новый
    [few] { $number } новых
   *[many] { $number } новых
}

# Что значит столбец.
column-ignore = Пропустить
column-stage = Этап
column-name = Точка контакта
column-action = Действие
column-expectation = Ожидание
column-channel = Канал
column-owner = Ответственный
column-clients = Клиентов в месяц
column-backstage = За кулисами
column-emotion = Эмоция −2 … +2
column-grade = Эмоция 1 … 5
column-barrier = Барьер
column-solution = Решение
column-driver = Драйвер
column-quote = Цитата
column-evidence = Доказательство

# Что пропускается или меняется.
table-clean = Всё удалось прочитать.
table-many-rows = { $count ->
    [one] Вставляются только первые { $most } строк; ещё { $number } строка пропускается.
    [few] Вставляются только первые { $most } строк; ещё { $number } строки пропускаются.
   *[many] Вставляются только первые { $most } строк; ещё { $number } строк пропускаются.
}
table-many-columns = { $count ->
    [one] Читаются только первые { $most } столбца; ещё { $number } столбец пропускается.
    [few] Читаются только первые { $most } столбца; ещё { $number } столбца пропускаются.
   *[many] Читаются только первые { $most } столбца; ещё { $number } столбцов пропускаются.
}
table-no-names = Ни в одной строке нет названия. Выберите столбец с названиями точек контакта.
table-by-action = Столбца с названиями нет: точки контакта названы по действию.
table-row-no-name = Строка { $row }: нет ни названия, ни действия. Строка пропускается.
table-row-by-action = Строка { $row }: нет названия. Точка контакта названа по действию.
table-row-clients = Строка { $row }: «{ $text }» — не целое число клиентов. Пропускается.
table-row-emotion = Строка { $row }: «{ $text }» — ни число от −2 до +2, ни известное чувство. Пропускается.
table-row-grade = Строка { $row }: «{ $text }» — ни число от 1 до 5, ни известное чувство. Пропускается.
table-row-no-barrier = Строка { $row }: для решения «{ $text }» нет барьера. Пропускается.

step-paste-touchpoints = { $count ->
    [one] вставка { $number } точки контакта
    [few] вставка { $number } точек контакта
   *[many] вставка { $number } точек контакта
}
