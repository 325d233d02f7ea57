# Панель под картой: таблица оценок, выводы, списки работ.
menu-scores = Оценки
area-feedback = Оценки
cmd-scores-table = Таблица оценок
cmd-insights = О чём говорят оценки
cmd-worklists = Списки работ
cmd-export-scores-csv = Экспорт таблицы оценок в CSV…
cmd-export-scores-xlsx = Экспорт таблицы оценок для Excel…
cmd-export-worklists-csv = Экспорт списков работ в CSV…
cmd-export-worklists-markdown = Экспорт списков работ в Markdown…
task-scores = Собираются оценки…
file-kind-table = Таблица
file-kind-markdown = Текст (Markdown)
path-table = Сохранить таблицу как
below-close = Закрыть панель
below-tall = Увеличить панель

# Таблица.
scores-table-title = Оценки
scores-none = Ответов пока нет. Импортируйте опрос или внесите готовую оценку точки контакта — её цифры появятся здесь.
scores-none-in-slice = За выбранные месяцы и по выбранным сегментам ответов нет. Выберите другие или посмотрите на все ответы.
scores-nothing-found = Таких строк нет. Попробуйте другое слово или другую метрику.
scores-by = По: { $group }
scores-all-metrics = Все метрики
scores-search = Найти в таблице…
scores-search-name = Найти в таблице оценок
scores-rows = { $count ->
    [one] { $number } строка
    [few] { $number } строки
   *[many] { $number } строк
}
scores-sort = Сортировать: { $column }
scores-sorted-up = { $column }: по возрастанию
scores-sorted-down = { $column }: по убыванию
scores-target = цель { $target }
scores-pain = боль { $pain }
scores-reported = по отчёту
scores-reported-by = по отчёту: { $source }
column-metric = Метрика
column-value = Значение
column-interval = Интервал 95 %
column-low = Интервал от
column-high = Интервал до
column-answers = Ответов
column-target = Цель
column-change = Изменение
column-change-clear = Явное изменение
column-pain = Боль
column-reported = По отчёту
change-better = { $value } к прошлому периоду: явно лучше
change-worse = { $value } к прошлому периоду: явно хуже
change-unclear = { $value } к прошлому периоду: явной разницы нет
change-unclear-short = неясно

# Выводы.
insights-title = О чём говорят оценки
insights-none = В выбранных ответах ничего не выделяется. Когда ответов за другие месяцы или в других точках станет больше, будет что сравнить.

# Списки работ.
worklists-title = Списки работ
worklists-none = Оценок ниже цели нет: заниматься пока нечем. Цели задаются в свойствах карты.
worklists-choose = Выберите точку контакта, чтобы увидеть, что говорят клиенты, и записать, что делается.
worklists-everybody = Все ответственные
worklists-nobody = Без ответственного
worklists-copy = Копировать как Markdown
worklists-count = { $count ->
    [one] { $number } точка контакта
    [few] { $number } точки контакта
   *[many] { $number } точек контакта
}
worklists-state = Состояние работы
worklists-answer = Что делается
worklists-answer-hint = Например: второе окно с 8 до 10
worklists-since = { $state } с { $date }
worklists-before-after = До: { $before }. После: { $after }.
worklists-difference-better = { $value }: явно лучше, чем было
worklists-difference-worse = { $value }: явно хуже, чем было
worklists-difference-unclear = { $value }: явной разницы нет
worklists-not-measured = Помогло ли, станет видно, когда появятся ответы за следующие месяцы.
worklists-reopen = После того как это сделали, оценка всё ещё ниже цели. Открыть снова?
worklists-comments = Что пишут клиенты
worklists-more = { $count ->
    [one] и ещё { $number }
    [few] и ещё { $number }
   *[many] и ещё { $number }
}
notice-worklists-copied = Списки работ скопированы.
