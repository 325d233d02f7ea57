# Вставлення таблиці: що означають її стовпці, що пропускається.
table-title = Вставити таблицю
table-hint = Кожен рядок стане точкою взаємодії. Укажіть, що означає кожен стовпець.
table-header = У першому рядку заголовки
table-split = У клітинці може бути кілька барʼєрів, цитат…: по рядках або через «;»
task-paste = Триває вставлення…
table-column = Стовпець { $number }
table-column-titled = Стовпець { $number }: { $title }
table-row = Рядок { $row }: { $cells }
table-paste = { $count ->
    [one] Вставити { $number } точку взаємодії
    [few] Вставити { $number } точки взаємодії
   *[many] Вставити { $number } точок взаємодії
}
table-cancel = Не вставляти
table-new-stages = { $count ->
    [one] { $number } новий
    [few] { $number } нові
   *[many] { $number } нових
}

# Що означає стовпець.
column-ignore = Пропустити
column-stage = Етап
column-name = Точка взаємодії
column-action = Дія
column-expectation = Очікування
column-channel = Канал
column-owner = Відповідальний
column-clients = Клієнтів на місяць
column-backstage = За лаштунками
column-emotion = Емоція −2 … +2
column-grade = Емоція 1 … 5
column-barrier = Барʼєр
column-solution = Рішення
column-driver = Драйвер
column-quote = Цитата
column-evidence = Доказ

# Що пропускається або змінюється.
table-clean = Усе вдалося прочитати.
table-many-rows = { $count ->
    [one] Вставляються лише перші { $most } рядків; ще { $number } рядок пропускається.
    [few] Вставляються лише перші { $most } рядків; ще { $number } рядки пропускаються.
   *[many] Вставляються лише перші { $most } рядків; ще { $number } рядків пропускаються.
}
table-many-columns = { $count ->
    [one] Читаються лише перші { $most } стовпці; ще { $number } стовпець пропускається.
    [few] Читаються лише перші { $most } стовпці; ще { $number } стовпці пропускаються.
   *[many] Читаються лише перші { $most } стовпці; ще { $number } стовпців пропускаються.
}
table-no-names = У жодному рядку немає назви. Виберіть стовпець із назвами точок взаємодії.
table-by-action = Стовпця з назвами немає: точки взаємодії названо за дією.
table-row-no-name = Рядок { $row }: немає ні назви, ні дії. Рядок пропускається.
table-row-by-action = Рядок { $row }: немає назви. Точку взаємодії названо за дією.
table-row-clients = Рядок { $row }: «{ $text }» — не ціле число клієнтів. Пропускається.
table-row-emotion = Рядок { $row }: «{ $text }» — ні число від −2 до +2, ні відоме почуття. Пропускається.
table-row-grade = Рядок { $row }: «{ $text }» — ні число від 1 до 5, ні відоме почуття. Пропускається.
table-row-no-barrier = Рядок { $row }: для рішення «{ $text }» немає барʼєра. Пропускається.

step-paste-touchpoints = { $count ->
    [one] вставлення { $number } точки взаємодії
    [few] вставлення { $number } точок взаємодії
   *[many] вставлення { $number } точок взаємодії
}
