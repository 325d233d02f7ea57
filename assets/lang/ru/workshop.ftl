# Воркшоп: режим, строка, в которую всё записывают, таймер, парковка идей, голосование.
cmd-workshop = Режим воркшопа
cmd-capture-line = Записывать сказанное
cmd-timer = Запустить или остановить таймер
cmd-timer-reset = Сбросить таймер
cmd-lot = Парковка идей
cmd-voting = Голосование точками
cmd-vote = Добавить голос
cmd-unvote = Убрать голос
cmd-clear-votes = Сбросить все голоса
cmd-place-idea = Разместить идею: { $name }
menu-place-idea = Разместить на точке контакта
area-workshop = Воркшоп
key-capture = В строке: записать и продолжить
key-capture-kind = В строке: что записывается
key-capture-step = В строке: предыдущая, следующая точка
key-vote = При голосовании: добавить голос, убрать
key-vote-keys = щелчок, Shift+щелчок

# Режим.
workshop-leave = Закончить
capture-name = Запись
capture-hint = { $name }…
capture-target = О точке: { $name }
capture-nowhere = Точка не выбрана
capture-action = Действие
capture-expectation = Ожидание
capture-next = Следующая точка контакта
capture-previous = Предыдущая точка контакта
capture-kind-hint = { $name }: Ctrl+{ $n }
capture-help = Enter — записать · Alt+← → — другая точка · ↑ ↓ — что записать · в начале строки: ! барьер, + драйвер, * решение, ? идея
notice-capture-touchpoint = Сначала выберите точку контакта: написанное осталось в строке.
notice-capture-barrier = Решение устраняет барьер: сначала добавьте барьер к этой точке.
step-capture-several = { $count ->
    [one] запись { $number } строки
    [few] запись { $number } строк
   *[many] запись { $number } строк
}

# Таймер.
timer-start = Запустить таймер
timer-pause = Остановить таймер
timer-left = Осталось: { $time }
timer-over = Сверх времени: { $time }
timer-length = Длительность: { $name }
timer-other = Другая, в минутах
timer-stage = Этап «{ $name }»
timer-minutes = { $count ->
    [one] { $number } минута
    [few] { $number } минуты
   *[many] { $number } минут
}
notice-time = Время вышло.
notice-time-stage = Время на этап «{ $name }» вышло.

# Парковка идей.
lot-title = Парковка идей
lot-new = Новая идея…
lot-text = Текст идеи
lot-empty = Здесь ждут идеи, которым пока нет места на карте. Впишите идею выше или вставьте сразу несколько строк.
lot-help = Перетащите идею на карту: чем она станет, решает дорожка.
lot-place-on = На «{ $name }» как
lot-place-nowhere = Сначала выберите точку контакта
field-note = Примечание
field-author = Кто предложил
notice-place-taken = Там уже что-то написано: выберите для идеи другое место.
step-add-idea = идея «{ $name }»
step-add-ideas = { $count ->
    [one] { $number } идея
    [few] { $number } идеи
   *[many] { $number } идей
}
step-place-idea = размещение идеи «{ $name }»

# Голосование.
votes-title = Голосование
votes-ranking = По числу голосов
votes-help = Щёлкните барьер или решение на карте, чтобы дать голос; с Shift или правой кнопкой голос убирается.
votes-none = Голосов пока нет.
votes-people = Участников
votes-dots = голосов у каждого
votes-given = { $count ->
    [one] { $number } голос
    [few] { $number } голоса
   *[many] { $number } голосов
}
votes-given-of = Отдано голосов: { $given } из { $total }
votes-more = Ещё голос: { $name }
votes-less = Убрать голос: { $name }
field-votes = Голоса
notice-not-voted = Сначала выберите барьер или решение: голосуют за них.
step-vote = голос за «{ $name }»
step-unvote = голос убран у «{ $name }»
step-set-votes = голоса за «{ $name }»
step-set-votes-several = голоса: { $what }
step-vote-several = голоса: { $what }
step-clear-votes = { $count ->
    [one] сброс голосов у { $number } элемента
    [few] сброс голосов у { $number } элементов
   *[many] сброс голосов у { $number } элементов
}
