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
add-way-in = Путь из другой точки
add-way-on = Путь в другую точку
tie-barrier = Связать с барьером карты
tie-driver = Связать с драйвером карты
tie-solution = Связать с решением карты
tie-evidence = Связать с доказательством карты
tie-indicator = Связать с показателем карты
tie-place = Ещё где-то
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
picture-not-known = { $file } — не PNG и не JPEG, которые можно прочитать. Выберите другой файл.
path-picture = Изображение для карты
task-embed = Читается { $file }…
inspect-several = { $count ->
    [one] { $number } элемент
    [few] { $number } элемента
   *[many] { $number } элементов
}
inspect-kinds = Выберите вид, чтобы изменить всё сразу.
inspect-nothing-shared = Сказать обо всех сразу нечего. Их можно вместе переносить, копировать и удалять.
step-set-clients = клиенты «{ $name }»
step-set-value = значение «{ $name }»
step-set-target = цель «{ $name }»
step-set-date = дата «{ $name }»
step-set-phase = фаза «{ $name }»
step-set-journey = путь эмоции «{ $name }»
step-set-moment = вид момента истины «{ $name }»
step-set-effort = трудоёмкость «{ $name }»
step-set-source = вид источника «{ $name }»
step-set-layer = слой «{ $name }»
step-set-persona = персона эмоции «{ $name }»
step-map = карта «{ $name }»
step-link = связь «{ $name }»
step-unlink = без связи «{ $name }»
step-add-persona = персона «{ $name }»
step-add-picture = изображение у «{ $name }»
step-replace-picture = замена изображения «{ $name }»
step-set-type-several = { $count ->
    [one] текст { $number } элемента
    [few] текст { $number } элементов
   *[many] текст { $number } элементов
}
step-set-clients-several = { $count ->
    [one] клиенты { $number } точки контакта
    [few] клиенты { $number } точек контакта
   *[many] клиенты { $number } точек контакта
}
step-set-share-several = { $count ->
    [one] доля { $number } перехода
    [few] доля { $number } переходов
   *[many] доля { $number } переходов
}
step-set-value-several = { $count ->
    [one] значение { $number } показателя
    [few] значение { $number } показателей
   *[many] значение { $number } показателей
}
step-set-target-several = { $count ->
    [one] цель { $number } показателя
    [few] цель { $number } показателей
   *[many] цель { $number } показателей
}
step-set-date-several = { $count ->
    [one] дата { $number } доказательства
    [few] дата { $number } доказательств
   *[many] дата { $number } доказательств
}
step-set-votes-several = { $count ->
    [one] голоса { $number } элемента
    [few] голоса { $number } элементов
   *[many] голоса { $number } элементов
}
step-set-phase-several = { $count ->
    [one] фаза { $number } этапа
    [few] фаза { $number } этапов
   *[many] фаза { $number } этапов
}
step-set-journey-several = { $count ->
    [one] путь { $number } эмоции
    [few] путь { $number } эмоций
   *[many] путь { $number } эмоций
}
step-set-moment-several = { $count ->
    [one] вид { $number } момента истины
    [few] вид { $number } моментов истины
   *[many] вид { $number } моментов истины
}
step-set-effort-several = { $count ->
    [one] трудоёмкость { $number } решения
    [few] трудоёмкость { $number } решений
   *[many] трудоёмкость { $number } решений
}
step-set-source-several = { $count ->
    [one] вид источника { $number } доказательства
    [few] вид источника { $number } доказательств
   *[many] вид источника { $number } доказательств
}
step-set-layer-several = { $count ->
    [one] слой { $number } показателя
    [few] слой { $number } показателей
   *[many] слой { $number } показателей
}
step-set-persona-several = { $count ->
    [one] персона { $number } эмоции
    [few] персона { $number } эмоций
   *[many] персона { $number } эмоций
}
