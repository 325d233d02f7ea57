cmd-conflicts = Конфлікти
conflicts-title = Конфлікти
cmd-next-conflict = Наступний конфлікт
cmd-previous-conflict = Попередній конфлікт
conflicts-count = { $count ->
    [one] { $number } конфлікт
    [few] { $number } конфлікти
   *[many] { $number } конфліктів
}
conflicts-none = Розбіжностей немає: усі конфлікти розв’язано.
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
conflict-new = З’явилося з обох боків.
conflict-deleted = Видалено
step-settle = розв’язання конфлікту: { $name }
step-settle-all = { $count ->
    [one] розв’язання { $number } конфлікту
    [few] розв’язання { $number } конфліктів
   *[many] розв’язання { $number } конфліктів
}
settle-left = { $count ->
    [one] { $number } конфлікт так розв’язати не можна. Розв’яжіть його окремо.
    [few] { $number } конфлікти так розв’язати не можна. Розв’яжіть кожен окремо.
   *[many] { $number } конфліктів так розв’язати не можна. Розв’яжіть кожен окремо.
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
