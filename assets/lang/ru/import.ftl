# Импорт опроса на карту: диалог.
cmd-import-scores = Импорт оценок…
file-kind-survey = Опрос
path-survey = Файл опроса
table-survey = Это ответы опроса…
task-survey-read = Чтение: { $file }
task-survey-count = Подсчёт ответов…
task-survey-enter = Импорт ответов…
step-survey = импорт «{ $name }»
step-survey-pasted = импорт вставленных ответов
notice-survey = { $count ->
    [one] Импортирован { $number } ответ.
    [few] Импортированы { $number } ответа.
   *[other] Импортировано { $number } ответов.
}
notice-survey-same = Все эти ответы уже есть на карте: ничего не изменилось.
survey-trouble = { $file }: { $why }
import-title = Импорт оценок: { $file }
import-title-pasted = Импорт оценок из буфера обмена
import-hint = Проверьте, что означают столбцы. До импорта на карте ничего не изменится.
import-reading = Чтение файла…
import-counting = Подсчёт…
import-entering = Импорт…
import-do = Импортировать
import-stop = Остановить
import-leave = Не импортировать
import-again = Прочитать ещё раз
import-search = Поиск
import-search-none = Ничего не найдено

# Опрос в целом.
import-sheet = Лист
import-profile = Профиль
import-profile-none = Без профиля
import-header = Заголовки
import-header-none = Без заголовков
import-header-row = Строка { $row }
import-header-rows = Строки { $first } и { $last }
import-dates = Месяцы
import-dates-open = Даты можно прочитать двояко, и файл не подсказывает, как верно. Выберите порядок.
import-period = Ответы относятся
import-period-dates = К месяцам своих дат
import-period-none = Ни к какому месяцу
import-order = Порядок в датах
import-day-first = Сначала день: 31/12/2026
import-month-first = Сначала месяц: 12/31/2026

# Что означает столбец.
import-means-ignored = Не брать
import-means-touchpoint = Точка контакта
import-means-question = Вопрос
import-means-score-asked = Ответ на вопрос из соседнего столбца
import-means-score = Ответ: { $what }
import-means-answers = { $what }: «{ $name }»
import-means-date = Дата
import-means-segment = Сегмент
import-means-comment = Комментарий
import-means-comment-about = Комментарий: «{ $name }»
import-cli-sum = CLI, сумма трёх ответов
import-cli-1 = CLI 1: рекомендовать
import-cli-2 = CLI 2: купить снова
import-cli-3 = CLI 3: другие продукты

# Названия, формулировки, коды.
import-touchpoints = Точки контакта в опросе и на карте
import-touchpoint-of = Точка контакта для «{ $name }»
import-target-new = Новая точка контакта
import-target-skipped = Не брать
import-questions = Вопросы опроса
import-question-of = Метрика вопроса «{ $name }»
import-codes = Ответа нет («не применимо»)
import-code = { $code }: { $count }

# Комментарии.
import-comments = Комментарии
import-comments-most = Цитат на точку контакта
import-most = { $count ->
    [0] Ни одной
    [one] Не больше { $number }
    [few] Не больше { $number }
   *[other] Не больше { $number }
}
import-privacy = Адреса почты и телефоны
import-privacy-mask = Скрыть
import-privacy-leave-out = Не брать такие комментарии
import-privacy-keep = Оставить как есть
import-comment = «{ $text }»

# Что войдёт и что нет.
import-scores = Оценки, которые войдут
import-score-new = { $name } (новая)
import-skipped = Пропущено
import-segments = Ответы делятся не больше чем по трём столбцам; не используются: { $names }
import-unwanted = { $count ->
    [one] { $number } ответ о точке контакта, которую решено не брать
    [few] { $number } ответа о точках контакта, которые решено не брать
   *[other] { $number } ответов о точках контакта, которые решено не брать
}
import-histograms = { $count ->
    [one] { $number } гистограмма
    [few] { $number } гистограммы
   *[other] { $number } гистограмм
}
import-nothing = Ответов пока нет: укажите, в каких они столбцах.
import-keep = Запомнить этот выбор для следующего опроса
import-keep-hint = Название профиля
import-reason-scale = Вне шкалы
import-reason-fraction = Не целое число
import-reason-text = Не число
import-reason-formula = Формула без значения
import-reason-error = Ошибка в ячейке
import-reason-date = Не дата
import-reason-touchpoint = Не названа точка контакта
import-reason-question = Вопрос не учитывается
