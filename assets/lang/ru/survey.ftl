# Опросы: как понят файл с ответами, что пропущено, что вошло.

# Почему файл не читается; перед этим стоит имя файла.
survey-why-io = система сообщает: «{ $reason }». Проверьте, что файл на месте и его можно читать.
survey-why-empty = в нём ничего нет. Выгрузите ответы заново и выберите новый файл.
survey-why-not-text = это не текст и не книга электронной таблицы. Выгрузите ответы в CSV или XLSX.
survey-why-protected = он защищён паролем. Сохраните его без пароля в редакторе таблиц и выберите этот файл.
survey-why-damaged = книга повреждена ({ $reason }). Выгрузите ответы заново или сохраните книгу в CSV.
survey-why-too-large = он больше любого опроса или станет таким при распаковке. Разделите его или сохраните лист с ответами в CSV.
survey-why-long-cell = в ячейке { $cell } больше текста, чем принимает любая электронная таблица. Возможно, в ней не закрыта кавычка: исправьте это и сохраните таблицу заново.
survey-why-no-sheet = в нём нет листа «{ $name }». Есть: { $known }
survey-why-stopped = чтение остановлено, ничего не изменилось.
survey-nothing = { $path }: ответов в нём не найдено. Проверьте, в каких столбцах точки контакта и ответы; точки контакта, которых нет на карте, добавляет --add.
survey-refused = Карта не принимает ответы: { $why }. Сообщите об этом как об ошибке программы.

# Как он понят.
survey-rows = { $count ->
    [one] { $number } строка
    [few] { $number } строки
   *[other] { $number } строк
}
survey-answers = { $count ->
    [0] ответов нет
    [one] { $number } ответ
    [few] { $number } ответа
   *[other] { $number } ответов
}
survey-new-touchpoints = { $count ->
    [one] { $number } из них новая
    [few] { $number } из них новые
   *[many] { $number } из них новых
}
survey-sheet = Лист «{ $name }», всего: { $known }
survey-means-nothing = не берётся
survey-means-touchpoint = точка контакта
survey-means-question = вопрос
survey-means-answer = ответ
survey-means-answer-to = ответ, { $metric }
survey-means-answers-about = ответы о «{ $name }», { $metric }
survey-means-date = дата
survey-means-segment = сегмент
survey-means-comment = комментарий
survey-taken-for = «{ $name }» понято как «{ $touchpoint }»
survey-new = «{ $name }» нет на карте: добавляется
survey-unknown = «{ $name }» нет на карте: ответы пропущены. Добавить точку контакта: --add.

# Что пропущено.
survey-not-applicable = { $count ->
    [one] { $number } ячейка с ответом «не применимо»
    [few] { $number } ячейки с ответом «не применимо»
   *[other] { $number } ячеек с ответом «не применимо»
}
survey-blank = { $count ->
    [one] { $number } ячейка без ответа
    [few] { $number } ячейки без ответа
   *[other] { $number } ячеек без ответа
}
survey-incomplete = { $count ->
    [one] { $number } респондент ответил не на все три вопроса о лояльности
    [few] { $number } респондента ответили не на все три вопроса о лояльности
   *[other] { $number } респондентов ответили не на все три вопроса о лояльности
}
survey-skipped-scale = { $place }: «{ $value }» вне шкалы. Пропущено; если это ошибка, исправьте её в файле.
survey-skipped-fraction = { $place }: «{ $value }» — не целое число. Пропущено.
survey-skipped-text = { $place }: «{ $value }» — не число. Пропущено; запишите ответ цифрами.
survey-skipped-formula = { $place }: у формулы «{ $value }» нет значения. Пропущено; откройте файл в редакторе таблиц и сохраните.
survey-skipped-error = { $place }: в ячейке ошибка «{ $value }». Пропущено; исправьте формулу.
survey-skipped-date = { $place }: «{ $value }» — не дата. Строка пропущена; исправьте дату или сотрите её.
survey-skipped-touchpoint = { $place }: точка контакта не названа. Строка пропущена.
survey-skipped-question = { $place }: вопрос «{ $value }» не учитывается. Строка пропущена.
survey-more = { $count ->
    [one] и ещё { $number }
    [few] и ещё { $number }
   *[other] и ещё { $number }
}

# Что вошло.
survey-stage = Из опроса
survey-cells = { $count ->
    [one] На карту входит { $number } гистограмма
    [few] На карту входят { $number } гистограммы
   *[other] На карту входит { $number } гистограмм
}
survey-replaced = { $count ->
    [one] Заменяется { $number } гистограмма из того же файла
    [few] Заменяются { $number } гистограммы из того же файла
   *[other] Заменяется { $number } гистограмм из того же файла
}
survey-added = { $count ->
    [one] Добавляется { $number } точка контакта
    [few] Добавляются { $number } точки контакта
   *[other] Добавляется { $number } точек контакта
}
survey-dry = Ничего не изменено: это был --dry-run.

# Оценки по частям.
survey-undated = без даты
survey-not-stated = не указано

# Профили и комментарии.
survey-too-many-new = Добавилось бы точек контакта: { $number }, а можно не больше { $most }. Скорее всего, точки контакта названы не в этом столбце: укажите нужный или пропустите этот.
survey-by-profile = Прочитано по профилю «{ $name }»
survey-misfit-missing = В файле нет столбца «{ $name }», который есть в профиле
survey-misfit-unknown = Столбца «{ $name }» нет в профиле: его смысл угадан
survey-misfit-gone = Точки контакта, которую профиль выбрал для «{ $name }», на карте больше нет
survey-comments = { $count ->
    [0] Комментариев: { $found }, ни один не сохраняется
   *[other] Комментариев: { $found }, самые содержательные станут цитатами
}
survey-comments-masked = { $count ->
    [one] Контакты скрыты в { $number } комментарии
    [few] Контакты скрыты в { $number } комментариях
   *[other] Контакты скрыты в { $number } комментариях
}
survey-comments-private = { $count ->
    [one] Пропущен { $number } комментарий с контактами
    [few] Пропущены { $number } комментария с контактами
   *[other] Пропущено { $number } комментариев с контактами
}
survey-comments-unplaced = { $count ->
    [one] { $number } комментарий не относится к одной точке контакта и пропущен
    [few] { $number } комментария не относятся к одной точке контакта и пропущены
   *[other] { $number } комментариев не относятся к одной точке контакта и пропущены
}
survey-quotes = { $count ->
    [one] { $number } комментарий становится цитатой
    [few] { $number } комментария становятся цитатами
   *[other] { $number } комментариев становятся цитатами
}
survey-quotes-gone = { $count ->
    [one] Удаляется { $number } цитата прежнего импорта
    [few] Удаляются { $number } цитаты прежнего импорта
   *[other] Удаляется { $number } цитат прежнего импорта
}
survey-quotes-kept = { $count ->
    [one] { $number } цитата прежнего импорта исправлена вручную и остаётся
    [few] { $number } цитаты прежнего импорта исправлены вручную и остаются
   *[other] { $number } цитат прежнего импорта исправлены вручную и остаются
}
