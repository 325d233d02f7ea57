# Знайти потрібне: рядок пошуку, відбір, палітра команд, історія, зауваження, клавіші.
cmd-find = Знайти…
cmd-replace = Знайти й замінити…
cmd-find-next = Наступний збіг
cmd-find-previous = Попередній збіг
cmd-filter = Відібрати точки взаємодії
cmd-unfilter = Знову показати всі точки
cmd-history = Історія
cmd-palette = Палітра команд
cmd-next-panel = Наступна панель
menu-lane = Доріжка

# Рядок пошуку й заміни.
find-name = Пошук і заміна
find-hint = Знайти в усіх текстах…
find-case = Враховувати регістр
find-case-sign = Аа
find-word = Лише ціле слово
find-word-sign = «с»
find-count = { $current } з { $number }
find-none = Нічого не знайдено
find-replacing = Також замінити
find-with = Замінити на…
find-replace = Замінити
find-replace-all = Замінити все
find-close = Закрити пошук
notice-replaced = { $count ->
    [one] Замінено { $number } раз.
    [few] Замінено { $number } рази.
   *[many] Замінено { $number } разів.
}
task-find = Триває пошук…
task-replace = Триває заміна…
step-replace = заміна «{ $name }»
step-replace-all = заміна всіх «{ $name }»

# Відбір.
filter-moments = Моменти істини
filter-hindered = З барʼєрами
filter-unsolved = Без рішення
filter-below = Оцінка нижче…
filter-below-value = { $metric } нижче { $value }
filter-count = { $count ->
    [one] { $left } з { $number } точки взаємодії
    [few] { $left } з { $number } точок взаємодії
   *[many] { $left } з { $number } точок взаємодії
}
filter-clear = Скинути
filter-close = Закрити відбір
task-filter = Триває відбір…

# Палітра команд.
palette-hint = Що зробити чи знайти?
palette-none = Нічого не підходить. Спробуйте менше літер.
palette-command = Команда
palette-file = Нещодавня карта

# Структура.
outline-hint = Відібрати…
outline-name = Назва у структурі
outline-dragged = { $count ->
    [one] { $number } елемент
    [few] { $number } елементи
   *[many] { $number } елементів
}

# Історія.
history-title = Історія
history-start = Як відкрито

# Що зробити із зауваженням.
problems-name = Зауваження
problems-untold = Усі зауваження приховано. Клацніть число вище, щоб їх побачити.
mend-lead-on = Зʼєднати з наступною
mend-lead-in = Зʼєднати з попередньою
mend-lead-out = Додати вихід
mend-add-touchpoint = Додати точку
mend-remove-stage = Видалити етап
mend-add-driver = Додати драйвер
mend-add-solution = Додати рішення
mend-add-barrier = Додати барʼєр
mend-name-owner = Назвати відповідального
mend-add-persona = Додати персону
notice-mended-already = Тут більше нічого робити: карта відтоді змінилася.

# Таблиця клавіш.
keys-title = Клавіші
area-file = Файл
area-edit = Редагування
area-select = Виділення
area-find = Пошук
area-view = Вигляд карти
area-window = Вікно
key-type-next = Під час введення: наступний текст, попередній
key-type-end = Під час введення: залишити, повернути як було
key-select-more = Виділити кілька
key-select-more-keys = Ctrl+клацання, Shift+клацання
key-tree-fold = У структурі: згорнути, розгорнути
key-tree-move = У структурі: перемістити

# Які оцінки показує карта.
cmd-scores = Оцінки на карті
cmd-all-scores = Показати всі оцінки як звичайно
cmd-heat = Теплова смуга
menu-tint = Кольори
tint-score = відносно цілі
tint-change = зміна щодо минулого місяця
tint-gap = відхилення від цілі
scores-close = Закрити рядок оцінок
scores-metric = Метрика
scores-lead = провідна метрика
scores-against = Порівняти
scores-against-nothing = ні з чим
scores-against-before = з попередніми місяцями
scores-all-time = Увесь час
scores-months = Місяці
scores-first-month = Перший місяць
scores-last-month = Останній місяць
