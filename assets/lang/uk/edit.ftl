menu-edit = Редагування
menu-feel = Клієнт відчуває
cmd-undo = Скасувати
cmd-redo = Повторити
cmd-rename = Змінити текст
cmd-add-touchpoint = Додати точку взаємодії
cmd-add-stage = Додати етап
cmd-add-barrier = Додати барʼєр
cmd-add-driver = Додати драйвер
cmd-add-solution = Додати рішення
cmd-add-evidence = Додати доказ
cmd-add-quote = Додати цитату
cmd-mark = Момент істини
cmd-move-back = Посунути назад
cmd-move-on = Посунути вперед
cmd-duplicate = Дублювати
cmd-remove = Видалити
cmd-cut = Вирізати
cmd-copy = Копіювати
cmd-paste = Вставити
cmd-select-everything = Виділити всі точки взаємодії
feel-very-bad = Дуже погано (−2)
feel-bad = Погано (−1)
feel-neutral = Нейтрально (0)
feel-good = Добре (+1)
feel-very-good = Дуже добре (+2)
typing-name = Текст на карті
typing-hint = Введіть текст…
notice-not-here = Такому тут не місце: спершу виберіть точку взаємодії, а для рішення — точку з барʼєром.
notice-not-done = Нічого не змінено: { $why }
notice-nothing-to-paste = У буфері обміну немає нічого, що можна сюди вставити: скопіюйте частину карти або рядки тексту.
step-add-touchpoint = точка взаємодії «{ $name }»
step-add-stage = етап «{ $name }»
step-add-barrier = барʼєр біля «{ $name }»
step-add-driver = драйвер біля «{ $name }»
step-add-solution = рішення для «{ $name }»
step-add-evidence = доказ для «{ $name }»
step-add-quote = цитата біля «{ $name }»
step-add-indicator = показник біля «{ $name }»
step-emotion = емоція біля «{ $name }»
step-mark = момент істини «{ $name }»
step-unmark = не момент істини «{ $name }»
step-move = перенесення «{ $name }»
step-connect = перехід до «{ $name }»
step-remove = вилучення «{ $name }»
step-remove-several = вилучення: { $what }
step-paste = вставлення «{ $name }»
step-paste-several = вставлення: { $what }
step-duplicate = копія «{ $name }»
step-type = текст «{ $name }»
step-type-several = текст: { $what }
closing-title = Зберегти зміни у «{ $name }»?
closing-several = { $count ->
    [one] Зберегти зміни в { $number } карті?
    [few] Зберегти зміни в { $number } картах?
   *[many] Зберегти зміни в { $number } картах?
}
closing-hint = Інакше вони пропадуть.
closing-misread = Незрозуміло, що означає «{ $text }»: до файлу це не потрапить.
closing-save = Зберегти
closing-discard = Не зберігати
closing-keep = Повернутися до карти
cmd-add-indicator = Додати показник
cmd-add-stage-in = Додати етап: { $name }
cmd-feasibility = Здійсненність: { $name }
cmd-status = Статус: { $name }
cmd-presence = Коли: { $name }
cmd-share = Змінити частку клієнтів
cmd-reverse = Змінити напрямок переходу
cmd-lane-up = Доріжка вище: { $name }
cmd-lane-down = Доріжка нижче: { $name }
cmd-copy-picture = Копіювати як зображення
task-picture = Малюється зображення…
notice-picture-copied = Скопійовано зображення { $width } × { $height } пікселів.
step-share = частка клієнтів «{ $name }»
step-share-several = частка клієнтів: { $what }
step-severity = тяжкість «{ $name }»
step-feasibility = здійсненність «{ $name }»
step-status = статус «{ $name }»
step-presence = коли відбувається «{ $name }»
step-reverse = напрямок переходу «{ $name }»
step-emotion-several = { $count ->
    [one] емоція біля { $number } точки взаємодії
    [few] емоція біля { $number } точок взаємодії
   *[many] емоція біля { $number } точок взаємодії
}
step-mark-several = { $count ->
    [one] момент істини біля { $number } точки взаємодії
    [few] моменти істини біля { $number } точок взаємодії
   *[many] моменти істини біля { $number } точок взаємодії
}
step-unmark-several = { $count ->
    [one] зняття моменту істини біля { $number } точки взаємодії
    [few] зняття моментів істини біля { $number } точок взаємодії
   *[many] зняття моментів істини біля { $number } точок взаємодії
}
step-move-several = перенесення: { $what }
step-duplicate-several = копія: { $what }
step-severity-several = { $count ->
    [one] тяжкість { $number } барʼєра
    [few] тяжкість { $number } барʼєрів
   *[many] тяжкість { $number } барʼєрів
}
step-feasibility-several = { $count ->
    [one] здійсненність { $number } рішення
    [few] здійсненність { $number } рішень
   *[many] здійсненність { $number } рішень
}
step-status-several = { $count ->
    [one] статус { $number } рішення
    [few] статус { $number } рішень
   *[many] статус { $number } рішень
}
step-presence-several = коли бувають: { $what }
step-reverse-several = { $count ->
    [one] напрямок { $number } переходу
    [few] напрямок { $number } переходів
   *[many] напрямок { $number } переходів
}
cmd-add-to = Додати до «{ $name }»
lane-hide = Приховати доріжку
lane-up = Підняти доріжку
lane-down = Опустити доріжку
way-label = Змінити підпис
typing-share = 12 % або 0,12
toolbar-add = Додати
several-selected = { $count ->
    [one] Виділено { $number } елемент
    [few] Виділено { $number } елементи
   *[many] Виділено { $number } елементів
}
