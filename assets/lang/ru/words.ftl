# Названия всего, из чего состоит карта, и каждого выбора. Ключ = приставка + ключ значения.

# Виды элементов.
kind-persona = Персона
kind-stage = Этап
kind-touchpoint = Точка контакта
kind-transition = Переход
kind-emotion = Эмоция
kind-barrier = Барьер
kind-driver = Драйвер
kind-moment = Момент истины
kind-solution = Решение
kind-evidence = Доказательство
kind-indicator = Показатель
kind-quote = Цитата
kind-picture = Изображение
kind-idea = Идея
kind-frame = Кадр рассказа

# Сколько чего. $count выбирает форму, $number — число, как оно пишется.
count-persona = { $count ->
    [one] { $number } персона
    [few] { $number } персоны
   *[many] { $number } персон
}
count-stage = { $count ->
    [one] { $number } этап
    [few] { $number } этапа
   *[many] { $number } этапов
}
count-touchpoint = { $count ->
    [one] { $number } точка контакта
    [few] { $number } точки контакта
   *[many] { $number } точек контакта
}
count-transition = { $count ->
    [one] { $number } переход
    [few] { $number } перехода
   *[many] { $number } переходов
}
count-emotion = { $count ->
    [one] { $number } эмоция
    [few] { $number } эмоции
   *[many] { $number } эмоций
}
count-barrier = { $count ->
    [one] { $number } барьер
    [few] { $number } барьера
   *[many] { $number } барьеров
}
count-driver = { $count ->
    [one] { $number } драйвер
    [few] { $number } драйвера
   *[many] { $number } драйверов
}
count-moment = { $count ->
    [one] { $number } момент истины
    [few] { $number } момента истины
   *[many] { $number } моментов истины
}
count-solution = { $count ->
    [one] { $number } решение
    [few] { $number } решения
   *[many] { $number } решений
}
count-evidence = { $count ->
    [one] { $number } доказательство
    [few] { $number } доказательства
   *[many] { $number } доказательств
}
count-indicator = { $count ->
    [one] { $number } показатель
    [few] { $number } показателя
   *[many] { $number } показателей
}
count-quote = { $count ->
    [one] { $number } цитата
    [few] { $number } цитаты
   *[many] { $number } цитат
}
count-picture = { $count ->
    [one] { $number } изображение
    [few] { $number } изображения
   *[many] { $number } изображений
}
count-idea = { $count ->
    [one] { $number } идея
    [few] { $number } идеи
   *[many] { $number } идей
}
count-frame = { $count ->
    [one] { $number } кадр рассказа
    [few] { $number } кадра рассказа
   *[many] { $number } кадров рассказа
}

# Три фазы.
phase-pre-service = Предсервис
phase-service = Сервис
phase-post-service = Постсервис

# В каком из путей что-то происходит.
presence-both = Сейчас и в целевом пути
presence-as-is-only = Только сейчас: исчезнет
presence-to-be-only = Только в целевом пути: новое

# Два пути.
journey-as-is = Как есть
journey-to-be = Как должно быть

# Что показывает картина карты.
state-as-is = Как есть
state-to-be = Как должно быть
state-gap = Разрыв

# Знак и сила эмоций и слово, которое предлагается для чувства такой силы.
valence-very-bad = Очень плохо
valence-bad = Плохо
valence-neutral = Нейтрально
valence-good = Хорошо
valence-very-good = Очень хорошо
feeling-very-bad = Злость
feeling-bad = Досада
feeling-neutral = Спокойствие
feeling-good = Уверенность
feeling-very-good = Восторг

# Моменты истины.
moment-zero = Нулевой: поиск и сравнение
moment-first = Первый: первая встреча
moment-second = Второй: пользование услугой
moment-ultimate = Высший: рассказ другим

# Может ли команда сделать решение.
feasibility-own = Можем сами
feasibility-sanctioned = Нужна санкция руководства
feasibility-not-yet = Пока нет

# Сколько работы в решении.
effort-small = Дни
effort-medium = Недели
effort-large = Месяцы

# Как далеко продвинулось решение.
status-idea = Идея
status-planned = Запланировано
status-in-work = В работе
status-done = Сделано
status-rejected = Отклонено

# Как далеко продвинулся ответ на низкую оценку.
follow-up-open = Не начато
follow-up-in-work = В работе
follow-up-done = Сделано
follow-up-reopened = Возобновлено

# Откуда взято утверждение.
source-gemba = Наблюдение на месте (гемба)
source-interview = Интервью
source-survey = Опрос
source-analytics = Аналитика
source-complaint = Жалоба
source-expert = Мнение эксперта

# Слои показателей.
layer-cx = Клиентский опыт (CX)
layer-ox = Операции (OX)
layer-ex = Опыт сотрудников (EX)
layer-it = Информационные технологии (IT)
layer-tx = Деньги (TX)

# Что говорит связь: А … Б.
link-contains = содержит
link-leaves = начинает переход
link-arrives = ведёт к
link-feels = вызывает
link-of = относится к
link-hinders = мешает в
link-carries = ведёт дальше в
link-marks = отмечает
link-answers = устраняет
link-supports = подтверждает
link-measures = измеряет
link-influences = влияет на
link-voices = сказано о
link-depicts = показывает
link-shows = смотрит на
link-lights = выделяет

# Метрики: короткое имя и что это такое.
metric-csi = CSI
metric-csi-hint = Индекс удовлетворённости: средний ответ от 1 до 10
metric-csat = CSAT
metric-csat-hint = Удовлетворённость: доля ответов 4 и 5 из 5
metric-ces = CES
metric-ces-hint = Лёгкость: доля ответов 9 и 10 из 10, где 10 — очень легко
metric-nps = NPS
metric-nps-hint = Готовность рекомендовать по шкале 0–10: доля 9 и 10 минус доля 0–6
metric-nps-1-10 = NPS 1–10
metric-nps-1-10-hint = Готовность рекомендовать по шкале 1–10: доля 9 и 10 минус доля 1–6
metric-cli = CLI
metric-cli-hint = Индекс лояльности: среднее трёх вопросов от 1 до 6
metric-custom-hint = Собственная метрика карты: название и правило заданы в ней

# Дорожки: имя и на какой вопрос отвечает.
lane-touchpoints = Точки контакта
lane-touchpoints-hint = где и как встречаемся
lane-actions = Действия
lane-actions-hint = что делает
lane-expectations = Ожидания
lane-expectations-hint = чего хочет
lane-emotions = Эмоции
lane-emotions-hint = что чувствует
lane-barriers = Барьеры
lane-barriers-hint = что мешает
lane-drivers = Драйверы
lane-drivers-hint = что ведёт дальше
lane-scores = Обратная связь
lane-scores-hint = оценка, n и интервал 95 %
lane-solutions = Решения
lane-solutions-hint = I сами · II с санкцией · III пока нет
lane-owners = Ответственные
lane-owners-hint = кто отвечает
lane-channels = Каналы
lane-channels-hint = с помощью чего
lane-indicators = Показатели
lane-indicators-hint = другие цифры и их цели
lane-backstage = За кулисами
lane-backstage-hint = чего клиент не видит
lane-quotes = Цитаты
lane-quotes-hint = словами клиента
lane-evidence = Доказательства
lane-evidence-hint = откуда знаем
lane-pictures = Изображения
lane-pictures-hint = как это выглядит

# Темы.
theme-light = Светлая
theme-dark = Тёмная
theme-projector = Для проектора

# Языки, каждый своими словами.
language-en = English
language-ru = Русский
language-uk = Українська

# Месяцы: сами по себе, внутри даты и кратко.
month-1 = январь
month-2 = февраль
month-3 = март
month-4 = апрель
month-5 = май
month-6 = июнь
month-7 = июль
month-8 = август
month-9 = сентябрь
month-10 = октябрь
month-11 = ноябрь
month-12 = декабрь
month-of-1 = января
month-of-2 = февраля
month-of-3 = марта
month-of-4 = апреля
month-of-5 = мая
month-of-6 = июня
month-of-7 = июля
month-of-8 = августа
month-of-9 = сентября
month-of-10 = октября
month-of-11 = ноября
month-of-12 = декабря
month-short-1 = янв.
month-short-2 = февр.
month-short-3 = март
month-short-4 = апр.
month-short-5 = май
month-short-6 = июнь
month-short-7 = июль
month-short-8 = авг.
month-short-9 = сент.
month-short-10 = окт.
month-short-11 = нояб.
month-short-12 = дек.

# Даты: месяц и год; день, месяц и год.
date-month = { $month } { $year }
date-day = { $day } { $month } { $year } г.
