# What a good map is checked for. $name and $other are names from the map, shortened.
# $score is insight-score.

advice-unnamed = (unnamed)
# $advice is one of the texts below.
advice-in-to-be = In the target journey: { $advice }
advice-severity-high = Serious
advice-severity-medium = Important
advice-severity-low = Worth a look

advice-endless-loop = Clients go round in circles between { $number } touchpoints, from “{ $name }” on, and no way leads out. Add a way on from one of them.
advice-to-be-not-better = At “{ $name }” the target emotion is no better than today's worst one. Aim higher, or say what will change.
advice-unanswered-barrier = Nothing is planned against the barrier “{ $name }”. Add a solution.
advice-distant-solutions = The barrier “{ $name }” is painful, and none of its solutions is in the team's own hands. Look for a first step you can take yourselves.
advice-no-way-in = No way leads to “{ $name }”. Draw where clients come from.
advice-no-way-on = No way leads on from “{ $name }”. Draw where clients go next.
advice-unexplained-low = Clients feel bad at “{ $name }”, and no barrier there or on the way there says why. Find out, and add it.
advice-low-moment = “{ $name }” is a moment of truth, and clients rate it below target: { $score }. Improve it first.
advice-unscored-moment = “{ $name }” is a moment of truth, but clients were not asked about it. Add its scores.
advice-happy-but-low = At “{ $name }” the map shows a happy face, “{ $other }”, but clients rate it low: { $score }. Find out which is true.
advice-sad-but-good = At “{ $name }” the map shows an unhappy face, “{ $other }”, but clients rate it well: { $score }. Find out which is true.
advice-unowned = Clients rate “{ $name }” low, and nobody answers for it. Name an owner.
advice-old-scores = Clients were last asked about “{ $name }” in { $month }, more than 12 months ago. Ask again.
advice-mostly-assumptions = { $count ->
    [one] { $percent } of what the map states is assumed: { $number } statement has no evidence beyond expert opinion. Go and see, or ask.
   *[other] { $percent } of what the map states is assumed: { $number } statements have no evidence beyond expert opinion. Go and see, or ask.
}
advice-empty-stage = The stage “{ $name }” has no touchpoints. Add one, or remove the stage.
advice-channel-change = From “{ $name }” to “{ $other }” clients change the channel, and nothing carries them over. Add a driver.
advice-no-persona = The map does not say whose journey it is. Add a persona.
