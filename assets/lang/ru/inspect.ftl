# Что свойства предлагают у каждого поля.
everybody = Все
field-different = разное
field-not-estimated = не оценена
field-unit = Единица
field-state = Открывается как
field-language = Язык текстов
field-lead = Главная метрика
field-lead-first = первая из опроса
field-targets = Цели
hint-date = 30.09.2026
hint-authors = по одному в строке
misread-number = Это не число. Напишите 7,5 или 7.5.
misread-whole = Это не целое число. Напишите 1200.
misread-share = Доля — от 0 до 100 %.
misread-votes = Голосов — от 0 до 9999.
misread-date = Такого дня нет. Напишите 30.09.2026 или 2026-09-30.
misread-range = Эта метрика — от { $low } до { $high }.
misread-link = Открываются только ссылки, которые начинаются с https://, http:// или mailto:.
link-open = Открыть ссылку
notice-misread = Непонятно, что значит «{ $text }»: это не сохранено. Исправьте в свойствах.
notice-show = Показать
add-touchpoint = Новая точка контакта
add-barrier = Новый барьер
add-driver = Новый драйвер
add-solution = Новое решение
add-evidence = Новое доказательство
add-quote = Новая цитата
add-indicator = Новый показатель
add-persona = Новая персона
add-picture = Изображение из файла…
add-emotion = Эмоция другой персоны или другого пути
add-way-in = Переход из другой точки
add-way-on = Переход в другую точку
tie-barrier = Связать с барьером карты
tie-driver = Связать с драйвером карты
tie-solution = Связать с решением карты
tie-evidence = Связать с доказательством карты
tie-indicator = Связать с показателем карты
tie-place = Указать ещё одно место
tie-cause = Добавить, что на него влияет
tie-effect = Добавить, на что он влияет
tie-statement = Добавить, что оно подтверждает
lead-from = Начать в другой точке
lead-to = Вести в другую точку
way-open = Открыть переход
emotion-open = Открыть эмоцию
emotion-remove = Удалить эмоцию
list-remove = Удалить «{ $name }»
list-take-off = Отвязать «{ $name }»
list-up = Поднять «{ $name }»
list-down = Опустить «{ $name }»
pick-search = Найти…
pick-nothing = Связать не с чем.
picture-replace = Заменить из файла…
picture-not-read = { $file } не удалось прочитать: { $why }. Выберите другой файл.
picture-not-known = { $file } не читается как изображение: подойдут PNG, JPEG, GIF, WebP и BMP. Сохраните его в одном из этих форматов (снимки телефона в HEIC — в JPEG) или выберите другой файл.
path-picture = Изображение для карты
task-embed = Читается { $file }…
inspect-several = { $count ->
    [one] { $number } элемент
    [few] { $number } элемента
   *[many] { $number } элементов
}
inspect-kinds = Выберите вид, чтобы изменить всё сразу.
inspect-nothing-shared = Общих свойств у них нет. Их можно вместе переносить, копировать и удалять.
step-set-clients = клиенты «{ $name }»
step-set-clients-several = клиенты: { $what }
step-set-value = значение «{ $name }»
step-set-value-several = значение: { $what }
step-set-target = цель «{ $name }»
step-set-target-several = цель: { $what }
step-set-date = дата «{ $name }»
step-set-date-several = дата: { $what }
step-set-phase = фаза «{ $name }»
step-set-phase-several = фаза: { $what }
step-set-journey = путь эмоции «{ $name }»
step-set-journey-several = путь: { $what }
step-set-moment = вид момента истины «{ $name }»
step-set-moment-several = вид: { $what }
step-set-effort = трудоёмкость «{ $name }»
step-set-effort-several = трудоёмкость: { $what }
step-set-source = вид источника «{ $name }»
step-set-source-several = вид источника: { $what }
step-set-layer = слой «{ $name }»
step-set-layer-several = слой: { $what }
step-set-persona = персона эмоции «{ $name }»
step-set-persona-several = персона: { $what }
step-map = карта «{ $name }»
step-link = связь с «{ $name }»
step-unlink = разрыв связи с «{ $name }»
step-add-persona = персона «{ $name }»
step-add-picture = изображение у «{ $name }»
step-replace-picture = замена изображения «{ $name }»
step-follow-up = работа с оценкой «{ $name }»
step-follow-up-several = работа с оценкой: { $what }
misread-blank = Напишите значение.
misread-taken = Измерение за этот день уже есть.
list-more = { $count ->
    [one] Показать ещё { $number }
    [few] Показать ещё { $number }
   *[many] Показать ещё { $number }
}
field-own-lead = Показывать и сравнивать по
field-lead-map = как у карты: { $metric }
score-trend = По месяцам
score-trend-of = { $metric } по месяцам
score-month-better = Заметно лучше, чем { $month }.
score-month-worse = Заметно хуже, чем { $month }.
score-month-same = Нет явной разницы с { $month }.
score-split = По группам клиентов
score-split-column = Группы по
score-split-better = заметно лучше остальных
score-split-worse = заметно хуже остальных
score-split-same = Ни одна группа явно не отличается от остальных.
score-comments = Комментарии
score-comments-which = Чьи комментарии
score-comments-all = Всех
score-comments-low = Недовольных
score-comments-none = Недовольные клиенты ничего не написали.
comment-beside = Написано рядом с ответом { $answer } ({ $metric }), { $month }.
comment-bare = Написано в опросе, { $month }.
score-undated = без даты
field-reported = Сообщённые оценки
add-reported = Новая сообщённая оценка
reported-hint = О них только сообщили, самих ответов нет: с ответами они никогда не объединяются.
reported-mark = сообщено
reported-metric = Метрика
reported-value = Значение
reported-count = Ответов (n)
reported-source = Кто сообщил
reported-date = За какой день
reported-enter = Добавить оценку
field-follow-up = Работа с оценкой
field-follow-answer = Что делается
field-follow-since = С какого дня
follow-up-none = нет
follow-up-measured = Помогло ли, покажут ответы начиная с месяца: { $month }.
field-history = Измерения
measure-field = Новое измерение
measure-hint = 30.09.2026 12,5 или два столбца из таблицы
measure-enter = Добавить
measure-from = Измерения из файла…
path-measurements = Файл с измерениями
task-measurements = Чтение { $file }…
notice-measured-known = { $file }: все измерения из него уже внесены.
measured-none = В { $file } нет дат со значениями рядом. Выберите файл, где есть столбец дат и столбец значений.
measure-found = { $count ->
    [one] Распознано { $number } измерение.
    [few] Распознано { $number } измерения.
   *[many] Распознано { $number } измерений.
}
measure-misread = { $count ->
    [one] Непонятна { $number } строка: «{ $text }». Напишите дату и значение.
    [few] Непонятны { $number } строки, первая — «{ $text }». Напишите дату и значение.
   *[many] Непонятны { $number } строк, первая — «{ $text }». Напишите дату и значение.
}
measured-date = Дата: { $date }
measured-value = Значение на { $date }
measured-remove = Удалить измерение за { $date }
field-questions = Вопросы и метрики
add-question = Новый вопрос
questions-none = Вопросы приходят с опросами или вводятся здесь.
field-imports = Загруженные опросы
import-remove = Убрать «{ $name }» ({ $answers }) вместе с комментариями
survey-pasted = Вставленные ответы
field-profiles = Профили опросов
profile-columns = { $count ->
    [one] { $number } столбец
    [few] { $number } столбца
   *[many] { $number } столбцов
}
question-answers = { $count ->
    [one] { $number } ответ
    [few] { $number } ответа
   *[many] { $number } ответов
}
question-remove = Удалить «{ $name }» и всё, что с ним: { $answers }
question-wording = Формулировка { $id }
question-text = Формулировка
question-metric = Его метрика
question-enter = Добавить вопрос
metric-new = новая метрика…
metric-name = Название метрики
metric-low = Наименьший ответ
metric-high = Наибольший ответ
metric-best = Лучший ответ
metric-best-high = наибольший
metric-best-low = наименьший
metric-figure = Что считать
metric-mean = Средний ответ
metric-top = Доля лучших ответов
metric-net = Лучшие минус худшие
metric-top-count = Сколько лучших ответов
metric-bottom-count = Сколько худших ответов
metric-needs-name = Метрике нужно название.
metric-needs-scale = Наибольший ответ должен быть больше наименьшего и не больше 100.
metric-needs-answers = Лучшие и худшие ответы вместе должны быть частью шкалы, хотя бы по одному.
metric-rule-mean = Средний ответ, { $scale }
metric-rule-top = Доля лучших ответов ({ $best }) на шкале { $scale }
metric-rule-net = Доля лучших ответов ({ $best }) минус доля худших ({ $worst }) на шкале { $scale }
step-report = сообщённая оценка у «{ $name }»
step-unreport = удаление сообщённой оценки у «{ $name }»
step-measure = измерение «{ $name }»
step-measure-several = { $count ->
    [one] { $number } измерение «{ $name }»
    [few] { $number } измерения «{ $name }»
   *[many] { $number } измерений «{ $name }»
}
step-unmeasure = удаление измерения «{ $name }»
step-add-question = вопрос «{ $name }»
step-remove-question = удаление вопроса «{ $name }»
step-remove-import = удаление опроса «{ $name }»
step-remove-pasted = удаление вставленных ответов
step-remove-profile = удаление профиля «{ $name }»
step-set-lead = главная метрика «{ $name }»
step-set-lead-several = главная метрика: { $what }
