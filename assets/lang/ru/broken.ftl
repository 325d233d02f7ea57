# Что нарушает карту: собственные правила модели. Части предложения.

broken-duplicate-element = у двух элементов один и тот же идентификатор { $id }
broken-value = элемент { $id }: { $why }
broken-props = свойства карты: { $why }
broken-dangling = связь «{ $link }» от { $from } к { $to } никуда не ведёт
broken-not-allowed = связь «{ $link }» не может вести от { $from } к { $to }
broken-self-link = связь «{ $link }» ведёт от { $from } к нему же
broken-duplicate-link = связь «{ $link }» от { $from } к { $to } записана дважды
broken-second = связь «{ $link }» от { $from } к { $to } лишняя: уже есть связь от { $firstFrom } к { $firstTo }
broken-second-emotion = у точки контакта { $id } две эмоции, { $first } и { $second }, для одной персоны и одного пути
broken-no-stage = точка контакта { $id } не относится ни к одному этапу
broken-loose = «{ $kind }» { $id }: не хватает связи «{ $link }»
broken-question = вопрос { $id }: { $why }
broken-cell = ячейка ответов { $id } на вопрос { $question }: { $why }
broken-conflict = конфликт касается { $id }, которого нет на карте
broken-index = программа потеряла элемент { $id }

# Что не так со значением.
bad-value-nul = в тексте есть знак NUL
bad-value-severity = тяжесть вне пределов от 1 до 5
bad-value-votes = голосов больше 9999
bad-value-share = доля вне пределов от 0 до 1
bad-value-indicator-value = значение бесконечно или не число
bad-value-indicator-target = цель бесконечна или не число
bad-value-date = такой даты нет в календаре
bad-value-picture = изображение пусто или больше допустимого
bad-value-metric-target = цель метрики бесконечна или не число
bad-value-reported = сообщённая оценка вне диапазона метрики, или её даты не существует
bad-value-history = измерения стоят не по порядку, дважды на один день или не являются числами
bad-value-comment = ответ рядом с комментарием вне шкалы
bad-value-imports = запись об импорте или профиль не в порядке

# Что не так с ячейкой ответов.
bad-cell-no-touchpoint = её точки контакта нет на карте
bad-cell-no-question = её вопроса нет на карте
bad-cell-scale = ответы не по шкале вопроса
bad-cell-three = в ней три распределения, а вопрос задаётся один раз
bad-cell-too-many = ответов больше, чем можно сосчитать точно
bad-cell-month = такого месяца нет в календаре
bad-cell-segments = сегментов больше трёх либо они не по алфавиту, повторяются или без имени
bad-cell-nul = в тексте есть знак NUL
bad-cell-duplicate = у другой ячейки тот же ключ

# Что не так с вопросом.
bad-question-key = ключ вопроса должен состоять из 1–64 знаков: a-z, 0-9, - и _
bad-question-duplicate = у другого вопроса тот же ключ
bad-question-nul = в его тексте есть знак NUL
