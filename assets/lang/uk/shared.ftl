# Файли, які змінюють і інші, збої та те, що зберігається.
recover-title = { $count ->
    [one] { $number } карта залишилася незбереженою
    [few] { $number } карти залишилися незбереженими
   *[many] { $number } карт залишилися незбереженими
}
recover-hint = Нічого не втрачено: правки збереглися, їх можна повернути.
recover-all = Повернути всі
recover-later = Пізніше
recover-edits = { $count ->
    [one] { $number } правка
    [few] { $number } правки
   *[many] { $number } правок
}
recover-torn = Найостаннішої правки може не бути: запис обірвався.
recover-restore = Повернути
recover-discard = Викинути
elsewhere-title = «{ $name }» відкрито в іншому місці
elsewhere-clear = Там її вже закрили: прибрати запис
elsewhere-hint = Працювати можна разом: що збережуть інші, зʼявиться саме, а де ви змінили те саме, виберете ви. Або тільки дивитися.
elsewhere-look = Тільки дивитися
elsewhere-edit = Усе одно відкрити
elsewhere-not-cleared = Не вдалося прибрати запис: { $why }
look-only = тільки перегляд
look-only-save = Цю карту відкрито тільки для перегляду. Збережіть її під іншою назвою або відкрийте знову.
in-place = Записати поверх
in-place-hint = Можна записати поверх файлу: попередню версію спершу буде збережено окремо. Якщо компʼютер відмовить саме в цю мить, файл пошкодиться, і його поверне попередня версія.
over-hint = { $why } Його можна замінити цією картою; те, що у файлі зараз, лишиться серед попередніх версій.
notice-taken = { $file } вже відкрито тут. Виберіть іншу назву.
file-copy = { $name } (копія)
cmd-save-copy = Зберегти копію…
notice-copied = Копію збережено: { $file }
menu-autosave = Автозбереження
autosave-never = Ніколи
autosave-minutes = { $count ->
    [one] Кожну { $number } хвилину
    [few] Кожні { $number } хвилини
   *[many] Кожні { $number } хвилин
}
menu-backups = Зберігати резервні копії
backups-none = Не зберігати
backups-count = { $count ->
    [one] { $number } версія кожної карти
    [few] { $number } версії кожної карти
   *[many] { $number } версій кожної карти
}
backups-days = { $count ->
    [one] { $number } день
    [few] { $number } дні
   *[many] { $number } днів
}
incoming-label = файл
incoming-damaged = Файл змінив хтось інший, і обʼєднати його не можна: { $why } Вашу карту не змінено; для певності збережіть копію.
incoming-first = { $file } змінив хтось інший. Спершу надійдуть його правки, потім карту буде збережено.
task-incoming = Приймання чужих правок…
step-incoming = правки інших
incoming-other = властивості або оцінки
incoming-more = { $count ->
    [one] і ще { $number }
    [few] і ще { $number }
   *[many] і ще { $number }
}
incoming-told = { $file } змінив хтось інший. Надійшло: { $what }.
incoming-conflicts = { $count ->
    [one] { $number } розбіжність чекає на ваше рішення.
    [few] { $number } розбіжності чекають на ваше рішення.
   *[many] { $number } розбіжностей чекають на ваше рішення.
}
incoming-settle = Вирішити
path-copy = Куди зберегти копію
