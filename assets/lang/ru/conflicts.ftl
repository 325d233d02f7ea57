cmd-conflicts = Конфликты
conflicts-title = Конфликты
cmd-next-conflict = Следующий конфликт
cmd-previous-conflict = Предыдущий конфликт
conflicts-count = { $count ->
    [one] { $number } конфликт
    [few] { $number } конфликта
   *[many] { $number } конфликтов
}
conflicts-none = Расхождений нет: все конфликты решены.
settle-all-mine = Оставить всё моё
settle-all-theirs = Взять всё их
conflict-mine = Моё
conflict-theirs = Их
conflict-other = Ещё одно
settle-mine = Оставить моё
settle-theirs = Взять их
settle-other = Взять это
settle-both = Оставить оба
settle-edited = Взять этот текст
conflict-edit = Или иначе:
conflict-was = Было: { $value }
conflict-new = Появилось с обеих сторон.
step-settle = решение конфликта: { $name }
step-settle-all = { $count ->
    [one] решение { $number } конфликта
    [few] решение { $number } конфликтов
   *[many] решение { $number } конфликтов
}
settle-left = { $count ->
    [one] { $number } конфликт так решить нельзя. Решите его отдельно.
    [few] { $number } конфликта так решить нельзя. Решите каждый отдельно.
   *[many] { $number } конфликтов так решить нельзя. Решите каждый отдельно.
}
diff-picture-added = { $count ->
    [one] Добавлен { $number } элемент
    [few] Добавлено { $number } элемента
   *[many] Добавлено { $number } элементов
}
diff-picture-changed = { $count ->
    [one] Изменён { $number } элемент
    [few] Изменено { $number } элемента
   *[many] Изменено { $number } элементов
}
diff-picture-removed = Удалено: { $names }
