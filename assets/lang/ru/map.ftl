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

# Оценки на карте: какие ответы и что о них сказано.
slice-all = все ответы
slice-rest = все остальные
map-shown = Оценки: { $text }
map-sides = А: { $first } — Б: { $second }
map-first = А
map-second = Б
map-gap = { $gap } к цели
map-change = { $change } к { $month }
map-no-change = без явных изменений к { $month }
map-one-period = только один месяц
map-stale = данные: { $month }
map-reported = со слов
map-clearly-better = А явно лучше
map-clearly-worse = А явно хуже
map-no-clear-difference = нет явной разницы
map-not-compared = не с чем сравнить
map-contradicts = противоречит оценке
map-legend-low = намного ниже цели
map-legend-below = ниже цели
map-legend-met = цель достигнута
map-legend-high = намного выше цели
map-legend-fell = явно хуже, чем месяцем раньше
map-legend-unchanged = без явных изменений
map-legend-rose = явно лучше, чем месяцем раньше
map-legend-gap-far-below = намного не дотягивает до цели
map-legend-gap-below = не дотягивает до цели
map-legend-gap-at = на уровне цели
map-legend-gap-above = лучше цели
map-legend-gap-far-above = намного лучше цели
map-legend-better = А явно лучше, чем Б
map-legend-worse = А явно хуже, чем Б
map-legend-stale = старше 12 месяцев
map-legend-reported = только со слов
map-legend-contradicts = эмоция противоречит оценке

# Часть карты на отдельной странице.
page-heading = { $heading } ({ $at } из { $of })

# Слайды.
deck-whole = Весь путь
deck-layout = Только заголовок
