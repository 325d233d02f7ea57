# Изображение карты.
map-untitled = Карта без названия
map-personas = { $count ->
    [one] Персона
   *[other] Персоны
}: { $names }
map-scenario = Сценарий: { $text }
map-no-data = нет данных
map-n = n = { $n }
map-target = цель { $value }
map-quoted = «{ $text }»
map-confirmed = Подтверждено
map-confirmed-by = данными
map-legend-moment = момент истины
map-legend-as-is = как есть
map-legend-to-be = как должно быть
map-legend-leaves = уходит
map-legend-arrives = появляется
map-legend-barrier = барьер
map-legend-driver = драйвер
map-legend-hollow = меньше 30 ответов
map-line-of-interaction = линия взаимодействия
map-line-of-visibility = линия видимости
map-sources = Оценки: опрос { $from } … { $to } · { $count ->
    [one] { $n } ответ
    [few] { $n } ответа
   *[other] { $n } ответов
}
map-sources-month = Оценки: опрос { $from } · { $count ->
    [one] { $n } ответ
    [few] { $n } ответа
   *[other] { $n } ответов
}
map-sources-undated = Оценки: { $count ->
    [one] { $n } ответ
    [few] { $n } ответа
   *[other] { $n } ответов
}
map-alt-channel = канал { $name }
map-alt-severity = тяжесть { $n } из 5
map-alt-votes = { $count ->
    [one] { $number } голос
    [few] { $number } голоса
   *[many] { $number } голосов
}
map-alt-score = { $metric } { $value }, n = { $n }, интервал 95 %: { $interval }
map-alt-score-bare = { $metric } { $value }, n = { $n }
map-description = Карта пути клиента «{ $title }» ({ $state }): { $stages ->
    [one] { $stages } этап
    [few] { $stages } этапа
   *[other] { $stages } этапов
}, { $touchpoints ->
    [one] { $touchpoints } точка контакта
    [few] { $touchpoints } точки контакта
   *[other] { $touchpoints } точек контакта
}, { $moments ->
    [one] { $moments } момент истины
    [few] { $moments } момента истины
   *[other] { $moments } моментов истины
}, { $barriers ->
    [one] { $barriers } барьер
    [few] { $barriers } барьера
   *[other] { $barriers } барьеров
}.
