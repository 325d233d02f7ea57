# Найти нужное: строка поиска, отбор, палитра команд, история, замечания, клавиши.
cmd-find = Найти…
cmd-replace = Найти и заменить…
cmd-find-next = Следующее совпадение
cmd-find-previous = Предыдущее совпадение
cmd-filter = Отобрать точки контакта
cmd-unfilter = Снова показать все точки
cmd-history = История
cmd-palette = Палитра команд
cmd-next-panel = Следующая панель
menu-lane = Дорожка

# Строка поиска и замены.
find-name = Поиск и замена
find-hint = Найти во всех текстах…
find-case = Учитывать регистр
find-case-sign = Аа
find-word = Только слово целиком
find-word-sign = «с»
find-count = { $current } из { $number }
find-none = Ничего не найдено
find-replacing = Также заменить
find-with = Заменить на…
find-replace = Заменить
find-replace-all = Заменить всё
find-close = Закрыть поиск
notice-replaced = { $count ->
    [one] Заменено { $number } раз.
    [few] Заменено { $number } раза.
   *[many] Заменено { $number } раз.
}
task-find = Идёт поиск…
task-replace = Идёт замена…
step-replace = замена «{ $name }»
step-replace-all = замена всех «{ $name }»

# Отбор.
filter-moments = Моменты истины
filter-hindered = С барьерами
filter-unsolved = Без решения
filter-below = Оценка ниже…
filter-below-value = { $metric } ниже { $value }
filter-count = { $count ->
    [one] { $left } из { $number } точки контакта
    [few] { $left } из { $number } точек контакта
   *[many] { $left } из { $number } точек контакта
}
filter-clear = Сбросить
filter-close = Закрыть отбор
task-filter = Идёт отбор…

# Палитра команд.
palette-hint = Что сделать или найти?
palette-none = Ничего не подходит. Попробуйте меньше букв.
palette-command = Команда
palette-file = Недавняя карта

# Структура.
outline-hint = Отобрать…
outline-name = Название в структуре
outline-dragged = { $count ->
    [one] { $number } элемент
    [few] { $number } элемента
   *[many] { $number } элементов
}

# История.
history-title = История
history-start = Как открыто

# Что сделать с замечанием.
problems-name = Замечания
problems-untold = Все замечания скрыты. Щёлкните число выше, чтобы их увидеть.
mend-lead-on = Соединить со следующей
mend-lead-in = Соединить с предыдущей
mend-lead-out = Добавить выход
mend-add-touchpoint = Добавить точку
mend-remove-stage = Удалить этап
mend-add-driver = Добавить драйвер
mend-add-solution = Добавить решение
mend-add-barrier = Добавить барьер
mend-name-owner = Назвать ответственного
mend-add-persona = Добавить персону
notice-mended-already = Здесь больше нечего делать: карта с тех пор изменилась.

# Таблица клавиш.
keys-title = Клавиши
area-file = Файл
area-edit = Правка
area-select = Выделение
area-find = Поиск
area-view = Вид карты
area-window = Окно
key-type-next = При вводе: следующий текст, предыдущий
key-type-end = При вводе: оставить, вернуть как было
key-select-more = Выделить несколько
key-select-more-keys = Ctrl+щелчок, Shift+щелчок
key-tree-fold = В структуре: свернуть, развернуть
key-tree-move = В структуре: переместить

# Какие оценки показывает карта.
cmd-scores = Оценки на карте
cmd-all-scores = Показать все оценки как обычно
cmd-heat = Тепловая полоса
menu-tint = Цвета
tint-score = относительно цели
tint-change = изменение к прошлому месяцу
tint-gap = отклонение от цели
scores-close = Закрыть строку оценок
scores-metric = Метрика
scores-lead = ведущая метрика
scores-against = Сравнить
scores-against-nothing = ни с чем
scores-against-before = с предыдущими месяцами
scores-all-time = Всё время
scores-months = Месяцы
scores-first-month = Первый месяц
scores-last-month = Последний месяц
