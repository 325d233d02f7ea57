cmd-conflicts = Конфлікти
conflicts-title = Конфлікти
cmd-next-conflict = Наступний конфлікт
cmd-previous-conflict = Попередній конфлікт
conflicts-count = { $count ->
    [one] { $number } конфлікт
    [few] { $number } конфлікти
   *[many] { $number } конфліктів
}
conflicts-none = Розбіжностей немає: усі конфлікти розвʼязано.
settle-all-mine = Залишити все моє
settle-all-theirs = Взяти все їхнє
conflict-mine = Моє
conflict-theirs = Їхнє
conflict-other = Ще одне
settle-mine = Залишити моє
settle-theirs = Взяти їхнє
settle-other = Взяти це
settle-both = Залишити обидва
settle-edited = Взяти цей текст
conflict-edit = Або інакше:
conflict-was = Було: { $value }
conflict-new = Зʼявилося з обох боків.
step-settle = розвʼязання конфлікту: { $name }
step-settle-all = { $count ->
    [one] розвʼязання { $number } конфлікту
    [few] розвʼязання { $number } конфліктів
   *[many] розвʼязання { $number } конфліктів
}
settle-left = { $count ->
    [one] { $number } конфлікт так розвʼязати не можна. Розвʼяжіть його окремо.
    [few] { $number } конфлікти так розвʼязати не можна. Розвʼяжіть кожен окремо.
   *[many] { $number } конфліктів так розвʼязати не можна. Розвʼяжіть кожен окремо.
}
diff-picture-added = { $count ->
    [one] Додано { $number } елемент
    [few] Додано { $number } елементи
   *[many] Додано { $number } елементів
}
diff-picture-changed = { $count ->
    [one] Змінено { $number } елемент
    [few] Змінено { $number } елементи
   *[many] Змінено { $number } елементів
}
diff-picture-removed = Видалено: { $names }
