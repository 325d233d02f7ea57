# Що властивості пропонують біля кожного поля.
everybody = Усі
field-different = різне
field-not-estimated = не оцінена
field-unit = Одиниця
field-state = Відкривається як
field-language = Мова текстів
field-lead = Головна метрика
field-lead-first = перша з опитування
field-targets = Цілі
hint-date = 30.09.2026
hint-authors = по одному в рядку
misread-number = Це не число. Напишіть 7,5 або 7.5.
misread-whole = Це не ціле число. Напишіть 1200.
misread-share = Частка — від 0 до 100 %.
misread-votes = Голосів — від 0 до 9999.
misread-date = Такого дня немає. Напишіть 30.09.2026 або 2026-09-30.
misread-range = Ця метрика — від { $low } до { $high }.
misread-link = Відкриваються лише посилання, що починаються з https://, http:// або mailto:.
link-open = Відкрити посилання
notice-misread = Незрозуміло, що означає «{ $text }»: це не збережено. Виправте у властивостях.
notice-show = Показати
add-touchpoint = Нова точка взаємодії
add-barrier = Новий барʼєр
add-driver = Новий драйвер
add-solution = Нове рішення
add-evidence = Новий доказ
add-quote = Нова цитата
add-indicator = Новий показник
add-persona = Нова персона
add-picture = Зображення з файлу…
add-emotion = Емоція іншої персони або іншого шляху
add-way-in = Перехід з іншої точки
add-way-on = Перехід до іншої точки
tie-barrier = Повʼязати з барʼєром карти
tie-driver = Повʼязати з драйвером карти
tie-solution = Повʼязати з рішенням карти
tie-evidence = Повʼязати з доказом карти
tie-indicator = Повʼязати з показником карти
tie-place = Указати ще одне місце
tie-cause = Додати, що на нього впливає
tie-effect = Додати, на що він впливає
tie-statement = Додати, що він підтверджує
lead-from = Почати в іншій точці
lead-to = Вести до іншої точки
way-open = Відкрити перехід
emotion-open = Відкрити емоцію
emotion-remove = Видалити емоцію
list-remove = Видалити «{ $name }»
list-take-off = Відвʼязати «{ $name }»
list-up = Підняти «{ $name }»
list-down = Опустити «{ $name }»
pick-search = Знайти…
pick-nothing = Повʼязати нема з чим.
picture-replace = Замінити з файлу…
picture-not-read = { $file } не вдалося прочитати: { $why }. Виберіть інший файл.
picture-not-known = { $file } не читається як зображення: підійдуть PNG, JPEG, GIF, WebP і BMP. Збережіть його в одному з цих форматів (знімки телефона в HEIC — у JPEG) або виберіть інший файл.
path-picture = Зображення для карти
task-embed = Читається { $file }…
inspect-several = { $count ->
    [one] { $number } елемент
    [few] { $number } елементи
   *[many] { $number } елементів
}
inspect-kinds = Виберіть вид, щоб змінити все одразу.
inspect-nothing-shared = Спільних властивостей у них немає. Їх можна разом переносити, копіювати й видаляти.
step-set-clients = клієнти «{ $name }»
step-set-clients-several = клієнти: { $what }
step-set-value = значення «{ $name }»
step-set-value-several = значення: { $what }
step-set-target = ціль «{ $name }»
step-set-target-several = ціль: { $what }
step-set-date = дата «{ $name }»
step-set-date-several = дата: { $what }
step-set-phase = фаза «{ $name }»
step-set-phase-several = фаза: { $what }
step-set-journey = шлях емоції «{ $name }»
step-set-journey-several = шлях: { $what }
step-set-moment = вид моменту істини «{ $name }»
step-set-moment-several = вид: { $what }
step-set-effort = трудомісткість «{ $name }»
step-set-effort-several = трудомісткість: { $what }
step-set-source = вид джерела «{ $name }»
step-set-source-several = вид джерела: { $what }
step-set-layer = шар «{ $name }»
step-set-layer-several = шар: { $what }
step-set-persona = персона емоції «{ $name }»
step-set-persona-several = персона: { $what }
step-map = карта «{ $name }»
step-link = звʼязок із «{ $name }»
step-unlink = розрив звʼязку з «{ $name }»
step-add-persona = персона «{ $name }»
step-add-picture = зображення біля «{ $name }»
step-replace-picture = заміна зображення «{ $name }»
step-follow-up = робота з оцінкою «{ $name }»
step-follow-up-several = робота з оцінкою: { $what }
misread-blank = Напишіть значення.
misread-taken = Вимірювання за цей день уже є.
list-more = { $count ->
    [one] Показати ще { $number }
    [few] Показати ще { $number }
   *[many] Показати ще { $number }
}
field-own-lead = Показувати й порівнювати за
field-lead-map = як у карти: { $metric }
score-trend = За місяцями
score-trend-of = { $metric } за місяцями
score-month-better = Помітно краще, ніж { $month }.
score-month-worse = Помітно гірше, ніж { $month }.
score-month-same = Немає явної різниці з { $month }.
score-split = За групами клієнтів
score-split-column = Групи за
score-split-better = помітно краще за решту
score-split-worse = помітно гірше за решту
score-split-same = Жодна група явно не відрізняється від решти.
score-comments = Коментарі
score-comments-which = Чиї коментарі
score-comments-all = Усіх
score-comments-low = Невдоволених
score-comments-none = Невдоволені клієнти нічого не написали.
comment-beside = Написано поруч із відповіддю { $answer } ({ $metric }), { $month }.
comment-bare = Написано в опитуванні, { $month }.
score-undated = без дати
field-reported = Повідомлені оцінки
add-reported = Нова повідомлена оцінка
reported-hint = Про них лише повідомили, самих відповідей немає: з відповідями їх ніколи не поєднують.
reported-mark = повідомлено
reported-metric = Метрика
reported-value = Значення
reported-count = Відповідей (n)
reported-source = Хто повідомив
reported-date = За який день
reported-enter = Додати оцінку
field-follow-up = Робота з оцінкою
field-follow-answer = Що робиться
field-follow-since = З якого дня
follow-up-none = немає
follow-up-measured = Чи допомогло, покажуть відповіді починаючи з місяця: { $month }.
field-history = Вимірювання
measure-field = Нове вимірювання
measure-hint = 30.09.2026 12,5 або два стовпці з таблиці
measure-enter = Додати
measure-from = Вимірювання з файлу…
path-measurements = Файл із вимірюваннями
task-measurements = Читання { $file }…
notice-measured-known = { $file }: усі вимірювання з нього вже внесено.
measured-none = У { $file } немає дат зі значеннями поруч. Виберіть файл, де є стовпець дат і стовпець значень.
measure-found = { $count ->
    [one] Розпізнано { $number } вимірювання.
    [few] Розпізнано { $number } вимірювання.
   *[many] Розпізнано { $number } вимірювань.
}
measure-misread = { $count ->
    [one] Незрозумілий { $number } рядок: «{ $text }». Напишіть дату й значення.
    [few] Незрозумілі { $number } рядки, перший — «{ $text }». Напишіть дату й значення.
   *[many] Незрозумілі { $number } рядків, перший — «{ $text }». Напишіть дату й значення.
}
measured-date = Дата: { $date }
measured-value = Значення на { $date }
measured-remove = Видалити вимірювання за { $date }
field-questions = Запитання й метрики
add-question = Нове запитання
questions-none = Запитання надходять з опитуваннями або вводяться тут.
field-imports = Завантажені опитування
import-remove = Прибрати «{ $name }» ({ $answers }) разом із коментарями
survey-pasted = Вставлені відповіді
field-profiles = Профілі опитувань
profile-columns = { $count ->
    [one] { $number } стовпець
    [few] { $number } стовпці
   *[many] { $number } стовпців
}
question-answers = { $count ->
    [one] { $number } відповідь
    [few] { $number } відповіді
   *[many] { $number } відповідей
}
question-remove = Видалити «{ $name }» і все, що з ним: { $answers }
question-wording = Формулювання { $id }
question-text = Формулювання
question-metric = Його метрика
question-enter = Додати запитання
metric-new = нова метрика…
metric-name = Назва метрики
metric-low = Найменша відповідь
metric-high = Найбільша відповідь
metric-best = Найкраща відповідь
metric-best-high = найбільша
metric-best-low = найменша
metric-figure = Що рахувати
metric-mean = Середня відповідь
metric-top = Частка найкращих відповідей
metric-net = Найкращі мінус найгірші
metric-top-count = Скільки найкращих відповідей
metric-bottom-count = Скільки найгірших відповідей
metric-needs-name = Метриці потрібна назва.
metric-needs-scale = Найбільша відповідь має бути більшою за найменшу й не більшою за 100.
metric-needs-answers = Найкращі й найгірші відповіді разом мають бути частиною шкали, хоча б по одній.
metric-rule-mean = Середня відповідь, { $scale }
metric-rule-top = Частка найкращих відповідей ({ $best }) на шкалі { $scale }
metric-rule-net = Частка найкращих відповідей ({ $best }) мінус частка найгірших ({ $worst }) на шкалі { $scale }
step-report = повідомлена оцінка біля «{ $name }»
step-unreport = вилучення повідомленої оцінки біля «{ $name }»
step-measure = вимірювання «{ $name }»
step-measure-several = { $count ->
    [one] { $number } вимірювання «{ $name }»
    [few] { $number } вимірювання «{ $name }»
   *[many] { $number } вимірювань «{ $name }»
}
step-unmeasure = вилучення вимірювання «{ $name }»
step-add-question = запитання «{ $name }»
step-remove-question = вилучення запитання «{ $name }»
step-remove-import = вилучення опитування «{ $name }»
step-remove-pasted = вилучення вставлених відповідей
step-remove-profile = вилучення профілю «{ $name }»
step-set-lead = головна метрика «{ $name }»
step-set-lead-several = головна метрика: { $what }
