# Розповідь: кадри поверх карти, один за одним.

# Перша розповідь, складена з того, що каже карта.
plot-whole = { $name } — увесь шлях
plot-name = «{ $name }»
plot-praised = Клієнти хвалять: { $name }
plot-hurts = На кроці «{ $name }» болить
plot-moment = У момент істини «{ $name }» болить
plot-target = До чого ми хочемо прийти
plot-own = { $count ->
    [one] { $number } рішення ми можемо втілити одразу й самі
    [few] { $number } рішення ми можемо втілити одразу й самі
   *[other] { $number } рішень ми можемо втілити одразу й самі
}
plot-own-one = Одразу й самі ми можемо зробити це: { $name }

# Кроки.
step-compose-story = { $count ->
    [one] розповідь з { $number } кадру
    [few] розповідь з { $number } кадрів
   *[many] розповідь з { $number } кадрів
}
step-add-frame = кадр «{ $name }»
step-retake-frame = вигляд кадру «{ $name }»
step-retake-several = вигляд: { $what }

# Кадр в інспекторі.
frame-notes = Що каже доповідач
frame-state = Який шлях показано
frame-state-map = Як відкривається карта
frame-lanes = Показані доріжки
frame-lanes-help = Нічого не вибрано: звичайні доріжки.
frame-personas = Показані персони
frame-personas-help = Нікого не вибрано: ті, кого показує карта.
frame-scores = Показані оцінки
frame-scores-map = Як показує карта
frame-sight = У кадрі
frame-sight-all = У кадрі вся карта.
frame-lit = Виділено
frame-lit-all = Виділено все.

# Панель і меню.
menu-story = Розповідь
area-story = Розповідь
story-title = Розповідь
cmd-story = Розповідь
cmd-add-frame = Додати видиме до розповіді
cmd-tell = Показати розповідь
cmd-tell-here = Показати розповідь з цього кадру
task-story = Розповідь малюється…
story-compose = Скласти розповідь
story-retake = Зняти знову, як видно
story-earlier = Раніше
story-later = Пізніше
story-remove = Вилучити
story-no-caption = Без підпису
story-none = Кадрів ще немає. «Скласти розповідь» робить першу з того, що каже карта: увесь шлях, що хвалять клієнти, де болить найбільше, ціль, що можна зробити одразу. Або покажіть частину карти, виберіть, що виділити, і додайте видиме.

# Вікно доповідача.
presenter-title = Доповідач
presenter-previous = Назад
presenter-next = Далі
presenter-black = Чорний екран
presenter-spot = Прожектор
presenter-exchange = Поміняти екрани місцями
presenter-end = Кінець
presenter-then = Потім
presenter-last = Це останній кадр.
presenter-no-notes = До цього кадру нічого не записано.
