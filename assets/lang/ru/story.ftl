# Рассказ: кадры поверх карты, один за другим.

# Первый рассказ, составленный из того, что говорит карта.
plot-whole = { $name } — весь путь
plot-name = «{ $name }»
plot-praised = Клиенты хвалят: { $name }
plot-hurts = На шаге «{ $name }» больно
plot-moment = В момент истины «{ $name }» больно
plot-target = К чему мы хотим прийти
plot-own = { $count ->
    [one] { $number } решение мы можем внедрить сразу и сами
    [few] { $number } решения мы можем внедрить сразу и сами
   *[other] { $number } решений мы можем внедрить сразу и сами
}
plot-own-one = Сразу и сами мы можем сделать это: { $name }

# Шаги.
step-compose-story = { $count ->
    [one] рассказ из { $number } кадра
    [few] рассказ из { $number } кадров
   *[many] рассказ из { $number } кадров
}
step-add-frame = кадр «{ $name }»
step-retake-frame = вид кадра «{ $name }»
step-retake-several = вид: { $what }

# Кадр в инспекторе.
frame-notes = Что говорит докладчик
frame-state = Какой путь показан
frame-state-map = Как открывается карта
frame-lanes = Показанные дорожки
frame-lanes-help = Ничего не выбрано: обычные дорожки.
frame-personas = Показанные персоны
frame-personas-help = Никто не выбран: те, кого показывает карта.
frame-scores = Показанные оценки
frame-scores-map = Как показывает карта
frame-sight = В кадре
frame-sight-all = В кадре вся карта.
frame-lit = Выделено
frame-lit-all = Выделено всё.

# Панель и меню.
menu-story = Рассказ
area-story = Рассказ
story-title = Рассказ
cmd-story = Рассказ
cmd-add-frame = Добавить видимое в рассказ
cmd-tell = Показать рассказ
cmd-tell-here = Показать рассказ с этого кадра
task-story = Рассказ рисуется…
story-compose = Составить рассказ
story-retake = Снять заново как видно
story-earlier = Раньше
story-later = Позже
story-remove = Удалить
story-no-caption = Без подписи
story-none = Кадров ещё нет. «Составить рассказ» делает первый из того, что говорит карта: весь путь, что хвалят клиенты, где больнее всего, цель, что можно сделать сразу. Или покажите часть карты, выберите, что выделить, и добавьте видимое.

# Окно докладчика.
presenter-title = Докладчик
presenter-previous = Назад
presenter-next = Дальше
presenter-black = Чёрный экран
presenter-spot = Прожектор
presenter-exchange = Поменять экраны местами
presenter-end = Конец
presenter-then = Затем
presenter-last = Это последний кадр.
presenter-no-notes = К этому кадру ничего не записано.
