# Назви всього, з чого складається карта, і кожного вибору. Ключ = префікс + ключ значення.

# Види елементів.
kind-persona = Персона
kind-stage = Етап
kind-touchpoint = Точка взаємодії
kind-transition = Перехід
kind-emotion = Емоція
kind-barrier = Барʼєр
kind-driver = Драйвер
kind-moment = Момент істини
kind-solution = Рішення
kind-evidence = Доказ
kind-indicator = Показник
kind-quote = Цитата
kind-picture = Зображення
kind-idea = Ідея
kind-frame = Кадр розповіді

# Скільки чого. $count вибирає форму, $number — число, як воно пишеться.
count-persona = { $count ->
    [one] { $number } персона
    [few] { $number } персони
   *[many] { $number } персон
}
count-stage = { $count ->
    [one] { $number } етап
    [few] { $number } етапи
   *[many] { $number } етапів
}
count-touchpoint = { $count ->
    [one] { $number } точка взаємодії
    [few] { $number } точки взаємодії
   *[many] { $number } точок взаємодії
}
count-transition = { $count ->
    [one] { $number } перехід
    [few] { $number } переходи
   *[many] { $number } переходів
}
count-emotion = { $count ->
    [one] { $number } емоція
    [few] { $number } емоції
   *[many] { $number } емоцій
}
count-barrier = { $count ->
    [one] { $number } барʼєр
    [few] { $number } барʼєри
   *[many] { $number } барʼєрів
}
count-driver = { $count ->
    [one] { $number } драйвер
    [few] { $number } драйвери
   *[many] { $number } драйверів
}
count-moment = { $count ->
    [one] { $number } момент істини
    [few] { $number } моменти істини
   *[many] { $number } моментів істини
}
count-solution = { $count ->
    [one] { $number } рішення
    [few] { $number } рішення
   *[many] { $number } рішень
}
count-evidence = { $count ->
    [one] { $number } доказ
    [few] { $number } докази
   *[many] { $number } доказів
}
count-indicator = { $count ->
    [one] { $number } показник
    [few] { $number } показники
   *[many] { $number } показників
}
count-quote = { $count ->
    [one] { $number } цитата
    [few] { $number } цитати
   *[many] { $number } цитат
}
count-picture = { $count ->
    [one] { $number } зображення
    [few] { $number } зображення
   *[many] { $number } зображень
}
count-idea = { $count ->
    [one] { $number } ідея
    [few] { $number } ідеї
   *[many] { $number } ідей
}
count-frame = { $count ->
    [one] { $number } кадр розповіді
    [few] { $number } кадри розповіді
   *[many] { $number } кадрів розповіді
}

# Три фази.
phase-pre-service = Передсервіс
phase-service = Сервіс
phase-post-service = Постсервіс

# У якому зі шляхів щось відбувається.
presence-both = Зараз і в цільовому шляху
presence-as-is-only = Лише зараз: зникне
presence-to-be-only = Лише в цільовому шляху: нове

# Два шляхи.
journey-as-is = Як є
journey-to-be = Як має бути

# Що показує картина карти.
state-as-is = Як є
state-to-be = Як має бути
state-gap = Розрив

# Знак і сила емоцій та слово, яке пропонується для почуття такої сили.
valence-very-bad = Дуже погано
valence-bad = Погано
valence-neutral = Нейтрально
valence-good = Добре
valence-very-good = Дуже добре
feeling-very-bad = Злість
feeling-bad = Прикрість
feeling-neutral = Спокій
feeling-good = Упевненість
feeling-very-good = Захват

# Моменти істини.
moment-zero = Нульовий: пошук і порівняння
moment-first = Перший: перша зустріч
moment-second = Другий: користування послугою
moment-ultimate = Найвищий: розповідь іншим

# Чи може команда зробити рішення.
feasibility-own = Можемо самі
feasibility-sanctioned = Потрібне погодження керівництва
feasibility-not-yet = Поки ні

# Скільки роботи в рішенні.
effort-small = Дні
effort-medium = Тижні
effort-large = Місяці

# Як далеко просунулося рішення.
status-idea = Ідея
status-planned = Заплановано
status-in-work = У роботі
status-done = Зроблено
status-rejected = Відхилено

# Як далеко просунулася відповідь на низьку оцінку.
follow-up-open = Не розпочато
follow-up-in-work = У роботі
follow-up-done = Зроблено
follow-up-reopened = Відновлено

# Звідки взято твердження.
source-gemba = Спостереження на місці (гемба)
source-interview = Інтервʼю
source-survey = Опитування
source-analytics = Аналітика
source-complaint = Скарга
source-expert = Думка експерта

# Шари показників.
layer-cx = Клієнтський досвід (CX)
layer-ox = Операції (OX)
layer-ex = Досвід співробітників (EX)
layer-it = Інформаційні технології (IT)
layer-tx = Гроші (TX)

# Що каже звʼязок: А … Б.
link-contains = містить
link-leaves = починає перехід
link-arrives = веде до
link-feels = викликає
link-of = належить до
link-hinders = заважає в
link-carries = веде далі в
link-marks = позначає
link-answers = усуває
link-supports = підтверджує
link-measures = вимірює
link-influences = впливає на
link-voices = сказано про
link-depicts = показує
link-shows = дивиться на
link-lights = виділяє

# Метрики: коротке імʼя і що це таке.
metric-csi = CSI
metric-csi-hint = Індекс задоволеності: середня відповідь від 1 до 10
metric-csat = CSAT
metric-csat-hint = Задоволеність: частка відповідей 4 і 5 з 5
metric-ces = CES
metric-ces-hint = Легкість: частка відповідей 9 і 10 з 10, де 10 — дуже легко
metric-nps = NPS
metric-nps-hint = Готовність рекомендувати за шкалою 0–10: частка 9 і 10 мінус частка 0–6
metric-nps-1-10 = NPS 1–10
metric-nps-1-10-hint = Готовність рекомендувати за шкалою 1–10: частка 9 і 10 мінус частка 1–6
metric-cli = CLI
metric-cli-hint = Індекс лояльності: середнє трьох запитань від 1 до 6
metric-custom-hint = Власна метрика карти: назву й правило задано в ній

# Доріжки: імʼя і на яке запитання відповідає.
lane-touchpoints = Точки взаємодії
lane-touchpoints-hint = де і як зустрічаємося
lane-actions = Дії
lane-actions-hint = що робить
lane-expectations = Очікування
lane-expectations-hint = чого хоче
lane-emotions = Емоції
lane-emotions-hint = що відчуває
lane-barriers = Барʼєри
lane-barriers-hint = що заважає
lane-drivers = Драйвери
lane-drivers-hint = що веде далі
lane-scores = Зворотний звʼязок
lane-scores-hint = оцінка, n та інтервал 95 %
lane-solutions = Рішення
lane-solutions-hint = I самі · II за погодженням · III поки ні
lane-owners = Відповідальні
lane-owners-hint = хто відповідає
lane-channels = Канали
lane-channels-hint = за допомогою чого
lane-indicators = Показники
lane-indicators-hint = інші цифри та їхні цілі
lane-backstage = За лаштунками
lane-backstage-hint = чого клієнт не бачить
lane-quotes = Цитати
lane-quotes-hint = словами клієнта
lane-evidence = Докази
lane-evidence-hint = звідки знаємо
lane-pictures = Зображення
lane-pictures-hint = який це має вигляд

# Теми.
theme-light = Світла
theme-dark = Темна
theme-projector = Для проєктора

# Мови, кожна своїми словами.
language-en = English
language-ru = Русский
language-uk = Українська

# Місяці: самі по собі, всередині дати і коротко.
month-1 = січень
month-2 = лютий
month-3 = березень
month-4 = квітень
month-5 = травень
month-6 = червень
month-7 = липень
month-8 = серпень
month-9 = вересень
month-10 = жовтень
month-11 = листопад
month-12 = грудень
month-of-1 = січня
month-of-2 = лютого
month-of-3 = березня
month-of-4 = квітня
month-of-5 = травня
month-of-6 = червня
month-of-7 = липня
month-of-8 = серпня
month-of-9 = вересня
month-of-10 = жовтня
month-of-11 = листопада
month-of-12 = грудня
month-short-1 = січ.
month-short-2 = лют.
month-short-3 = бер.
month-short-4 = квіт.
month-short-5 = трав.
month-short-6 = черв.
month-short-7 = лип.
month-short-8 = серп.
month-short-9 = вер.
month-short-10 = жовт.
month-short-11 = лист.
month-short-12 = груд.

# Дати: місяць і рік; день, місяць і рік.
date-month = { $month } { $year }
date-day = { $day } { $month } { $year } р.
