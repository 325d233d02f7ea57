# Воркшоп: режим, рядок, у який усе записують, таймер, паркінг ідей, голосування.
cmd-workshop = Режим воркшопу
cmd-capture-line = Записувати сказане
cmd-timer = Запустити або зупинити таймер
cmd-timer-reset = Скинути таймер
cmd-lot = Паркінг ідей
cmd-voting = Голосування крапками
cmd-vote = Додати голос
cmd-unvote = Прибрати голос
cmd-clear-votes = Скинути всі голоси
cmd-place-idea = Розмістити ідею: { $name }
menu-place-idea = Розмістити на точці взаємодії
area-workshop = Воркшоп
key-capture = У рядку: записати й продовжити
key-capture-kind = У рядку: що записується
key-capture-step = У рядку: попередня, наступна точка
key-vote = Під час голосування: додати голос, прибрати
key-vote-keys = клацання, Shift+клацання

# Режим.
workshop-leave = Завершити
capture-name = Запис
capture-hint = { $name }…
capture-target = Про точку: { $name }
capture-nowhere = Точку не вибрано
capture-action = Дія
capture-expectation = Очікування
capture-next = Наступна точка взаємодії
capture-previous = Попередня точка взаємодії
capture-kind-hint = { $name }: Ctrl+{ $n }
capture-help = Enter — записати · Alt+← → — інша точка · ↑ ↓ — що записати · на початку рядка: ! барʼєр, + драйвер, * рішення, ? ідея
notice-capture-touchpoint = Спершу виберіть точку взаємодії: написане лишилося в рядку.
notice-capture-barrier = Рішення усуває барʼєр: спершу додайте барʼєр до цієї точки.
step-capture-several = { $count ->
    [one] запис { $number } рядка
    [few] запис { $number } рядків
   *[many] запис { $number } рядків
}

# Таймер.
timer-start = Запустити таймер
timer-pause = Зупинити таймер
timer-left = Залишилося: { $time }
timer-over = Понад час: { $time }
timer-length = Тривалість: { $name }
timer-other = Інша, у хвилинах
timer-stage = Етап «{ $name }»
timer-minutes = { $count ->
    [one] { $number } хвилина
    [few] { $number } хвилини
   *[many] { $number } хвилин
}
notice-time = Час вийшов.
notice-time-stage = Час на етап «{ $name }» вийшов.

# Паркінг ідей.
lot-title = Паркінг ідей
lot-new = Нова ідея…
lot-text = Текст ідеї
lot-empty = Тут чекають ідеї, яким поки немає місця на карті. Впишіть ідею вище або вставте одразу кілька рядків.
lot-help = Перетягніть ідею на карту: чим вона стане, вирішує доріжка.
lot-place-on = На «{ $name }» як
lot-place-nowhere = Спершу виберіть точку взаємодії
field-note = Примітка
field-author = Хто запропонував
notice-place-taken = Там уже щось написано: виберіть для ідеї інше місце.
step-add-idea = ідея «{ $name }»
step-add-ideas = { $count ->
    [one] { $number } ідея
    [few] { $number } ідеї
   *[many] { $number } ідей
}
step-place-idea = розміщення ідеї «{ $name }»

# Голосування.
votes-title = Голосування
votes-ranking = За кількістю голосів
votes-help = Клацніть барʼєр або рішення на карті, щоб дати голос; щоб прибрати, клацніть із Shift або правою кнопкою.
votes-none = Голосів поки немає.
votes-people = Учасників
votes-dots = голосів у кожного
votes-given = { $count ->
    [one] { $number } голос
    [few] { $number } голоси
   *[many] { $number } голосів
}
votes-given-of = Віддано голосів: { $given } із { $total }
votes-more = Ще голос: { $name }
votes-less = Прибрати голос: { $name }
field-votes = Голоси
notice-not-voted = Спершу виберіть барʼєр або рішення: голосують за них.
step-vote = голос за «{ $name }»
step-unvote = голос прибрано в «{ $name }»
step-set-votes = голоси за «{ $name }»
step-set-votes-several = голоси: { $what }
step-vote-several = голоси: { $what }
step-clear-votes = { $count ->
    [one] скидання голосів { $number } елемента
    [few] скидання голосів { $number } елементів
   *[many] скидання голосів { $number } елементів
}
