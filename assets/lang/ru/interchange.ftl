# Тексты других программ — в карты и обратно: что не так, что сомнительно, что теряется.

# Ошибки и что делать. $why — одно из предложений ниже.
convert-why-at = строка { $line }, столбец { $column }: { $why }
convert-why-too-large = больше { $most } МБ. Таких путей не бывает, выберите нужный файл.
convert-why-not-text = это не текст в UTF-8. Сохраните файл в UTF-8 или выберите нужный.
convert-why-empty = в нём ничего нет. Выберите другой файл.
convert-why-too-many = этапов, точек контакта, людей и заметок вместе больше { $most }. Разделите путь.
convert-why-long-text = { $path } длиннее { $most } знаков. Сократите.
convert-why-not-ojf = это JSON, но не путь: в нём нет ни stages, ни nodes. Выберите файл, сохранённый в Ptolemy.
convert-why-no-header = путь в Mermaid начинается со слова journey в отдельной строке. Добавьте его или выберите нужный файл.
convert-why-header-case = слово journey здесь пишется строчными буквами. Исправьте.
convert-why-second-header = journey стоит здесь второй раз. Преобразуйте пути по одному или поставьте что-нибудь перед этим словом.
convert-why-semicolon = Mermaid не допускает здесь точку с запятой. Напишите вместо неё #59;
convert-why-no-colon = шагу нужны двоеточие и оценка от 1 до 5, например «Оплата: 4». Добавьте их или поставьте %% перед строкой.
convert-why-no-name = перед двоеточием нет названия. Добавьте его.
convert-why-unclosed = то, что здесь начинается, не заканчивается. Закройте его строкой ---, скобкой или скобкой и %%.
convert-why-long-line = эта строка длиннее любого шага. Сократите её или выберите нужный файл.
convert-why-json-cut = JSON обрывается. Скопируйте файл целиком ещё раз.
convert-why-json-deep = вложенность JSON глубже, чем у любого пути. Выберите нужный файл.
convert-why-json = это не JSON. Исправьте его здесь или выберите нужный файл.

# Что сомнительно.
convert-in-line = строка { $line }: { $what }
convert-more = { $count ->
    [one] … и ещё { $number }.
    [few] … и ещё { $number }.
   *[many] … и ещё { $number }.
}
doubt-outside-scale = оценка { $score } вне шкалы, взято { $taken }.
doubt-fraction = оценка { $score } не целая, взято { $taken }.
doubt-not-a-number = «{ $score }» — не оценка: что здесь чувствуют, не указано.
doubt-no-score = оценки нет: что здесь чувствуют, не указано.
doubt-ignored = «{ $text }» стоит после третьего двоеточия и пропущено, как и в Mermaid.
doubt-front-matter = из того, что стоит перед путём, читается только заголовок.
doubt-guessed = насколько сильно «{ $word }», не сказано: считается нейтральным.
doubt-second-feeling = второе чувство в одной точке пропущено: «{ $word }».
doubt-no-stage = это не относится ни к одному этапу и стоит в этапе без названия после всех остальных.
doubt-made-touchpoint = это не к чему прикрепить: теперь есть точка «{ $name }».
doubt-lane = дорожка «{ $name }» прочитана как: { $kind }.
doubt-left-out = пропущено, потому что на карте для этого нет места: { $field } ({ $count ->
    [one] { $number } раз
    [few] { $number } раза
   *[many] { $number } раз
}).
doubt-wrong-kind = здесь должно стоять значение другого вида; оно пропущено.
doubt-blueprint = { $count ->
    [one] Схема сервиса { $number } точки стоит построчно в поле «За кулисами».
    [few] Схемы сервиса { $number } точек стоят построчно в поле «За кулисами».
   *[many] Схемы сервиса { $number } точек стоят построчно в поле «За кулисами».
}

# Чему в другом формате нет места.
convert-lost = В { $path } не вошло: { $lost }.
lost-details = { $count ->
    [one] всё, кроме названия, у { $number } точки
    [few] всё, кроме названий, у { $number } точек
   *[many] всё, кроме названий, у { $number } точек
}
lost-profiles = { $count ->
    [one] всё, кроме имени, у { $number } персоны
    [few] всё, кроме имён, у { $number } персон
   *[many] всё, кроме имён, у { $number } персон
}
lost-words = { $count ->
    [one] слово { $number } эмоции
    [few] слова { $number } эмоций
   *[many] слова { $number } эмоций
}
lost-other-journey = { $count ->
    [one] { $number } точка другого пути
    [few] { $number } точки другого пути
   *[many] { $number } точек другого пути
}
lost-no-feeling = { $count ->
    [one] то, что в { $number } точке никто ничего не чувствует (записано как 3)
    [few] то, что в { $number } точках никто ничего не чувствует (записано как 3)
   *[many] то, что в { $number } точках никто ничего не чувствует (записано как 3)
}
lost-phases = { $count ->
    [one] то, что { $number } этап стоит до или после сервиса
    [few] то, что { $number } этапа стоят до или после сервиса
   *[many] то, что { $number } этапов стоят до или после сервиса
}
lost-answers = { $count ->
    [one] { $number } ячейка ответов
    [few] { $number } ячейки ответов
   *[many] { $number } ячеек ответов
}
lost-reported = { $count ->
    [one] { $number } сообщённая оценка
    [few] { $number } сообщённые оценки
   *[many] { $number } сообщённых оценок
}
lost-properties = { $count ->
    [one] { $number } свойство карты
    [few] { $number } свойства карты
   *[many] { $number } свойств карты
}
