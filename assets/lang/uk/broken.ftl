# Що порушує карту: власні правила моделі. Частини речення.

broken-duplicate-element = два елементи мають той самий ідентифікатор { $id }
broken-value = елемент { $id }: { $why }
broken-props = властивості карти: { $why }
broken-dangling = звʼязок «{ $link }» від { $from } до { $to } нікуди не веде
broken-not-allowed = звʼязок «{ $link }» не може вести від { $from } до { $to }
broken-self-link = звʼязок «{ $link }» веде від { $from } до нього ж
broken-duplicate-link = звʼязок «{ $link }» від { $from } до { $to } записано двічі
broken-second = звʼязок «{ $link }» від { $from } до { $to } зайвий: уже є звʼязок від { $firstFrom } до { $firstTo }
broken-second-emotion = точка взаємодії { $id } має дві емоції, { $first } і { $second }, для однієї персони й одного шляху
broken-no-stage = точка взаємодії { $id } не належить до жодного етапу
broken-loose = «{ $kind }» { $id }: бракує звʼязку «{ $link }»
broken-question = запитання { $id }: { $why }
broken-cell = комірка відповідей { $id } на запитання { $question }: { $why }
broken-conflict = конфлікт стосується { $id }, якого немає на карті
broken-index = програма загубила елемент { $id }

# Що не так зі значенням.
bad-value-nul = у тексті є знак NUL
bad-value-severity = тяжкість поза межами від 1 до 5
bad-value-votes = голосів більше за 9999
bad-value-share = частка поза межами від 0 до 1
bad-value-indicator-value = значення нескінченне або не число
bad-value-indicator-target = ціль нескінченна або не число
bad-value-date = такої дати немає в календарі
bad-value-picture = зображення порожнє або більше, ніж можна
bad-value-metric-target = ціль метрики нескінченна або не число
bad-value-reported = повідомлена оцінка поза діапазоном метрики, або її дати не існує
bad-value-history = вимірювання стоять не за порядком, двічі на один день або не є числами
bad-value-comment = відповідь поруч із коментарем поза шкалою
bad-value-imports = запис про імпорт або профіль не в порядку

# Що не так із коміркою відповідей.
bad-cell-no-touchpoint = її точки взаємодії немає на карті
bad-cell-no-question = її запитання немає на карті
bad-cell-scale = відповіді не за шкалою запитання
bad-cell-three = у ній три розподіли, а запитання ставлять один раз
bad-cell-too-many = відповідей більше, ніж можна полічити точно
bad-cell-month = такого місяця немає в календарі
bad-cell-segments = сегментів більше трьох або вони не за абеткою, повторюються чи без назви
bad-cell-nul = у тексті є знак NUL
bad-cell-duplicate = інша комірка має той самий ключ

# Що не так із запитанням.
bad-question-key = ключ запитання має складатися з 1–64 знаків: a-z, 0-9, - і _
bad-question-duplicate = інше запитання має той самий ключ
bad-question-nul = у його тексті є знак NUL
