menu-edit = Правка
menu-feel = Клиент чувствует
cmd-undo = Отменить
cmd-redo = Повторить
cmd-rename = Изменить текст
cmd-add-touchpoint = Добавить точку контакта
cmd-add-stage = Добавить этап
cmd-add-barrier = Добавить барьер
cmd-add-driver = Добавить драйвер
cmd-add-solution = Добавить решение
cmd-add-evidence = Добавить доказательство
cmd-add-quote = Добавить цитату
cmd-mark = Момент истины
cmd-move-back = Сдвинуть назад
cmd-move-on = Сдвинуть вперёд
cmd-duplicate = Дублировать
cmd-remove = Удалить
cmd-cut = Вырезать
cmd-copy = Копировать
cmd-paste = Вставить
cmd-select-everything = Выделить все точки контакта
feel-very-bad = Очень плохо (−2)
feel-bad = Плохо (−1)
feel-neutral = Нейтрально (0)
feel-good = Хорошо (+1)
feel-very-good = Очень хорошо (+2)
typing-name = Текст на карте
typing-hint = Введите текст…
notice-not-here = Здесь такому не место: сначала выберите точку контакта, а для решения — точку с барьером.
notice-not-done = Ничего не изменено: { $why }
notice-nothing-to-paste = В буфере обмена нет ничего, что можно сюда вставить: скопируйте часть карты или строки текста.
step-add-touchpoint = точка контакта «{ $name }»
step-add-stage = этап «{ $name }»
step-add-barrier = барьер у «{ $name }»
step-add-driver = драйвер у «{ $name }»
step-add-solution = решение для «{ $name }»
step-add-evidence = доказательство для «{ $name }»
step-add-quote = цитата у «{ $name }»
step-add-indicator = показатель у «{ $name }»
step-emotion = эмоция у «{ $name }»
step-mark = момент истины «{ $name }»
step-unmark = не момент истины «{ $name }»
step-move = перенос «{ $name }»
step-connect = переход к «{ $name }»
step-remove = удаление «{ $name }»
step-remove-several = удаление: { $what }
step-paste = вставка «{ $name }»
step-paste-several = вставка: { $what }
step-duplicate = копия «{ $name }»
step-type = текст «{ $name }»
step-type-several = текст: { $what }
closing-title = Сохранить изменения в «{ $name }»?
closing-several = { $count ->
    [one] Сохранить изменения в { $number } карте?
    [few] Сохранить изменения в { $number } картах?
   *[many] Сохранить изменения в { $number } картах?
}
closing-hint = Иначе они пропадут.
closing-misread = Непонятно, что значит «{ $text }»: в файл это не попадёт.
closing-save = Сохранить
closing-discard = Не сохранять
closing-keep = Вернуться к карте
cmd-add-indicator = Добавить показатель
cmd-add-stage-in = Добавить этап: { $name }
cmd-feasibility = Осуществимость: { $name }
cmd-status = Статус: { $name }
cmd-presence = Когда: { $name }
cmd-share = Изменить долю клиентов
cmd-reverse = Развернуть переход
cmd-lane-up = Дорожка выше: { $name }
cmd-lane-down = Дорожка ниже: { $name }
cmd-copy-picture = Копировать как изображение
task-picture = Рисуется изображение…
notice-picture-copied = Скопировано изображение { $width } × { $height } пикселей.
step-share = доля клиентов «{ $name }»
step-share-several = доля клиентов: { $what }
step-severity = тяжесть «{ $name }»
step-feasibility = осуществимость «{ $name }»
step-status = статус «{ $name }»
step-presence = когда происходит «{ $name }»
step-reverse = разворот перехода «{ $name }»
step-emotion-several = { $count ->
    [one] эмоция у { $number } точки контакта
    [few] эмоция у { $number } точек контакта
   *[many] эмоция у { $number } точек контакта
}
step-mark-several = { $count ->
    [one] момент истины у { $number } точки контакта
    [few] моменты истины у { $number } точек контакта
   *[many] моменты истины у { $number } точек контакта
}
step-unmark-several = { $count ->
    [one] снятие момента истины у { $number } точки контакта
    [few] снятие моментов истины у { $number } точек контакта
   *[many] снятие моментов истины у { $number } точек контакта
}
step-move-several = перенос: { $what }
step-duplicate-several = копия: { $what }
step-severity-several = { $count ->
    [one] тяжесть { $number } барьера
    [few] тяжесть { $number } барьеров
   *[many] тяжесть { $number } барьеров
}
step-feasibility-several = { $count ->
    [one] осуществимость { $number } решения
    [few] осуществимость { $number } решений
   *[many] осуществимость { $number } решений
}
step-status-several = { $count ->
    [one] статус { $number } решения
    [few] статус { $number } решений
   *[many] статус { $number } решений
}
step-presence-several = когда бывают: { $what }
step-reverse-several = { $count ->
    [one] разворот { $number } перехода
    [few] разворот { $number } переходов
   *[many] разворот { $number } переходов
}
cmd-add-to = Добавить в «{ $name }»
lane-hide = Скрыть дорожку
lane-up = Поднять дорожку
lane-down = Опустить дорожку
way-label = Изменить подпись
typing-share = 12 % или 0,12
toolbar-add = Добавить
several-selected = { $count ->
    [one] Выделен { $number } элемент
    [few] Выделено { $number } элемента
   *[many] Выделено { $number } элементов
}
