# Что говорят оценки вместе, и заголовки таблиц. $score, $before и $after — это insight-score;
# в $difference есть и интервал; $name, $other и $third — названия с карты.

insight-score = { $metric } { $value } ({ $interval }, { $n })
insight-quoted = «{ $name }»
insight-more = { $count ->
    [one] ещё { $number }
    [few] ещё { $number }
   *[many] ещё { $number }
}
insight-no-channel = канал не указан
insight-no-owner = никто

insight-by-stage = Оценки этапов
insight-by-phase = Оценки фаз
insight-by-channel = Оценки каналов
insight-by-owner = Оценки по ответственным

finding-section-pain = Где болит сильнее всего
finding-section-drop = Где оценка падает сильнее всего
finding-section-moments = Моменты истины ниже цели
finding-section-changes = Что изменилось
finding-section-barriers = Барьеры, с которыми ничего не делают
finding-section-quick-wins = Что можно сделать сразу
finding-section-unknown = Что неизвестно

# $parts: доля недовольных × клиенты в месяц × момент истины × барьеры.
finding-pain = «{ $name }» болит: боль { $pain } = { $parts } (недовольные ответы × клиенты в месяц × момент истины × барьеры). { $score }.
finding-pain-share = «{ $name }» болит: боль { $pain } = { $parts } (недовольные ответы × клиенты в месяц, где-то неизвестные и потому принятые за 1 × момент истины × барьеры). { $score }.
finding-drop = Сильнее всего оценка падает в точке «{ $name }»: { $after } после { $before } в точке «{ $other }», разница { $difference }.
finding-no-clear-drop = { $count ->
    [one] Явного падения на пути нет: сравнили { $number } пару соседних точек.
    [few] Явного падения на пути нет: сравнили { $number } пары соседних точек.
   *[many] Явного падения на пути нет: сравнили { $number } пар соседних точек.
}
finding-low-moment = «{ $name }» — момент истины, и оценка ниже цели ({ $target }): { $score }.
finding-worse = В точке «{ $name }» стало явно хуже: { $later } — { $after }, { $earlier } — { $before }, разница { $difference }.
finding-better = В точке «{ $name }» стало явно лучше: { $later } — { $after }, { $earlier } — { $before }, разница { $difference }.
finding-no-clear-change = { $count ->
    [one] За последний месяц явных изменений нет: сравнили { $number } оценку с прежней.
    [few] За последний месяц явных изменений нет: сравнили { $number } оценки с прежними.
   *[many] За последний месяц явных изменений нет: сравнили { $number } оценок с прежними.
}
finding-open-barrier = Против барьера «{ $name }» в точке «{ $other }» ничего не запланировано: { $severity }, { $pain }.
finding-quick-win = Можете сделать сами: «{ $name }» — против барьера «{ $other }» в точке «{ $third }»: { $severity }, { $pain }.
finding-severity = тяжесть { $severity } из 5
finding-severity-unknown = тяжесть не оценена
finding-place-pain = боль точки контакта { $pain } = { $parts }
finding-place-unknown = боль точки контакта неизвестна: ответов нет
finding-no-answers = { $count ->
    [one] Нет ответов в { $number } точке контакта из { $total }: { $names }. Болит ли там, неизвестно.
    [few] Нет ответов в { $number } точках контакта из { $total }: { $names }. Болит ли там, неизвестно.
   *[many] Нет ответов в { $number } точках контакта из { $total }: { $names }. Болит ли там, неизвестно.
}
finding-reported-only = { $count ->
    [one] В { $number } точке контакта из { $total } есть только готовые цифры, без ответов: { $names }.
    [few] В { $number } точках контакта из { $total } есть только готовые цифры, без ответов: { $names }.
   *[many] В { $number } точках контакта из { $total } есть только готовые цифры, без ответов: { $names }.
}
finding-few-answers = { $count ->
    [one] Меньше 30 ответов в { $number } точке контакта из { $total }: { $names }. Судите по ней осторожно.
    [few] Меньше 30 ответов в { $number } точках контакта из { $total }: { $names }. Судите по ним осторожно.
   *[many] Меньше 30 ответов в { $number } точках контакта из { $total }: { $names }. Судите по ним осторожно.
}
finding-old-answers = { $count ->
    [one] Все ответы старше 12 месяцев в { $number } точке контакта из { $total }: { $names }. Спросите снова.
    [few] Все ответы старше 12 месяцев в { $number } точках контакта из { $total }: { $names }. Спросите снова.
   *[many] Все ответы старше 12 месяцев в { $number } точках контакта из { $total }: { $names }. Спросите снова.
}
finding-undated-answers = { $count ->
    [one] Ни один ответ не датирован в { $number } точке контакта из { $total }: { $names }. Изменений там не увидеть.
    [few] Ни один ответ не датирован в { $number } точках контакта из { $total }: { $names }. Изменений там не увидеть.
   *[many] Ни один ответ не датирован в { $number } точках контакта из { $total }: { $names }. Изменений там не увидеть.
}

# Рабочие списки. $score, $before и $after — это insight-score; в $difference есть и интервал.
worklist-low = { $score }: цель — { $target }
worklist-reached = { $score }: цель { $target } достигнута
worklist-no-answers = Ответов нет.
worklist-pain = Боль { $pain }
worklist-barrier = Барьер: { $text }
worklist-comment = «{ $text }»
worklist-state = { $state }, { $since }
worklist-state-answer = { $state }, { $since }: { $answer }
worklist-since-better = С тех пор явно лучше: { $after } после { $before }, разница { $difference }
worklist-since-worse = С тех пор явно хуже: { $after } после { $before }, разница { $difference }
worklist-since-unclear = С тех пор явной разницы нет: { $after } после { $before }
worklist-reopen = Сделано, но оценка всё ещё ниже цели: стоит возобновить.

# Таблицы.
report-scores = Оценки
report-worklists = Рабочие списки
report-indicators = Показатели
report-yes = да
report-no = нет
report-id = Код
report-metric = Метрика
report-period = Месяц
report-segment = Разрез
report-segment-value = Сегмент
report-n = Ответов (n)
report-value = Значение
report-low = Интервал от
report-high = Интервал до
report-target = Цель
report-below-target = Ниже цели
report-phase = Фаза
report-channel = Канал
report-owner = Ответственный
report-reported = Только сообщено
report-source = Источник
report-date = Дата
report-layer = Слой
report-unit = Единица
report-trend = По месяцам
report-pain = Боль
report-barriers = Барьеры
report-comments = Комментарии недовольных
report-state = Состояние
report-since = С какого дня
report-answer = Что делается
report-before = Оценка до
report-after = Оценка после
report-difference-low = Разница от
report-difference-high = Разница до
report-reopen = Возобновить

# Почему книга не записана.
report-too-long = На листе книги помещается { $most } строк, а их { $rows }. Возьмите CSV.
report-no-workbook = книгу не удалось составить: «{ $reason }».
