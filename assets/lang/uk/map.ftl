# Зображення карти.
map-untitled = Карта без назви
map-personas = { $count ->
    [one] Персона
   *[other] Персони
}: { $names }
map-scenario = Сценарій: { $text }
map-no-data = немає даних
map-n = n = { $n }
map-target = ціль { $value }
map-quoted = «{ $text }»
map-confirmed = Підтверджено
map-confirmed-by = даними
map-legend-moment = момент істини
map-legend-as-is = як є
map-legend-to-be = як має бути
map-legend-leaves = зникає
map-legend-arrives = зʼявляється
map-legend-barrier = барʼєр
map-legend-driver = драйвер
map-legend-hollow = менше 30 відповідей
map-line-of-interaction = лінія взаємодії
map-line-of-visibility = лінія видимості
map-sources = Оцінки: опитування { $from } … { $to } · { $count ->
    [one] { $n } відповідь
    [few] { $n } відповіді
   *[other] { $n } відповідей
}
map-sources-month = Оцінки: опитування { $from } · { $count ->
    [one] { $n } відповідь
    [few] { $n } відповіді
   *[other] { $n } відповідей
}
map-sources-undated = Оцінки: { $count ->
    [one] { $n } відповідь
    [few] { $n } відповіді
   *[other] { $n } відповідей
}
map-alt-channel = канал { $name }
map-alt-severity = тяжкість { $n } з 5
map-alt-votes = { $count ->
    [one] { $number } голос
    [few] { $number } голоси
   *[many] { $number } голосів
}
map-alt-score = { $metric } { $value }, n = { $n }, інтервал 95 %: { $interval }
map-alt-score-bare = { $metric } { $value }, n = { $n }
map-description = Карта шляху клієнта «{ $title }» ({ $state }): { $stages ->
    [one] { $stages } етап
    [few] { $stages } етапи
   *[other] { $stages } етапів
}, { $touchpoints ->
    [one] { $touchpoints } точка взаємодії
    [few] { $touchpoints } точки взаємодії
   *[other] { $touchpoints } точок взаємодії
}, { $moments ->
    [one] { $moments } момент істини
    [few] { $moments } моменти істини
   *[other] { $moments } моментів істини
}, { $barriers ->
    [one] { $barriers } барʼєр
    [few] { $barriers } барʼєри
   *[other] { $barriers } барʼєрів
}.

# Оцінки на карті: які відповіді і що про них сказано.
slice-all = усі відповіді
slice-rest = усі інші
map-shown = Оцінки: { $text }
map-sides = А: { $first } — Б: { $second }
map-first = А
map-second = Б
map-gap = { $gap } до цілі
map-change = { $change } до { $month }
map-no-change = без явних змін до { $month }
map-one-period = лише один місяць
map-stale = дані: { $month }
map-reported = зі слів
map-clearly-better = А явно краще
map-clearly-worse = А явно гірше
map-no-clear-difference = немає явної різниці
map-not-compared = немає з чим порівняти
map-contradicts = суперечить оцінці
map-legend-low = набагато нижче цілі
map-legend-below = нижче цілі
map-legend-met = цілі досягнуто
map-legend-high = набагато вище цілі
map-legend-fell = явно гірше, ніж місяцем раніше
map-legend-unchanged = без явних змін
map-legend-rose = явно краще, ніж місяцем раніше
map-legend-gap-far-below = набагато не дотягує до цілі
map-legend-gap-below = не дотягує до цілі
map-legend-gap-at = на рівні цілі
map-legend-gap-above = краще за ціль
map-legend-gap-far-above = набагато краще за ціль
map-legend-better = А явно краще, ніж Б
map-legend-worse = А явно гірше, ніж Б
map-legend-stale = старші за 12 місяців
map-legend-reported = лише зі слів
map-legend-contradicts = емоція суперечить оцінці

# Частина карти на окремій сторінці.
page-heading = { $heading } ({ $at } з { $of })

# Слайди.
deck-whole = Увесь шлях
deck-layout = Лише заголовок
