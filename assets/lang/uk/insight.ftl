# Що кажуть оцінки разом, і заголовки таблиць. $score, $before і $after — це insight-score;
# у $difference є й інтервал; $name, $other і $third — назви з карти.

insight-score = { $metric } { $value } ({ $interval }, { $n })
insight-quoted = «{ $name }»
insight-more = { $count ->
    [one] ще { $number }
    [few] ще { $number }
   *[many] ще { $number }
}
insight-no-channel = канал не вказано
insight-no-owner = ніхто

insight-by-stage = Оцінки етапів
insight-by-phase = Оцінки фаз
insight-by-channel = Оцінки каналів
insight-by-owner = Оцінки за відповідальними

finding-section-pain = Де болить найдужче
finding-section-drop = Де оцінка падає найдужче
finding-section-moments = Моменти істини нижче цілі
finding-section-changes = Що змінилося
finding-section-barriers = Барʼєри, з якими нічого не роблять
finding-section-quick-wins = Що можна зробити одразу
finding-section-unknown = Що невідомо

# $parts: частка незадоволених × клієнти за місяць × момент істини × барʼєри.
finding-pain = «{ $name }» болить: біль { $pain } = { $parts } (незадоволені відповіді × клієнти за місяць × момент істини × барʼєри). { $score }.
finding-pain-share = «{ $name }» болить: біль { $pain } = { $parts } (незадоволені відповіді × клієнти за місяць, десь невідомі й тому взяті за 1 × момент істини × барʼєри). { $score }.
finding-drop = Найдужче оцінка падає в точці «{ $name }»: { $after } після { $before } у точці «{ $other }», різниця { $difference }.
finding-no-clear-drop = { $count ->
    [one] Явного падіння на шляху немає: порівняно { $number } пару сусідніх точок.
    [few] Явного падіння на шляху немає: порівняно { $number } пари сусідніх точок.
   *[many] Явного падіння на шляху немає: порівняно { $number } пар сусідніх точок.
}
finding-low-moment = «{ $name }» — момент істини, і оцінка нижча за ціль ({ $target }): { $score }.
finding-worse = У точці «{ $name }» стало явно гірше: { $later } — { $after }, { $earlier } — { $before }, різниця { $difference }.
finding-better = У точці «{ $name }» стало явно краще: { $later } — { $after }, { $earlier } — { $before }, різниця { $difference }.
finding-no-clear-change = { $count ->
    [one] За останній місяць явних змін немає: порівняно { $number } оцінку з попередньою.
    [few] За останній місяць явних змін немає: порівняно { $number } оцінки з попередніми.
   *[many] За останній місяць явних змін немає: порівняно { $number } оцінок із попередніми.
}
finding-open-barrier = Проти барʼєра «{ $name }» у точці «{ $other }» нічого не заплановано: { $severity }, { $pain }.
finding-quick-win = Можете зробити самі: «{ $name }» — проти барʼєра «{ $other }» у точці «{ $third }»: { $severity }, { $pain }.
finding-severity = тяжкість { $severity } із 5
finding-severity-unknown = тяжкість не оцінено
finding-place-pain = біль точки взаємодії { $pain } = { $parts }
finding-place-unknown = біль точки взаємодії невідомий: відповідей немає
finding-no-answers = { $count ->
    [one] Немає відповідей в { $number } точці взаємодії з { $total }: { $names }. Чи болить там, невідомо.
    [few] Немає відповідей у { $number } точках взаємодії з { $total }: { $names }. Чи болить там, невідомо.
   *[many] Немає відповідей у { $number } точках взаємодії з { $total }: { $names }. Чи болить там, невідомо.
}
finding-reported-only = { $count ->
    [one] В { $number } точці взаємодії з { $total } є лише готові цифри, без відповідей: { $names }.
    [few] У { $number } точках взаємодії з { $total } є лише готові цифри, без відповідей: { $names }.
   *[many] У { $number } точках взаємодії з { $total } є лише готові цифри, без відповідей: { $names }.
}
finding-few-answers = { $count ->
    [one] Менше 30 відповідей в { $number } точці взаємодії з { $total }: { $names }. Судіть про неї обережно.
    [few] Менше 30 відповідей у { $number } точках взаємодії з { $total }: { $names }. Судіть про них обережно.
   *[many] Менше 30 відповідей у { $number } точках взаємодії з { $total }: { $names }. Судіть про них обережно.
}
finding-old-answers = { $count ->
    [one] Усі відповіді старші за 12 місяців в { $number } точці взаємодії з { $total }: { $names }. Запитайте знову.
    [few] Усі відповіді старші за 12 місяців у { $number } точках взаємодії з { $total }: { $names }. Запитайте знову.
   *[many] Усі відповіді старші за 12 місяців у { $number } точках взаємодії з { $total }: { $names }. Запитайте знову.
}
finding-undated-answers = { $count ->
    [one] Жодна відповідь не має дати в { $number } точці взаємодії з { $total }: { $names }. Змін там не побачити.
    [few] Жодна відповідь не має дати у { $number } точках взаємодії з { $total }: { $names }. Змін там не побачити.
   *[many] Жодна відповідь не має дати у { $number } точках взаємодії з { $total }: { $names }. Змін там не побачити.
}

# Робочі списки. $score, $before і $after — це insight-score; у $difference є й інтервал.
worklist-low = { $score }: ціль — { $target }
worklist-reached = { $score }: цілі { $target } досягнуто
worklist-no-answers = Відповідей немає.
worklist-pain = Біль { $pain }
worklist-barrier = Барʼєр: { $text }
worklist-comment = «{ $text }»
worklist-state = { $state }, { $since }
worklist-state-answer = { $state }, { $since }: { $answer }
worklist-since-better = Відтоді явно краще: { $after } після { $before }, різниця { $difference }
worklist-since-worse = Відтоді явно гірше: { $after } після { $before }, різниця { $difference }
worklist-since-unclear = Відтоді явної різниці немає: { $after } після { $before }
worklist-reopen = Зроблено, але оцінка досі нижча за ціль: варто відновити.

# Таблиці.
report-scores = Оцінки
report-worklists = Робочі списки
report-indicators = Показники
report-yes = так
report-no = ні
report-id = Код
report-metric = Метрика
report-period = Місяць
report-segment = Розріз
report-segment-value = Сегмент
report-n = Відповідей (n)
report-value = Значення
report-low = Інтервал від
report-high = Інтервал до
report-target = Ціль
report-below-target = Нижче цілі
report-phase = Фаза
report-channel = Канал
report-owner = Відповідальний
report-reported = Лише повідомлено
report-source = Джерело
report-date = Дата
report-layer = Шар
report-unit = Одиниця
report-trend = За місяцями
report-pain = Біль
report-barriers = Барʼєри
report-comments = Коментарі незадоволених
report-state = Стан
report-since = З якого дня
report-answer = Що роблять
report-before = Оцінка до
report-after = Оцінка після
report-difference-low = Різниця від
report-difference-high = Різниця до
report-reopen = Відновити

# Чому книгу не записано.
report-too-long = На аркуші книги вміщується { $most } рядків, а їх { $rows }. Візьміть CSV.
report-no-workbook = книгу не вдалося скласти: «{ $reason }».
