# Історія: кадри поверх карти, один за одним.

# Перша історія, складена з того, що каже карта.
plot-whole = { $name } — увесь шлях
plot-praised = Що хвалять клієнти: { $name }
plot-hurts = Де болить: { $name }
plot-moment = Момент істини, у якому болить: { $name }
plot-target = До чого ми хочемо прийти
plot-own = Що ми можемо зробити одразу й самі: { $name }

# Кроки.
step-compose-story = { $count ->
    [one] історія з { $number } кадру
    [few] історія з { $number } кадрів
   *[many] історія з { $number } кадрів
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
frame-sight = У кадрі
frame-sight-all = У кадрі вся карта.
frame-lit = Виділено
frame-lit-all = Виділено все.

# Панель і меню.
menu-story = Історія
area-story = Історія
story-title = Історія
cmd-story = Історія
cmd-add-frame = Додати видиме до історії
cmd-tell = Показати історію
cmd-tell-here = Показати історію з цього кадру
task-story = Історія малюється…
story-compose = Скласти історію
story-retake = Зняти знову, як видно
story-earlier = Раніше
story-later = Пізніше
story-remove = Вилучити
story-no-caption = Без підпису
story-none = Кадрів ще немає. «Скласти історію» робить першу з того, що каже карта: увесь шлях, що хвалять клієнти, де болить найбільше, ціль, що можна зробити одразу. Або покажіть частину карти, виберіть, що виділити, і додайте видиме.

# Вікно доповідача.
presenter-title = Доповідач
presenter-previous = Назад
presenter-next = Далі
presenter-black = Чорний екран
presenter-spot = Прожектор
presenter-end = Кінець
presenter-then = Потім
presenter-last = Це останній кадр.
presenter-no-notes = До цього кадру нічого не записано.
