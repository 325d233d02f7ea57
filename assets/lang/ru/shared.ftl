# Файлы, которые меняют и другие, сбои и то, что хранится.
recover-title = { $count ->
    [one] { $number } карта осталась несохранённой
    [few] { $number } карты остались несохранёнными
   *[many] { $number } карт остались несохранёнными
}
recover-hint = Ничего не потеряно: правки сохранились, их можно вернуть.
recover-all = Вернуть все
recover-later = Позже
recover-edits = { $count ->
    [one] { $number } правка
    [few] { $number } правки
   *[many] { $number } правок
}
recover-torn = Самой последней правки может не быть: запись оборвалась.
recover-restore = Вернуть
recover-discard = Выбросить
elsewhere-title = «{ $name }» открыта в другом месте
elsewhere-clear = Там её уже закрыли: убрать запись
elsewhere-hint = Работать можно вместе: что сохранят другие, появится само, а где вы изменили одно и то же, выберете вы. Или только смотреть.
elsewhere-look = Только смотреть
elsewhere-edit = Всё равно открыть
elsewhere-not-cleared = Не удалось убрать запись: { $why }
look-only = только просмотр
look-only-save = Эта карта открыта только для просмотра. Сохраните её под другим именем или откройте заново.
in-place = Записать поверх
in-place-hint = Можно записать поверх файла: прежняя версия сначала сохранится отдельно. Если компьютер откажет именно в этот миг, файл повредится, и его вернёт прежняя версия.
over-hint = { $why } Его можно заменить этой картой; то, что в файле сейчас, останется среди прежних версий.
notice-taken = { $file } уже открыт здесь. Выберите другое имя.
file-copy = { $name } (копия)
cmd-save-copy = Сохранить копию…
notice-copied = Копия сохранена: { $file }
menu-autosave = Автосохранение
autosave-never = Никогда
autosave-minutes = { $count ->
    [one] Каждую { $number } минуту
    [few] Каждые { $number } минуты
   *[many] Каждые { $number } минут
}
menu-backups = Хранить резервные копии
backups-none = Не хранить
backups-count = { $count ->
    [one] { $number } версия каждой карты
    [few] { $number } версии каждой карты
   *[many] { $number } версий каждой карты
}
backups-days = { $count ->
    [one] { $number } день
    [few] { $number } дня
   *[many] { $number } дней
}
incoming-label = файл
incoming-damaged = Файл изменил кто-то другой, и объединить его нельзя: { $why } Ваша карта не тронута; для надёжности сохраните копию.
incoming-first = { $file } изменил кто-то другой. Сначала придут его правки, затем карта сохранится.
task-incoming = Приём чужих правок…
step-incoming = правки других
incoming-other = свойства или оценки
incoming-more = { $count ->
    [one] и ещё { $number }
    [few] и ещё { $number }
   *[many] и ещё { $number }
}
incoming-told = { $file } изменил кто-то другой. Пришло: { $what }.
incoming-conflicts = { $count ->
    [one] { $number } расхождение ждёт вашего решения.
    [few] { $number } расхождения ждут вашего решения.
   *[many] { $number } расхождений ждут вашего решения.
}
incoming-settle = Решить
path-copy = Куда сохранить копию
